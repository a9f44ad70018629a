#include "base/date.hpp"
#include "synth/simulation.hpp"

namespace jiayu::synth {

namespace {

// design: shares that give the published mean household of 2.51 together with the incomers' smaller ones
constexpr double elders_with_son = 0.30;
constexpr double elders_with_daughter = 0.10;

}  // namespace

std::int32_t Simulation::add_household(bool inflow) {
    Household household;
    household.home = materials_.places.draw_home(random_, materials_.places.draw_place(random_, inflow));
    household.hukou_home = household.former_home = household.home;
    population_.households.push_back(household);
    return std::int32_t(population_.households.size() - 1);
}

void Simulation::form_households() {
    auto& persons = population_.persons;
    for (auto const& couple : population_.partnerships)
        persons[couple.wife].household = persons[couple.husband].household = add_household(false);
    for (auto& person : persons)
        if (person.household < 0 && (person.marital != Marital::single || person.mother == nobody)) person.household = add_household(false);
    join_elders();
    // The unmarried stay with their mothers.
    for (auto& person : persons)
        if (person.household < 0) person.household = persons[person.mother].household;
    for (auto& household : population_.households) {
        if (!random_.chance(0.30)) continue;
        // Registered in one place, living in another of the district.
        household.home = materials_.places.draw_home(random_, materials_.places.draw_place(random_, true));
        household.former_home = household.hukou_home;
        household.moved_on = settings_.first_day - Day(random_.between(100, 5000));
    }
}

// An elder couple or widow joins one married child; the youngest families are settled first, so that four generations can meet.
void Simulation::join_elders() {
    auto& persons = population_.persons;
    std::vector<PersonIndex> order;
    for (std::size_t i = 0; i < persons.size(); ++i)
        if (persons[i].mother != nobody && persons[i].household >= 0) order.push_back(PersonIndex(i));
    std::ranges::stable_sort(order, std::greater(), [&](PersonIndex i) { return persons[i].born; });
    std::vector<bool> joined(population_.households.size());
    for (auto child : order) {
        auto mother = persons[child].mother, father = persons[child].father;
        auto old = persons[mother].household;
        if (joined[old] || old == persons[child].household) continue;
        if (!random_.chance(persons[child].sex == 1 ? elders_with_son : elders_with_daughter)) continue;
        joined[old] = true;
        persons[mother].household = persons[father].household = persons[child].household;
        population_.households[old].joined = persons[child].household;
    }
}

// The head: the oldest man under 70 who is here and married, else the oldest adult who is here, else the oldest.
void Simulation::choose_heads() {
    auto& persons = population_.persons;
    std::vector<PersonIndex> best(population_.households.size(), nobody);
    std::vector<double> best_score(population_.households.size(), -1);
    for (std::size_t i = 0; i < persons.size(); ++i) {
        auto& person = persons[i];
        if (person.household < 0 || person.known_to == 0) continue;
        auto age = double(settings_.as_of - person.born) / 365.25;
        auto score = age / 1000;
        if (age >= 18) score += 1;
        if (person.alive_on(settings_.as_of)) score += 4;
        if (person.has_hukou_on(settings_.as_of)) score += 8;
        else if (person.resident_on(settings_.as_of)) score += 6;
        if (age >= 22 && age < 70 && person.marital != Marital::single) score += person.sex == 1 ? 0.8 : 0.4;
        if (!person.knows(4) && !person.knows(9)) score = 0;
        if (score <= best_score[person.household]) continue;
        best_score[person.household] = score;
        best[person.household] = PersonIndex(i);
    }
    for (auto head : best)
        if (head != nobody) persons[head].head = true;
}

}  // namespace jiayu::synth
