#include "base/date.hpp"
#include "synth/departments.hpp"
#include "synth/kinship.hpp"

namespace jiayu::synth {

namespace {

enum Cell : int {
    booklet, name, number, birth, ethnic, phone, husband_name, husband_number, address, division, last_menses, booked_on, booked_week, due_on,
    gravidity, parity, institution
};

constexpr std::array<std::string_view, 17> headers{"建册编号", "孕妇姓名", "身份证号", "出生日期", "民族", "联系电话", "丈夫姓名", "丈夫身份证号", "现住址",
                                                   "现住地区划代码", "末次月经", "建册日期", "建册孕周", "预产期", "孕次", "产次", "建册机构"};

Day last_menses_of(Birth const& delivery) { return delivery.born - delivery.weeks * 7; }
int weeks_at_booking(std::int32_t delivery) { return 6 + int(Random(std::uint64_t(delivery)).below(14)); }

SourceFile sheet(int from, int to, bool serial) {
    SourceFile file{Department::pregnancy_care, fmt::format("pregnancy_care/孕产妇建册_{}-{}.xlsx", from, to), FileForm::xlsx};
    file.dates = serial ? DateForm::serial : DateForm::chinese;
    file.headers.assign(headers.begin(), headers.end());
    file.order = in_order(headers.size());
    file.numeric.assign(headers.size(), SheetNumber::text);
    for (auto at : {booked_week, gravidity, parity}) file.numeric[at] = SheetNumber::number;
    if (serial)
        for (auto at : {birth, last_menses, booked_on, due_on}) file.numeric[at] = SheetNumber::date;
    file.title = fmt::format("孕产妇建册登记表（{}—{}年）", from, to);
    file.note = "注：本表由各建册机构汇总，孕周以建册当日为准。";
    file.header_rows = 2;
    return file;
}

void show_husband(RowWriter& out, PersonIndex husband) {
    if (husband == nobody || out.chance(0.04)) return;
    auto written = out.identify(husband, Role::father, {.day = out.plan->on, .asks_sex = false, .asks_birth = false});
    if (written.name.empty() && written.number.empty()) return;
    out.show(written, husband_name, husband_number, -1, -1, -1);
    out.judge_identity(written);
    out.record_mention(written, {});
}

}  // namespace

std::vector<SourceFile> plan_pregnancy_care(World const& world) {
    auto first = int(date_from_days(world.settings.first_day).year()), last = int(date_from_days(world.as_of()).year());
    // The form changed in 2017: dates as texts.
    auto split = std::clamp(2017, first, last);
    std::vector<SourceFile> files{sheet(first, split - 1, true), sheet(split, last, false)};
    auto const& births = world.population.births;
    for (std::size_t i = 0; i < births.size(); ++i) {
        auto const& delivery = births[i];
        auto const& mother = world.person(delivery.mother);
        if (delivery.order != 1 || !mother.knows(int(Department::pregnancy_care)) || mother.away_on(delivery.born)) continue;
        auto booked = last_menses_of(delivery) + weeks_at_booking(std::int32_t(i)) * 7;
        if (booked < world.settings.first_day || booked > world.as_of()) continue;
        add_row(world, files[int(date_from_days(booked).year()) >= split], {std::int32_t(i), 0, booked, 0});
    }
    for (auto& file : files) std::ranges::stable_sort(file.rows, {}, [](RowPlan const& row) { return row.on; });
    return files;
}

void write_pregnancy_row(RowWriter& out) {
    auto const& world = out.world;
    auto const& delivery = world.population.births[out.plan->subject];
    auto const& mother = world.person(delivery.mother);
    auto written = out.identify(delivery.mother, Role::mother, {.day = out.plan->on, .asks_sex = false});
    out.set(booklet, fmt::format("JC{}{:07}", int(date_from_days(out.plan->on).year()), out.plan->subject));
    out.show_home(written, out.plan->on, {address, division});
    out.set(phone, out.phone(delivery.mother, written));
    out.set_day(last_menses, last_menses_of(delivery));
    out.set_day(booked_on, out.plan->on);
    out.set_number(booked_week, weeks_at_booking(out.plan->subject));
    out.set_day(due_on, last_menses_of(delivery) + 280);
    auto earlier = delivery.child == nobody ? 0 : std::max(0, int(world.person(delivery.child).birth_order) - 1);
    out.set_number(gravidity, 1 + earlier + int(out.random.below(3) == 0));
    out.set_number(parity, earlier);
    out.set(institution, world.materials.hospitals[delivery.hospital]);
    out.show(written, name, number, -1, birth, ethnic);
    out.judge_identity(written);
    Fact fact;
    fact.event = out.plan->on;
    out.record_mention(written, fact);
    auto husband = delivery.child == nobody ? (mother.partnership < 0 ? nobody : world.population.partnerships[mother.partnership].husband)
                                            : world.person(delivery.child).father;
    show_husband(out, husband);
}

}  // namespace jiayu::synth
