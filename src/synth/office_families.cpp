#include "synth/office_families.hpp"

#include "base/date.hpp"

namespace jiayu::synth {

namespace {

constexpr std::uint16_t communities_alone = 1u << int(Department::communities);

}  // namespace

std::vector<Family> families_of(World const& world) {
    auto const& persons = world.population.persons;
    std::vector<PersonIndex> children;
    for (std::size_t i = 0; i < persons.size(); ++i)
        if (persons[i].mother != nobody && persons[i].known_to != communities_alone && persons[i].born <= world.as_of()) children.push_back(PersonIndex(i));
    std::ranges::stable_sort(children, {}, [&](PersonIndex child) { return persons[child].born; });
    std::vector<Family> families(persons.size());
    for (auto child : children)
        for (auto parent : {persons[child].mother, persons[child].father}) {
            if (parent == nobody) continue;
            auto& family = families[parent];
            if (family.count < 2) family.child[family.count] = child;
            if (family.count < 255) ++family.count;
        }
    return families;
}

int year_of(Day day) { return int(date_from_days(day).year()); }

int month_of(Day day) {
    auto date = date_from_days(day);
    return int(date.year()) * 100 + int(unsigned(date.month()));
}

int months_later(int month, int months) {
    auto count = month / 100 * 12 + month % 100 - 1 + months;
    return count / 12 * 100 + count % 12 + 1;
}

int months_in(int from, int to) { return std::max(0, (to / 100 - from / 100) * 12 + to % 100 - from % 100 + 1); }

Day day_of_month(int month, int day) { return to_days(*make_date(month / 100, unsigned(month % 100), unsigned(day))); }

}  // namespace jiayu::synth
