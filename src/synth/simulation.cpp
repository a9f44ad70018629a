#include "synth/simulation.hpp"

#include "base/date.hpp"
#include "synth/published_figures.hpp"

namespace jiayu::synth {

Simulation::Simulation(Materials const& materials, Settings const& settings)
    : materials_(materials), settings_(settings), random_(Random(settings.seed).fork(1)) {}

Population Simulation::run() {
    settle_hukou();
    form_households();
    auto first_year = year_of(settings_.first_day), last_year = year_of(settings_.as_of);
    settle_inflow(std::int64_t(double(settings_.residents) * figures::inflow_share_first), settings_.first_day - 6 * 365, settings_.first_day);
    for (auto year = first_year; year <= last_year; ++year) live_year(year);
    settle_outsiders();
    settle_wrong_cases();
    assign_orders();
    choose_heads();
    return std::move(population_);
}

PersonIndex Simulation::add_person(int sex, Day born, std::uint32_t prefix) {
    Person person;
    person.sex = std::uint8_t(sex);
    person.born = born;
    person.prefix = prefix;
    person.surname = Names::no_surname;
    auto minority = random_.uniform();
    if (minority < 0.012) person.ethnic_group = std::uint8_t(minority < 0.004 ? 3 : minority < 0.006 ? 6 : minority < 0.008 ? 8 : minority < 0.010 ? 15 : minority < 0.0115 ? 11 : 5);
    auto year = year_of(born);
    auto schooling = random_.uniform() + (year < 1950 ? 0.45 : year < 1975 ? 0.2 : year < 1990 ? 0.0 : -0.15);
    person.education = std::uint8_t(schooling < 0.02 ? 10 : schooling < 0.17 ? 20 : schooling < 0.32 ? 30 : schooling < 0.5 ? 60 : schooling < 0.95 ? 70 : 80);
    population_.persons.push_back(person);
    last_birth_.push_back(always);
    open_spell_.push_back(-1);
    return PersonIndex(population_.persons.size() - 1);
}

// Fathers before children, so that surnames can be inherited.
void Simulation::name_everybody_from(std::size_t first) {
    auto& persons = population_.persons;
    std::vector<PersonIndex> order;
    for (auto i = first; i < persons.size(); ++i) order.push_back(PersonIndex(i));
    std::ranges::stable_sort(order, {}, [&](PersonIndex i) { return persons[i].born; });
    for (auto i : order) {
        auto& person = persons[i];
        auto parent = person.father != nobody ? person.father : person.mother;
        if (parent != nobody && persons[parent].given[0]) person.surname = persons[parent].surname;
        materials_.names.name_person(person, year_of(person.born), random_);
    }
}

Day Simulation::day_in(int year) {
    auto start = to_days(*make_date(year, 1, 1));
    auto last = std::min(to_days(*make_date(year, 12, 31)), settings_.as_of);
    return Day(random_.between(start, std::max(start, last)));
}

double Simulation::normal() {
    return (random_.uniform() + random_.uniform() + random_.uniform() + random_.uniform() - 2) * 1.7320508;
}

std::int64_t Simulation::count_residents(Day day) const {
    return std::ranges::count_if(population_.persons, [&](auto const& person) { return person.resident_on(day); });
}

std::int64_t Simulation::count_hukou(Day day) const {
    return std::ranges::count_if(population_.persons, [&](auto const& person) {
        return person.born <= day && person.alive_on(day) && person.has_hukou_on(day);
    });
}

}  // namespace jiayu::synth
