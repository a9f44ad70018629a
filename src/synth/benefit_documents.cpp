#include "base/date.hpp"
#include "synth/departments.hpp"

namespace jiayu::synth {

namespace {

enum Cell : int {
    registration, kind, document_number, grade, name, sex, number, birth, phone, address, division, child_name, child_number, child_birth, issuer,
    issued_on, ended_on, ended_reason
};

constexpr std::array<std::string_view, 18> headers{
    "登记编号", "证件种类", "证件编号", "等级", "持有人姓名", "性别", "身份证号", "出生日期", "联系电话", "户籍地址", "户籍地区划代码", "子女姓名",
    "子女身份证号", "子女出生日期", "发证机关", "发证日期", "终止日期", "终止原因"};

constexpr std::string_view kinds[] = {"", "独生子女父母光荣证", "残疾人证", "手术并发症鉴定", "退休证", "无业认定"};
constexpr std::string_view issuers[] = {"", "街道办事处", "残疾人联合会", "鉴定专家组", "人力资源和社会保障局", "社区居民委员会"};
constexpr std::string_view grades[] = {"", "一级", "二级", "三级", "四级"};

void show_child(RowWriter& out, Document const& document) {
    if (document.child == nobody) return;
    auto const& child = out.world.person(document.child);
    out.set(child_name, out.world.materials.names.full_name(child));
    out.set(child_number, out.relative_number(document.child, std::max(document.issued, out.world.settings.first_day)));
    out.set_day(child_birth, child.born);
}

}  // namespace

std::vector<SourceFile> plan_documents(World const& world) {
    SourceFile file{Department::benefits_office, "benefits_office/证件与认定登记.csv", FileForm::csv_gb18030, DateForm::dashes};
    file.headers.assign(headers.begin(), headers.end());
    file.order = in_order(headers.size());
    auto const& documents = world.office.documents;
    for (std::size_t i = 0; i < documents.size(); ++i)
        add_row(world, file, {std::int32_t(i), int(documents[i].kind), documents[i].issued, 0});
    std::ranges::stable_sort(file.rows, {}, [](RowPlan const& row) { return row.on; });
    return {std::move(file)};
}

void write_document_row(RowWriter& out) {
    auto const& world = out.world;
    auto const& document = world.office.documents[std::size_t(out.plan->subject)];
    auto day = std::max(document.issued, world.settings.first_day);
    auto written = out.identify(document.holder, Role::subject, {.day = day});
    auto year = int(date_from_days(document.issued).year());
    out.set(registration, fmt::format("Z{:08}", out.plan->subject + 1));
    out.set(kind, kinds[int(document.kind)]);
    // Both parents' certificates carry one number.
    auto about = document.child == nobody ? document.holder : document.child;
    out.set(document_number, fmt::format("99{}{:04}{:07}", int(document.kind), year, about));
    out.set(grade, grades[document.grade]);
    out.set(phone, out.phone(document.holder, written));
    out.show_place(written, world.household_of(document.holder).hukou_home, day, {address, division});
    show_child(out, document);
    out.set(issuer, issuers[int(document.kind)]);
    out.set_day(issued_on, document.issued);
    out.set_day(ended_on, document.ended);
    if (document.ended != never) out.set(ended_reason, "再生育");
    out.show(written, name, number, sex, birth, -1);
    out.judge_identity(written);
    out.record_mention(written, {});
    out.office_rows.push_back({.row = out.row, .record = out.plan->subject, .is_payment = false});
}

}  // namespace jiayu::synth
