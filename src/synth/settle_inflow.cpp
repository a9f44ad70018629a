#include "base/date.hpp"
#include "synth/simulation.hpp"

namespace jiayu::synth {

PersonIndex Simulation::add_incomer(int sex, Day born, Day day, std::int32_t household, std::uint32_t prefix) {
    auto index = add_person(sex, born, prefix);
    auto& person = population_.persons[index];
    person.household = household;
    person.here_from = std::max(born, day);
    open_spell(index, person.here_from);
    return index;
}

void Simulation::open_spell(PersonIndex index, Day day) {
    auto const& person = population_.persons[index];
    Spell spell{index, true, day};
    spell.home = population_.households[person.household].home;
    spell.elsewhere = person.prefix;
    open_spell_[index] = std::int32_t(population_.spells.size());
    population_.spells.push_back(spell);
}

void Simulation::close_spell(PersonIndex index, Day day) {
    auto& open = open_spell_[index];
    if (open < 0) return;
    auto& spell = population_.spells[open];
    spell.to = std::max(day, spell.from);
    spell.closed_in_file = !random_.chance(settings_.rates.cases.inflow_open);
    open = -1;
}

// One unit: somebody alone, a couple, a couple with children, now and then with a grandmother. Returns how many came.
std::int64_t Simulation::arrive(Day day) {
    auto first = population_.persons.size();
    auto household = add_household(true);
    auto prefix = materials_.draw_origin(random_, false);
    auto kind = random_.uniform();
    auto age = std::clamp(19 + 26 * random_.uniform() * random_.uniform() + 14 * random_.uniform(), 18.0, 60.0);
    if (kind < 0.27) {
        auto index = add_incomer(random_.chance(0.56) ? 1 : 2, day - Day(age * 365.25), day, household, prefix);
        auto& person = population_.persons[index];
        if (age > 27 && random_.chance(0.7)) {
            // Married, the spouse stays at home.
            person.marital = Marital::married;
            person.first_married = person.born + Day(random_.between(22 * 366, 26 * 366));
        }
        name_everybody_from(first);
        return 1;
    }
    age = std::max(age, 23.5);
    auto husband = add_incomer(1, day - Day(age * 365.25), day, household, prefix);
    auto wife_prefix = random_.chance(0.6) ? prefix : materials_.draw_origin(random_, false);
    auto wife_age = std::max(20.6, age - 1.5 - 1.6 * normal());
    auto wife = add_incomer(2, day - Day(wife_age * 365.25), day, household, wife_prefix);
    auto& persons = population_.persons;
    auto legal = std::max(persons[husband].born + 22 * 366, persons[wife].born + 20 * 366);
    Partnership couple{husband, wife, Day(random_.between(legal, std::max<std::int64_t>(legal, day)))};
    couple.registered_here = false;
    for (auto index : {husband, wife}) {
        persons[index].marital = Marital::married;
        persons[index].first_married = couple.married;
        persons[index].partnership = std::int32_t(population_.partnerships.size());
    }
    population_.partnerships.push_back(couple);
    auto children = kind < 0.52 ? 0 : random_.chance(0.6) ? 1 : random_.chance(0.8) ? 2 : 3;
    auto born = couple.married + Day(random_.between(280, 900));
    for (int i = 0; i < children && born < day; ++i, born += Day(random_.between(500, 2400))) {
        // Every tenth child stays with grandparents at home; grown-up ones have gone their way.
        auto order = ++persons[wife].children;
        persons[husband].children = order;
        last_birth_[wife] = born;
        if (random_.chance(0.1) || day - born > 19 * 365) continue;
        auto child = add_incomer(random_.chance(0.53) ? 1 : 2, born, day, household, prefix);
        persons[child].mother = wife;
        persons[child].father = husband;
        persons[child].birth_order = order;
    }
    if (children && random_.chance(0.06)) {
        auto grandmother = add_incomer(2, persons[husband].born - Day(random_.between(21 * 366, 30 * 366)), day, household, prefix);
        persons[husband].mother = grandmother;
        persons[grandmother].children = 1;
        persons[grandmother].marital = Marital::widowed;
        persons[grandmother].first_married = std::max(persons[husband].born - 600, persons[grandmother].born + 20 * 366);
        persons[grandmother].marital_changed = std::max(day - 800, persons[grandmother].first_married + 700);
    }
    name_everybody_from(first);
    return std::int64_t(persons.size() - first);
}

void Simulation::settle_inflow(std::int64_t residents, Day from, Day to) {
    while (residents > 0) {
        // More came lately than long ago.
        auto share = random_.uniform();
        residents -= arrive(to - Day(double(to - from) * share * share));
    }
}

}  // namespace jiayu::synth
