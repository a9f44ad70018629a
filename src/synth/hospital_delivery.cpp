#include "base/date.hpp"
#include "synth/departments.hpp"

namespace jiayu::synth {

namespace {

enum Cell : int {
    delivery_number, mother_name, mother_number, mother_birth, phone, husband_name, husband_number, address, division, delivered_on, weeks, count,
    order, child_name, child_sex, weight, certificate, live, institution, remark, policy, infection
};

constexpr std::array<std::string_view, 20> headers{
    "分娩编号", "产妇姓名", "产妇身份证号", "产妇出生日期", "联系电话", "丈夫姓名", "丈夫身份证号", "现住址", "现住地区划代码", "分娩日期", "孕周",
    "胎数", "胎次", "新生儿姓名", "新生儿性别", "出生体重(g)", "出生医学证明编号", "活产", "分娩机构", "备注"};
// To 2015: the baby first, then the parents, and two columns of functions that are repealed today.
constexpr std::array old_order{0,  18, 9, 13, 14, 15, 10, 11, 12, 17, 16, 1, 2, 3, 4, 20, 21, 5, 6, 7, 8, 19};

std::string written_certificate(RowWriter& out, std::int32_t& shown) {
    shown = out.plan->subject;
    if (shown > 0 && out.chance(out.cases.certificate_shared)) --shown;
    auto text = certificate_text(shown);
    if (!out.chance(out.cases.certificate_malformed)) return text;
    shown = -1;
    return out.chance(0.5) ? text.substr(1) : text.substr(0, 4 + out.random.below(5));
}

void show_child(RowWriter& out, Birth const& delivery, bool resident_here) {
    auto missing = out.chance(out.cases.child_field_missing);
    auto placeholder = out.chance(out.rates.name_placeholder);
    auto written = out.identify(delivery.child, Role::child, {.day = delivery.born, .has_number = false, .placeholder = placeholder, .asks_birth = false});
    if (missing && out.chance(0.5)) written.name.clear(), written.errors.add(ErrorKind::name_missing);
    else if (missing) written.sex = 0, written.errors.add(ErrorKind::sex_missing);
    written.birth = delivery.born;
    std::int32_t shown = -1;
    auto text = written_certificate(out, shown);
    out.set(certificate, text);
    out.show(written, child_name, -1, child_sex, -1, -1);
    out.judge_identity(written);
    auto plant = [&](std::string_view kind, std::string_view field) { out.plant(kind, Role::child, delivery.child, field); };
    if (written.name.empty() || !written.sex) plant("child_fields_missing", written.sex ? "name" : "sex");
    if (shown < 0) plant("certificate_malformed", "birth_certificate_number");
    if (delivery.weeks < 28 && delivery.weight_g < 1000 && out.cell(remark).empty()) plant("low_gestation_live", "gestation_weeks");
    Fact fact;
    fact.delivered_on = delivery.born;
    fact.fetus_count = delivery.count;
    fact.certificate = shown + 1;
    fact.residence_here = resident_here;
    out.record_mention(written, fact);
}

void show_father(RowWriter& out, PersonIndex father) {
    auto written = out.identify(father, Role::father, {.day = out.plan->on, .asks_sex = false, .asks_birth = false});
    if (written.name.empty() && written.number.empty()) return;
    out.show(written, husband_name, husband_number, -1, -1, -1);
    out.judge_identity(written);
    out.record_mention(written, {});
}

}  // namespace

std::vector<SourceFile> plan_hospital_delivery(World const& world) {
    auto files = files_by_year(world, {Department::hospital_delivery, "", FileForm::csv_gb18030}, "住院分娩");
    for (auto& [year, file] : files) {
        file.old_layout = year <= 2015;
        if (file.old_layout) file.order.assign(old_order.begin(), old_order.end());
        else file.order = in_order(20);
        for (auto at : file.order)
            file.headers.push_back(at < policy ? headers[std::size_t(at)] : world.materials.repealed_delivery_columns[std::size_t(at - policy)]);
    }
    auto const& births = world.population.births;
    for (std::size_t i = 0; i < births.size(); ++i) {
        auto const& delivery = births[i];
        if (!delivery.in_district_hospital || !knows(world, delivery.mother, Department::hospital_delivery)) continue;
        if (delivery.child != nobody && !knows(world, delivery.child, Department::hospital_delivery)) continue;
        add_row(world, file_of_year(files, delivery.born), {std::int32_t(i), 0, delivery.born, 0});
    }
    return in_day_order(std::move(files));
}

void write_delivery_row(RowWriter& out) {
    auto const& world = out.world;
    auto const& delivery = world.population.births[out.plan->subject];
    auto const& mother = world.person(delivery.mother);
    auto written = out.identify(delivery.mother, Role::mother, {.day = delivery.born, .asks_sex = false});
    out.set(delivery_number, fmt::format("FM{}{:07}", int(date_from_days(delivery.born).year()), out.plan->subject));
    auto code = out.show_home(written, delivery.born, {address, division});
    out.set(phone, out.phone(delivery.mother, written));
    out.show(written, mother_name, mother_number, -1, mother_birth, -1);
    out.judge_identity(written);
    Fact fact;
    fact.event = delivery.born;
    out.record_mention(written, fact);
    auto father = delivery.child != nobody ? world.person(delivery.child).father
                                           : mother.partnership < 0 ? nobody : world.population.partnerships[mother.partnership].husband;
    if (father != nobody && !out.chance(0.08)) show_father(out, father);
    out.set_day(delivered_on, delivery.born);
    out.set_number(weeks, delivery.weeks);
    out.set_number(count, delivery.count);
    out.set_number(order, delivery.order);
    out.set_number(weight, delivery.weight_g);
    out.set(live, delivery.child == nobody ? "否" : "是");
    out.set(institution, world.materials.hospitals[delivery.hospital]);
    if (delivery.weeks < 28 && !out.chance(out.cases.early_birth_unremarked)) out.set(remark, "早产，转新生儿科");
    if (out.file.old_layout) out.set(policy, "不详"), out.set(infection, "未查");
    if (delivery.child != nobody) show_child(out, delivery, code / 1'000'000 == world.settings.district);
}

}  // namespace jiayu::synth
