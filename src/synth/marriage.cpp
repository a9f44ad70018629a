#include "base/date.hpp"
#include "synth/departments.hpp"

namespace jiayu::synth {

namespace {

// The certificate, then eight columns for each spouse.
enum Cell : int { certificate, business, registered_on, husband_from, wife_from = 11, cells_count = 19 };
enum SpouseCell : int { name, number, birth, ethnic, nationality, before, address, division };

constexpr std::array<std::string_view, 3> first_headers{"登记字号", "业务类型", "登记日期"};
constexpr std::array<std::string_view, 8> spouse_headers{"姓名", "身份证号", "出生日期", "民族", "国籍", "婚前状况", "户籍地址", "区划代码"};
enum Business : std::int32_t { marriage, divorce, replacement };

std::string_view before_name(Marital before) {
    return before == Marital::divorced ? "离婚" : before == Marital::widowed ? "丧偶" : "未婚";
}

void show_hukou(RowWriter& out, Written& written, int from) {
    auto const& world = out.world;
    auto const& person = world.person(written.person);
    if (person.household >= 0 && person.has_hukou_on(out.plan->on)) {
        out.show_place(written, world.household_of(written.person).hukou_home, out.plan->on, {from + address, from + division});
        return;
    }
    auto real = world.materials.real_of.at(person.prefix);
    out.set(from + address, outside_address(world, real, std::uint64_t(written.person)));
    out.set_number(from + division, std::int64_t(real) * 1'000'000);
}

Written show_spouse(RowWriter& out, PersonIndex index, Role role, Marital before_marriage) {
    auto from = role == Role::husband ? int(husband_from) : int(wife_from);
    auto written = out.identify(index, role, {.day = out.plan->on, .asks_sex = false});
    out.set(from + nationality, "中国");
    if (out.plan->extra == marriage) out.set(from + before, before_name(before_marriage));
    show_hukou(out, written, from);
    return written;
}

void finish_spouse(RowWriter& out, Written& written) {
    auto from = written.role == Role::husband ? int(husband_from) : int(wife_from);
    out.show(written, from + name, from + number, -1, from + birth, from + ethnic);
    out.judge_identity(written);
    Fact fact;
    fact.event = out.plan->on;
    if (out.plan->extra != replacement) {
        fact.married_or_divorced = out.plan->on;
        fact.divorce = out.plan->extra == divorce;
    }
    out.record_mention(written, fact);
}

}  // namespace

std::vector<SourceFile> plan_marriage(World const& world) {
    auto files = files_by_year(world, {Department::marriage, "", FileForm::xlsx, DateForm::dashes}, "婚姻登记");
    for (auto& [year, file] : files) {
        file.headers.assign(first_headers.begin(), first_headers.end());
        for (int spouse = 0; spouse < 2; ++spouse) file.headers.insert(file.headers.end(), spouse_headers.begin(), spouse_headers.end());
        file.order = in_order(cells_count);
        file.numeric.assign(cells_count, SheetNumber::text);
        file.group_from = {{"男方", husband_from}, {"女方", wife_from}};
        file.title = fmt::format("{}年婚姻登记信息", year);
        file.note = "注：补领指补领结婚证，登记日期为补领之日。";
        file.header_rows = 3;
    }
    auto const& couples = world.population.partnerships;
    for (std::size_t i = 0; i < couples.size(); ++i) {
        auto const& couple = couples[i];
        auto subject = std::int32_t(i);
        auto in_period = [&](Day day) { return day >= world.settings.first_day && day <= world.as_of(); };
        if (!couple.registered_here || !knows(world, couple.husband, Department::marriage) || !knows(world, couple.wife, Department::marriage)) continue;
        if (in_period(couple.married)) add_row(world, file_of_year(files, couple.married), {subject, marriage, couple.married, 0});
        if (couple.divorced && in_period(couple.ended)) add_row(world, file_of_year(files, couple.ended), {subject, divorce, couple.ended, 0});
        Random lot(world.settings.seed * 31 + i);
        auto day = Day(lot.between(world.settings.first_day, world.as_of()));
        if (lot.chance(0.03) && day > couple.married + 60 && day < couple.ended) add_row(world, file_of_year(files, day), {subject, replacement, day, 0});
    }
    return in_day_order(std::move(files));
}

void write_marriage_row(RowWriter& out) {
    auto const& couple = out.world.population.partnerships[out.plan->subject];
    constexpr std::string_view businesses[] = {"结婚", "离婚", "补领"}, letters[] = {"J", "L", "BJ"};
    out.set(certificate, fmt::format("{}320412-{}-{:07}", letters[out.plan->extra], int(date_from_days(out.plan->on).year()), out.plan->subject));
    out.set(business, businesses[out.plan->extra]);
    out.set_day(registered_on, out.plan->on);
    auto husband = show_spouse(out, couple.husband, Role::husband, couple.husband_before);
    auto wife = show_spouse(out, couple.wife, Role::wife, couple.wife_before);
    if (out.chance(out.cases.same_number_couple)) {
        // The number of the line before, copied down.
        wife.number = husband.number;
        wife.dressed = false;
        wife.errors.add(ErrorKind::number_copied);
    }
    finish_spouse(out, husband);
    finish_spouse(out, wife);
    auto well_formed = [](NumberFaults const& faults) { return !faults.empty && !faults.malformed; };
    if (well_formed(husband.faults) && well_formed(wife.faults) && husband.faults.sex == wife.faults.sex) out.plant_row("spouses_same_sex", "citizen_number");
}

}  // namespace jiayu::synth
