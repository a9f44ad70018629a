#include "base/date.hpp"
#include "synth/published_figures.hpp"
#include "synth/simulation.hpp"

namespace jiayu::synth {

// By parity, age and year: second children became common from 2014 and most of all in 2016–2017. Scaled to the year's figure after.
double Simulation::birth_hazard(Person const& woman, int year) const {
    auto middle = to_days(*make_date(year, 7, 1));
    auto age = double(middle - woman.born) / 365.25;
    if (woman.sex != 2 || age < 18.5 || age > 46 || !woman.alive_on(middle)) return 0;
    auto married = woman.partnership >= 0 && population_.partnerships[woman.partnership].ended == never;
    auto old = age > 30 ? std::max(0.03, 1 - (age - 30) / 14) : 1.0;
    if (!married) return age < 36 ? 0.0015 : 0;
    auto since = (middle - population_.partnerships[woman.partnership].married) / 365.25;
    if (woman.children == 0) return (since < 0.3 ? 0.2 : since < 4 ? 0.45 : 0.15) * old;
    auto again = year < 2014 ? 0.022 : year < 2016 ? 0.035 : year < 2018 ? 0.07 : 0.055;
    if (woman.children == 1) return again * old;
    return age < 40 ? 0.006 : 0.001;
}

void Simulation::bear_year(int year) {
    auto middle = to_days(*make_date(year, 7, 1));
    std::array<double, 2> expected{}, people{};
    auto count = population_.persons.size();
    for (std::size_t i = 0; i < count; ++i) {
        auto const& person = population_.persons[i];
        auto hukou = person.has_hukou_on(middle) && person.alive_on(middle) && person.born <= middle;
        if (!hukou && !person.resident_on(middle)) continue;
        people[hukou] += 1;
        expected[hukou] += birth_hazard(person, year);
    }
    // Deliveries, not children: twins are counted in.
    auto per_delivery = 1 + figures::twin_deliveries;
    std::array<double, 2> scale{people[0] * figures::inflow_births_per_mille / 1000 / per_delivery / std::max(1.0, expected[0]),
                                people[1] * figures::of_year(figures::births, year) / 1000 / per_delivery / std::max(1.0, expected[1])};
    for (std::size_t i = 0; i < count; ++i) {
        auto const& person = population_.persons[i];
        auto hukou = person.has_hukou_on(middle);
        if (person.sex != 2 || !(hukou || person.resident_on(middle))) continue;
        auto hazard = birth_hazard(person, year) * scale[hukou];
        if (hazard <= 0 || !random_.chance(std::min(0.95, hazard))) continue;
        auto day = day_in(year);
        if (!person.alive_on(day) || (last_birth_[i] != always && day - last_birth_[i] < 400)) continue;
        if (!hukou && !person.resident_on(day)) continue;
        if (person.partnership >= 0 && day < population_.partnerships[person.partnership].married) continue;
        bear(PersonIndex(i), day);
    }
}

PersonIndex Simulation::add_child(PersonIndex mother, Day day, int sex) {
    auto const parent = population_.persons[mother];
    auto hukou = parent.has_hukou_on(day);
    auto index = add_person(sex, day, hukou ? materials_.local_prefix : parent.prefix);
    auto& child = population_.persons[index];
    child.mother = mother;
    if (parent.partnership >= 0) {
        auto const& couple = population_.partnerships[parent.partnership];
        if (couple.ended > day - 270) child.father = couple.husband;
    }
    child.household = parent.household;
    child.ethnic_group = parent.ethnic_group;
    child.birth_order = ++population_.persons[mother].children;
    if (child.father != nobody) {
        auto& father = population_.persons[child.father];
        father.children = child.birth_order;
        hukou = hukou || father.has_hukou_on(day);
        if (father.has_hukou_on(day)) child.prefix = materials_.local_prefix;
    }
    if (hukou) {
        child.hukou_from = day + Day(3 + 60 * random_.uniform() * random_.uniform());
        child.hukou_reason = HukouReason::birth;
        child.away_from = parent.away_on(day) ? day : never;
        // Between birth and registration the child lives here already.
        child.here_from = parent.away_on(day) ? never : day;
        child.here_to = parent.away_on(day) ? never : child.hukou_from;
    } else {
        child.here_from = day;
        open_spell(index, day);
    }
    last_birth_[mother] = day;
    name_everybody_from(std::size_t(index));
    return index;
}

void Simulation::bear(PersonIndex mother, Day day) {
    Birth birth{nobody, mother, day};
    auto twins = random_.chance(figures::twin_deliveries);
    auto early = random_.uniform();
    birth.count = twins ? 2 : 1;
    birth.weeks = std::uint8_t(early < 0.009 ? 24 + random_.below(4) : early < 0.06 ? 32 + random_.below(5) : 37 + random_.below(5));
    birth.hospital = std::uint8_t(random_.below(materials_.hospitals.size()));
    birth.in_district_hospital = !population_.persons[mother].away_on(day) && random_.chance(0.86);
    PersonIndex first = nobody;
    for (int i = 0; i < birth.count; ++i) {
        birth.order = std::uint8_t(i + 1);
        auto mean = birth.weeks < 28 ? 870.0 : birth.weeks < 37 ? 2350.0 : 3330.0;
        birth.weight_g = std::uint16_t(std::clamp((mean + (birth.weeks < 28 ? 90 : 380) * normal()) * (twins ? 0.8 : 1), 480.0, 5200.0)) / 10 * 10;
        auto boys = population_.persons[mother].children ? figures::boy_share_later : figures::boy_share_first;
        auto sex = random_.chance(boys) ? 1 : 2;
        if (!twins && random_.chance(figures::stillbirths)) {
            birth.child = nobody;
        } else {
            birth.child = add_child(mother, day, sex);
            if (first != nobody) population_.persons[birth.child].twin_of = first;
            if (twins && first == nobody) first = birth.child;
        }
        population_.births.push_back(birth);
    }
    if (twins) population_.persons[first].twin_of = birth.child;
}

}  // namespace jiayu::synth
