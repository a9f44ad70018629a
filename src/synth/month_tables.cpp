#include "synth/month_tables.hpp"

#include <fmt/compile.h>

#include <cmath>

#include "base/date.hpp"
#include "exchange/xlsx_writer.hpp"
#include "synth/kinship.hpp"

namespace jiayu::synth {

namespace {

// Errors that add a whole community's births come as often as in a district of this size or larger; in a smaller one, with as many
// communities, they would outnumber the births themselves.
constexpr double residents_of_full_rate = 300'000;

constexpr std::array<std::string_view, 14> headers{"社区代码", "社区名称", "月份", "期初人口", "出生合计", "男", "女",
                                                   "一孩", "二孩", "多孩", "死亡", "迁入", "迁出", "期末人口"};

using Figure = std::int32_t MonthFigures::*;
constexpr std::array<Figure, 11> figures_in_order{&MonthFigures::opening, &MonthFigures::births, &MonthFigures::boys, &MonthFigures::girls,
                                                  &MonthFigures::first, &MonthFigures::second, &MonthFigures::higher, &MonthFigures::deaths,
                                                  &MonthFigures::moved_in, &MonthFigures::moved_out, &MonthFigures::closing};

std::int32_t balance(MonthFigures const& f) { return f.opening + f.births - f.deaths + f.moved_in - f.moved_out; }

bool ratio_outside(MonthFigures const& sum) {
    if (sum.boys <= 0 || sum.girls <= 0) return false;
    auto ratio = 100.0 * sum.boys / sum.girls;
    auto spread = std::exp(1.96 * std::sqrt(1.0 / sum.boys + 1.0 / sum.girls));
    return ratio / spread > 107 || ratio * spread < 103;
}

bool jumped(std::int32_t now, std::int32_t before) {
    return std::max(now, before) >= 10 && std::abs(now - before) * 10 > before * 3;
}

}  // namespace

MonthTables::MonthTables(World const& world)
    : world_(world), first_year_(int(date_from_days(world.settings.first_day).year())), last_year_(int(date_from_days(world.as_of()).year())),
      true_(world.materials.places.size() * std::size_t(months())), before_(world.materials.places.size()), year_sum_(world.materials.places.size()) {
    for (std::size_t i = 0; i < world.population.persons.size(); ++i)
        if (world.person(PersonIndex(i)).household >= 0 && world.person(PersonIndex(i)).known_to) count_person(PersonIndex(i));
    count_populations();
}

int MonthTables::months() const { return (years() - 1) * 12 + int(unsigned(date_from_days(world_.as_of()).month())); }

int MonthTables::month_of(Day day) const {
    if (day < world_.settings.first_day || day > world_.as_of()) return -1;
    auto date = date_from_days(day);
    return (int(date.year()) - first_year_) * 12 + int(unsigned(date.month())) - 1;
}

void MonthTables::add(PersonIndex index, Day day, Figure figure) {
    auto month = month_of(day);
    if (month >= 0) ++(at(world_.household_of(index).home.place, month).*figure);
}

// Residents alone. People count at the place where they live at the end: moves within the district are not in the tables.
void MonthTables::count_person(PersonIndex index) {
    auto const& person = world_.person(index);
    auto first = world_.settings.first_day;
    if (person.resident_on(first)) at(world_.household_of(index).home.place, 0).opening++;
    auto born_here = person.born >= first && person.resident_on(person.born);
    // A child that the communities missed is missed by their tables too.
    if (born_here && person.knows(int(Department::communities))) {
        add(index, person.born, &MonthFigures::births);
        add(index, person.born, person.sex == 1 ? &MonthFigures::boys : &MonthFigures::girls);
        add(index, person.born, person.birth_order <= 1 ? &MonthFigures::first : person.birth_order == 2 ? &MonthFigures::second : &MonthFigures::higher);
    }
    if (person.died != never && person.died > person.born && person.resident_on(person.died - 1)) add(index, person.died, &MonthFigures::deaths);
    auto changes = {person.here_from, person.here_to, person.hukou_from, person.hukou_to, person.away_from, person.away_to};
    std::set<Day> days(changes.begin(), changes.end());
    for (auto day : days) {
        if (day == never || day == always || day <= first || !person.alive_on(day) || day <= person.born) continue;
        auto before = person.resident_on(day - 1), after = person.resident_on(day);
        if (before != after) add(index, day, after ? &MonthFigures::moved_in : &MonthFigures::moved_out);
    }
}

void MonthTables::count_populations() {
    for (std::size_t place = 0; place < before_.size(); ++place)
        for (int month = 0; month < months(); ++month) {
            if (month) at(place, month).opening = at(place, month - 1).closing;
            at(place, month).closing = balance(at(place, month));
        }
}

std::string MonthTables::path_of(int year_at) const { return fmt::format("communities/月报表_{}.xlsx", first_year_ + year_at); }
std::int64_t MonthTables::rows_of_year(int year_at) const { return std::int64_t(before_.size()) * std::min(12, months() - year_at * 12); }

void MonthTables::err(std::size_t place, int month, MonthFigures& figures) const {
    auto const& cases = world_.settings.rates.cases;
    Random random = Random(world_.settings.seed).fork(70).fork(place * 4096 + std::uint64_t(month));
    auto share = std::min(1.0, double(world_.settings.residents) / residents_of_full_rate);
    if (random.chance(cases.table_copied_down * share)) {
        // The line of a larger community copied down.
        auto more = std::int32_t(random.between(11, 25));
        figures.boys += more / 2, figures.girls += more - more / 2;
        figures.first += more, figures.births += more, figures.closing += more;
    }
    Random of_year = Random(world_.settings.seed).fork(71).fork(place * 4096 + std::uint64_t(month) / 12);
    auto sex_column = of_year.chance(cases.table_sex_column * share);
    if (sex_column && int(of_year.below(12)) == month % 12) {
        // Boys of another table added, one girl kept.
        auto more = std::int32_t(of_year.between(18, 30)) + figures.births * 3;
        figures.boys += more, figures.girls += 1;
        figures.births += more + 1, figures.first += more + 1, figures.closing += more + 1;
    }
    if (random.chance(cases.table_births)) (random.chance(0.5) ? figures.boys : figures.first) += 1;
    if (random.chance(cases.table_balance)) figures.closing += std::int32_t(random.chance(0.5) ? random.between(1, 9) : -random.between(1, 9));
}

void MonthTables::judge(std::size_t place, int month, int row, MonthFigures const& f, std::string& planted) {
    auto plant = [&](std::string_view kind, std::string_view field, std::int64_t wrote) {
        fmt::format_to(std::back_inserter(planted), FMT_COMPILE("{},{},{},community_month,,{},,{}\n"), kind, path_of(month / 12), row, field, wrote);
    };
    if (f.closing != balance(f)) plant("table_balance", "closing", f.closing);
    if (f.births != f.boys + f.girls || f.births != f.first + f.second + f.higher) plant("table_birth_sum", "births", f.births);
    if (month && jumped(f.births, before_[place].births)) plant("table_birth_jump", "births", f.births);
    before_[place] = f;
    auto& sum = year_sum_[place];
    if (month % 12 == 0) sum = {};
    sum.boys += f.boys, sum.girls += f.girls;
    if (month % 12 == 11 && ratio_outside(sum)) plant("table_sex_ratio", "births_male", sum.boys);
}

void MonthTables::write_year(int year_at, Path const& folder, std::string& planted) {
    exchange::XlsxWriter writer(folder / path_of(year_at), "Sheet1");
    auto title = fmt::format("{}年社区（村）人口变动月报表", first_year_ + year_at);
    writer.append_row(std::array<exchange::XlsxCell, 1>{std::string_view(title)});
    writer.append_header(headers);
    writer.append_row(std::array<exchange::XlsxCell, 4>{std::string_view("（单位）"), std::monostate{}, std::monostate{}, std::string_view("人")});
    std::array<exchange::XlsxCell, 14> line;
    MonthFigures total;
    int row = 3;
    for (std::size_t place = 0; place < before_.size(); ++place)
        for (int month = year_at * 12; month < std::min(year_at * 12 + 12, months()); ++month) {
            auto figures = at(place, month);
            err(place, month, figures);
            auto on = to_days(*make_date(first_year_ + year_at, unsigned(month % 12 + 1), 28));
            auto const& name = world_.materials.places.name_on(place, on);
            auto code = std::to_string(name.code), written_month = fmt::format("{}{:02}", first_year_ + year_at, month % 12 + 1);
            line[0] = std::string_view(code), line[1] = std::string_view(name.name), line[2] = std::string_view(written_month);
            for (std::size_t i = 0; i < figures_in_order.size(); ++i) {
                line[3 + i] = double(figures.*figures_in_order[i]);
                total.*figures_in_order[i] += figures.*figures_in_order[i];
            }
            writer.append_row(line);
            judge(place, month, ++row, figures, planted);
        }
    line[0] = std::string_view("合计"), line[1] = std::monostate{}, line[2] = std::monostate{};
    for (std::size_t i = 0; i < figures_in_order.size(); ++i) line[3 + i] = double(total.*figures_in_order[i]);
    writer.append_row(line);
    writer.close();
}

void MonthTables::append_truth(std::string& text) const {
    for (std::size_t place = 0; place < before_.size(); ++place)
        for (int month = 0; month < months(); ++month) {
            auto year = first_year_ + month / 12;
            auto on = to_days(*make_date(year, unsigned(month % 12 + 1), 28));
            fmt::format_to(std::back_inserter(text), FMT_COMPILE("{},{}{:02}"), world_.materials.places.name_on(place, on).code, year, month % 12 + 1);
            for (auto figure : figures_in_order) fmt::format_to(std::back_inserter(text), FMT_COMPILE(",{}"), at(place, month).*figure);
            text += '\n';
        }
}

}  // namespace jiayu::synth
