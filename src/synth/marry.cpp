#include <cmath>

#include "base/date.hpp"
#include "synth/published_figures.hpp"
#include "synth/simulation.hpp"

namespace jiayu::synth {

namespace {

// Most marry between 23 and 29; the divorced and widowed again, more seldom.
double wish_to_marry(Person const& person, double age) {
    if (age < (person.sex == 1 ? 22.2 : 20.2) || age > 62) return 0;
    auto peak = person.sex == 1 ? 26.5 : 25.0;
    auto wish = 0.02 + std::exp(-(age - peak) * (age - peak) / 26.0);
    return person.marital == Marital::single ? wish : 0.08;
}

bool is_free(Person const& person, Day day) {
    return person.alive_on(day) && (person.marital == Marital::single || person.marital == Marital::divorced ||
                                    person.marital == Marital::widowed) &&
           (person.marital_changed == never || person.marital_changed + 180 < day);
}

}  // namespace

// Draws as many local men and women as the year's figure asks, pairs those of like age; the rest marry incomers or people from elsewhere.
void Simulation::marry_year(int year) {
    auto& persons = population_.persons;
    auto middle = to_days(*make_date(year, 7, 1));
    double wish_men = 0, wish_women = 0, hukou = 0;
    for (auto const& person : persons) {
        if (!person.alive_on(middle) || !person.has_hukou_on(middle)) continue;
        hukou += 1;
        if (!is_free(person, middle)) continue;
        (person.sex == 1 ? wish_men : wish_women) += wish_to_marry(person, double(middle - person.born) / 365.25);
    }
    auto couples = hukou * figures::of_year(figures::marriages, year) / 1000;
    auto men_share = 0.97 * couples / std::max(1.0, wish_men), women_share = 0.76 * couples / std::max(1.0, wish_women);
    std::vector<PersonIndex> men, women, incomers;
    for (std::size_t i = 0; i < persons.size(); ++i) {
        auto const& person = persons[i];
        if (!is_free(person, middle)) continue;
        auto wish = wish_to_marry(person, double(middle - person.born) / 365.25);
        if (person.has_hukou_on(middle)) {
            if (random_.chance(wish * (person.sex == 1 ? men_share : women_share))) (person.sex == 1 ? men : women).push_back(PersonIndex(i));
        } else if (person.resident_on(middle) && random_.chance(wish * 0.12)) {
            incomers.push_back(PersonIndex(i));
        }
    }
    auto older = [&](PersonIndex i) { return persons[i].born; };
    std::ranges::stable_sort(men, {}, older);
    std::ranges::stable_sort(women, {}, older);
    std::size_t next_woman = 0, next_incomer = 0;
    for (auto man : men) {
        auto day = day_in(year);
        auto lot = random_.uniform();
        auto const& groom = persons[man];
        if (lot < 0.70 && next_woman < women.size() && groom.household != persons[women[next_woman]].household)
            wed(man, women[next_woman++], day, true);
        else if (lot < 0.82 && next_incomer < incomers.size() && persons[incomers[next_incomer]].sex == 2)
            wed(man, incomers[next_incomer++], day, true);
        else
            wed(man, add_outside_spouse(man, day), day, true);
        while (next_incomer < incomers.size() && persons[incomers[next_incomer]].sex == 1) ++next_incomer;
    }
    for (; next_woman < women.size(); ++next_woman) {
        auto day = day_in(year);
        wed(add_outside_spouse(women[next_woman], day), women[next_woman], day, true);
    }
    // Incomers marry each other as well, at home.
    for (; next_incomer + 1 < incomers.size(); next_incomer += 2) {
        auto a = incomers[next_incomer], b = incomers[next_incomer + 1];
        if (persons[a].sex == persons[b].sex || persons[a].household == persons[b].household) continue;
        wed(persons[a].sex == 1 ? a : b, persons[a].sex == 1 ? b : a, day_in(year), false);
    }
}

void Simulation::wed(PersonIndex man, PersonIndex woman, Day day, bool registered_here) {
    auto& persons = population_.persons;
    auto& husband = persons[man];
    auto& wife = persons[woman];
    auto legal = std::max(husband.born + 22 * 366, wife.born + 20 * 366);
    if (!husband.alive_on(day) || !wife.alive_on(day) || legal > day || husband.mother == woman || wife.father == man) return;
    if (!is_free(husband, day) || !is_free(wife, day)) return;
    Partnership couple{man, woman, day};
    couple.registered_here = registered_here;
    couple.husband_before = husband.marital;
    couple.wife_before = wife.marital;
    for (auto* person : {&husband, &wife}) {
        auto again = person->marital != Marital::single;
        person->marital = again ? Marital::remarried : Marital::married;
        if (again) person->marital_changed = day;
        else person->first_married = day;
        person->partnership = std::int32_t(population_.partnerships.size());
    }
    population_.partnerships.push_back(couple);
    auto husband_local = husband.has_hukou_on(day);
    if (husband_local && wife.has_hukou_on(day) && random_.chance(0.62)) {
        // Own household; the register follows.
        husband.household = wife.household = add_household(false);
    } else if (husband_local || !wife.has_hukou_on(day)) {
        wife.household = husband.household;
    } else {
        husband.household = wife.household;
    }
}

// Nine of ten move their hukou here within a year; the others stay registered elsewhere and live here as incomers.
PersonIndex Simulation::add_outside_spouse(PersonIndex local, Day day) {
    auto sex = population_.persons[local].sex == 1 ? 2 : 1;
    auto age = double(day - population_.persons[local].born) / 365.25 + (sex == 2 ? -1.8 : 1.8) + 1.5 * normal();
    auto least = sex == 2 ? 20.3 : 22.3;
    auto born = day - Day(std::max(age, least) * 365.25);
    auto household = population_.persons[local].household;
    auto index = add_person(sex, born, materials_.draw_origin(random_, random_.chance(0.6)));
    name_everybody_from(std::size_t(index));
    auto& spouse = population_.persons[index];
    spouse.household = household;
    if (random_.chance(0.85)) {
        spouse.hukou_from = day + Day(random_.between(3, 360));
        spouse.hukou_reason = HukouReason::marriage;
    } else {
        spouse.here_from = day;
        open_spell(index, day);
    }
    return index;
}

}  // namespace jiayu::synth
