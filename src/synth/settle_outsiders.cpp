#include "base/date.hpp"
#include "domain/department.hpp"
#include "synth/simulation.hpp"

namespace jiayu::synth {

namespace {

constexpr std::uint16_t bit(Department department) { return std::uint16_t(1u << int(department)); }

// design: people of elsewhere for each resident
constexpr double delivering_here = 0.0022, at_school_here = 0.002, working_here = 0.012, vaccinated_here = 0.0012, booking_here = 0.0008;

}  // namespace

// Women who deliver or book here, pupils, workers and children vaccinated here who live in another district: one department alone knows them.
void Simulation::settle_outsiders() {
    auto add = [&](int sex, Day born, Department department) {
        auto index = add_person(sex, born, materials_.draw_origin(random_, random_.chance(0.8)));
        population_.persons[index].known_to = bit(department);
        return index;
    };
    auto count = [&](double share) { return std::int64_t(double(settings_.residents) * share + 0.5); };
    auto any_day = [&] { return Day(random_.between(settings_.first_day, settings_.as_of)); };
    auto first = population_.persons.size();
    for (auto i = count(delivering_here); i-- > 0;) {
        auto day = any_day();
        auto mother = add(2, day - Day(random_.between(21 * 366, 38 * 366)), Department::hospital_delivery);
        auto child = add(random_.chance(0.513) ? 1 : 2, day, Department::hospital_delivery);
        population_.persons[child].mother = mother;
        Birth birth{child, mother, day};
        birth.hospital = std::uint8_t(random_.below(materials_.hospitals.size()));
        population_.births.push_back(birth);
    }
    for (auto i = count(booking_here); i-- > 0;) {
        auto day = any_day();
        Birth birth{nobody, add(2, day - Day(random_.between(21 * 366, 38 * 366)), Department::pregnancy_care), day};
        birth.in_district_hospital = false;
        population_.births.push_back(birth);
    }
    for (auto i = count(at_school_here); i-- > 0;)
        add(random_.chance(0.52) ? 1 : 2, settings_.as_of - Day(random_.between(8 * 366, 16 * 366)), Department::schools);
    for (auto i = count(working_here); i-- > 0;)
        add(random_.chance(0.6) ? 1 : 2, settings_.as_of - Day(random_.between(20 * 366, 57 * 366)), Department::social_security);
    for (auto i = count(vaccinated_here); i-- > 0;)
        add(random_.chance(0.51) ? 1 : 2, any_day(), Department::immunisation);
    name_everybody_from(first);
}

// What is wrong about a person, couple or birth as a whole, whoever writes it down.
void Simulation::settle_wrong_cases() {
    auto const& cases = settings_.rates.cases;
    auto& persons = population_.persons;
    auto count = persons.size();
    for (std::size_t i = 0; i < count; ++i) {
        auto& person = persons[i];
        if (person.known_to != 0xFFFF) continue;
        if (random_.chance(cases.legal_number_change)) person.renumbered_on = Day(random_.between(settings_.first_day, settings_.as_of));
        if (random_.chance(cases.inflow_unregistered)) person.known_to &= std::uint16_t(~bit(Department::migration));
        if (person.died == never && settings_.as_of - person.born > 93 * 365 && random_.chance(cases.death_unreported_over_90))
            person.born -= Day(random_.between(15, 22) * 365);
        if (person.born < settings_.first_day) continue;
        if (random_.chance(cases.birth_unreported)) person.known_to &= std::uint16_t(~bit(Department::communities));
        if (person.twin_of > PersonIndex(i) && random_.chance(cases.twins_collapsed)) persons[person.twin_of].known_to = 0;
    }
    auto births = population_.births.size();
    for (std::size_t i = 0; i < births; ++i) {
        auto const birth = population_.births[i];
        if (birth.child == nobody || birth.count > 1 || persons[birth.child].known_to != 0xFFFF) continue;
        if (random_.chance(cases.birth_overreported)) {
            auto phantom = add_child(birth.mother, birth.born + Day(random_.between(500, 800)), random_.chance(0.6) ? 1 : 2);
            persons[phantom].known_to = bit(Department::communities);
            if (persons[phantom].born > settings_.as_of) persons[phantom].known_to = 0;
        }
        // A relative's child, delivered on this woman's papers.
        auto again = birth.born + Day(random_.between(60, 170));
        if (!random_.chance(cases.second_delivery) || again > settings_.as_of) continue;
        auto second = birth;
        second.born = again;
        second.child = add_child(birth.mother, again, random_.chance(0.51) ? 1 : 2);
        population_.births.push_back(second);
    }
}

// Order numbers count up within a prefix and birth date, odd for men, even for women, scattered over the three digits.
void Simulation::assign_orders() {
    auto& persons = population_.persons;
    std::vector<PersonIndex> order(persons.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = PersonIndex(i);
    auto key = [&](PersonIndex i) { return std::tuple(persons[i].prefix, persons[i].born, persons[i].sex, i); };
    std::ranges::sort(order, {}, key);
    std::uint64_t used = 0;
    for (std::size_t at = 0; at < order.size(); ++at) {
        auto& person = persons[order[at]];
        auto same = at > 0 && persons[order[at - 1]].prefix == person.prefix && persons[order[at - 1]].born == person.born &&
                    persons[order[at - 1]].sex == person.sex;
        used = same ? used : 0;
        auto next = [&] {
            auto start = Random(std::uint64_t(person.prefix) * 100'003 + std::uint64_t(person.born + 100'000)).below(499);
            return std::uint16_t(1 + 2 * ((start + used++ * 127) % 499) + (person.sex == 2 ? 1 : 0));
        };
        person.order = next();
        if (person.renumbered_on != never) person.former_order = next();
    }
}

}  // namespace jiayu::synth
