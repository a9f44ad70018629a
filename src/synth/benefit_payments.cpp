#include "base/date.hpp"
#include "han/normalize_name.hpp"
#include "synth/departments.hpp"

namespace jiayu::synth {

namespace {

enum Cell : int {
    line_number, benefit, ground, name, number, address, division, child_name, child_number, child_birth, period, from_month, to_month, amount,
    paid_on, status, start_year, holder_name, account, bank, repealed
};

constexpr std::array<std::string_view, 20> headers{
    "序号", "项目", "扶助类别", "姓名", "身份证号", "户籍地址", "户籍地区划代码", "子女姓名", "子女身份证号", "子女出生日期", "发放年度", "计发起月",
    "计发止月", "金额(元)", "发放日期", "状态", "开始年度", "开户名", "银行账号", "开户银行"};
constexpr std::string_view grounds[] = {"", "子女死亡", "子女伤残", "手术并发症"};
constexpr std::string_view statuses[] = {"", "已发放", "退汇", "停发"};
constexpr int last_old_layout = 2018;      // its form still asked what was repealed in 2021
constexpr std::int32_t payment_label = 7;   // apart from the documents' streams
// Somebody who copies a name into the list copies it for the bank as well; the bank's own spelling comes back now and then.
constexpr double holder_by_bank = 0.1;

SourceFile sheet_of(World const& world, int year) {
    SourceFile file{Department::benefits_office, fmt::format("benefits_office/奖励扶助发放名册_{}.xlsx", year), FileForm::xlsx, DateForm::dashes};
    file.headers.assign(headers.begin(), headers.end());
    file.old_layout = year <= last_old_layout;
    if (file.old_layout)
        for (auto const& column : world.materials.repealed_roll_columns) file.headers.push_back(column);
    file.order = in_order(file.headers.size());
    file.numeric.assign(file.headers.size(), SheetNumber::text);
    for (auto at : {line_number, amount}) file.numeric[std::size_t(at)] = SheetNumber::number;
    file.title = fmt::format("{}年计划生育家庭奖励扶助资金发放名册", year);
    file.note = "注：本名册由各镇（街道）汇总，金额单位为元。";
    file.header_rows = 2;
    return file;
}

void show_home(RowWriter& out, Written& written, Day day) {
    auto const& world = out.world;
    auto const& person = world.person(written.person);
    if (person.household >= 0 && person.has_hukou_on(std::min(day, person.died - 1))) {
        out.show_place(written, world.household_of(written.person).hukou_home, day, {address, division});
        return;
    }
    auto real = world.materials.real_of.at(person.prefix);
    out.set(address, outside_address(world, real, std::uint64_t(written.person)));
    out.set_number(division, std::int64_t(real) * 1'000'000);
}

void show_amount(RowWriter& out, Payment const& payment) {
    auto dashed = [](int month) { return month ? fmt::format("{}-{:02}", month / 100, month % 100) : std::string(); };
    out.set(benefit, name_of(payment.benefit));
    out.set(ground, grounds[int(payment.ground)]);
    out.set(period, payment.once ? std::string("一次性") : std::to_string(payment.year));
    out.set(from_month, dashed(payment.from_month));
    out.set(to_month, dashed(payment.to_month));
    out.set_number(amount, payment.yuan);
    out.set_day(paid_on, payment.paid_on);
    out.set(status, statuses[int(payment.status)]);
    out.set_number(start_year, payment.start_year);
}

void show_account(RowWriter& out, Payment const& payment, Written const& payee) {
    auto right = out.world.materials.names.full_name(out.world.person(payment.holder));
    bool copied = payment.holder == payment.payee && !payee.name.empty() && !out.chance(holder_by_bank);
    auto holder = copied ? payee.name : right;
    if (!payee.name.empty() && han::normalize_name(holder) != han::normalize_name(payee.name)) out.plant_row("account_of_other", "holder_name");
    out.set(holder_name, std::move(holder));
    out.set(account, fmt::format("99{:017}", std::int64_t(payment.holder) * 1'000'003 + 7));
    out.set(bank, "示例农村商业银行");
}

}  // namespace

std::vector<SourceFile> plan_payments(World const& world) {
    std::map<int, SourceFile> files;
    auto const& payments = world.office.payments;
    for (std::size_t i = 0; i < payments.size(); ++i) {
        auto [file, is_new] = files.try_emplace(payments[i].year);
        if (is_new) file->second = sheet_of(world, payments[i].year);
        add_row(world, file->second, {std::int32_t(i), int(payments[i].benefit), payments[i].paid_on, payment_label});
    }
    std::vector<SourceFile> all;
    for (auto& [year, file] : files) {
        std::ranges::stable_sort(file.rows, {}, [&](RowPlan const& row) { return std::pair(row.extra, payments[std::size_t(row.subject)].repeat); });
        all.push_back(std::move(file));
    }
    return all;
}

void write_payment_row(RowWriter& out) {
    auto const& world = out.world;
    auto const& payment = world.office.payments[std::size_t(out.plan->subject)];
    auto day = payment.paid_on == never ? std::min(world.as_of(), to_days(*make_date(payment.year, 12, 31))) : payment.paid_on;
    auto payee = out.identify(payment.payee, Role::subject, {.day = day, .asks_sex = false, .asks_birth = false});
    out.set_number(line_number, out.row - out.file.header_rows);
    show_home(out, payee, day);
    show_amount(out, payment);
    out.show(payee, name, number, -1, -1, -1);
    out.judge_identity(payee);
    out.record_mention(payee, {});
    OfficeRow office_row{.row = out.row, .record = out.plan->subject, .is_payment = true, .payee_number = out.last_number()};
    if (payment.child != nobody) {
        auto child = out.identify(payment.child, Role::child, {.day = day, .asks_sex = false});
        out.show(child, child_name, child_number, -1, child_birth, -1);
        out.judge_identity(child);
        out.record_mention(child, {});
    }
    show_account(out, payment, payee);
    if (out.file.old_layout) out.set(repealed, "无"), out.set(repealed + 1, "不详");
    out.office_rows.push_back(office_row);
}

}  // namespace jiayu::synth
