// D02–D04, D08–D10, D12: births of the ten years as all files together show them.
#include <fmt/compile.h>

#include "base/date.hpp"
#include "synth/register_truth.hpp"
#include "synth/departments.hpp"

namespace jiayu::synth {

namespace {

constexpr std::uint16_t bit(Department department) { return std::uint16_t(1u << int(department)); }
constexpr std::uint16_t birth_departments = bit(Department::hospital_delivery) | bit(Department::immunisation) | bit(Department::household_register) |
                                            bit(Department::schools) | bit(Department::communities);

void plant_child(std::string& planted, std::string_view kind, PersonIndex child) {
    fmt::format_to(std::back_inserter(planted), FMT_COMPILE("{},,,,{},,,\n"), kind, child + 1);
}

}  // namespace

bool RegisterTruth::is_birth(PersonIndex child) const {
    auto born = born_on(child);
    return born != never && born >= world_.settings.first_day && born <= world_.as_of() && (known_[child].departments & birth_departments);
}

Day RegisterTruth::born_on(PersonIndex child) const {
    auto const& known = known_[child];
    return known.delivered_on != never ? known.delivered_on : known.birth;
}

void RegisterTruth::judge_birth(PersonIndex child, std::string& planted) const {
    auto const& known = known_[child];
    auto born = born_on(child);
    auto here = (known.departments & bit(Department::household_register)) || known.residence_here;
    auto communities = known.departments & bit(Department::communities);
    if (!communities && here) plant_child(planted, "birth_unreported", child);
    if (communities && !(known.departments & birth_departments & ~bit(Department::communities))) plant_child(planted, "birth_overreported", child);
    if (born == never) return;
    if (known.reported_on != never && known.reported_on - born > 60 && date_from_days(known.reported_on).year() > date_from_days(born).year())
        plant_child(planted, "birth_reported_late", child);
    auto mother = world_.person(child).mother;
    if (mother == nobody || known_[mother].birth == never) return;
    auto age = age_in_years(date_from_days(known_[mother].birth), date_from_days(born));
    if (age < 15 || age > 49) plant_child(planted, "mother_age", child);
}

// Among the births of one mother, by day.
void RegisterTruth::judge_births(std::string& planted) const {
    std::vector<std::tuple<PersonIndex, Day, PersonIndex>> births;  // mother, day, child
    for (std::size_t i = 0; i < known_.size(); ++i) {
        auto child = PersonIndex(i);
        if (!is_birth(child)) continue;
        judge_birth(child, planted);
        if (world_.person(child).mother != nobody && born_on(child) != never) births.push_back({world_.person(child).mother, born_on(child), child});
    }
    std::ranges::sort(births);
    for (std::size_t i = 0; i < births.size(); ++i) {
        auto [mother, day, child] = births[i];
        auto sister = [&](std::size_t j) { return j < births.size() && std::get<0>(births[j]) == mother; };
        int within = 0;
        bool soon = false;
        for (auto j = i; j < births.size() && sister(j); ++j) within += std::get<1>(births[j]) - day <= 2;
        for (auto j = i - 1; j < births.size() && sister(j); --j) {
            auto gap = day - std::get<1>(births[j]);
            within += gap <= 2;
            soon |= gap >= 3 && gap < 180;
        }
        if (soon) plant_child(planted, "delivery_interval", child);
        if (known_[child].fetus_count >= 2 && within < known_[child].fetus_count) plant_child(planted, "twins_incomplete", child);
        if (!sister(i - 1) || !known_[child].birth_order) continue;
        auto before = known_[std::get<2>(births[i - 1])].birth_order;
        if (before && known_[child].birth_order - before != 1) plant_child(planted, "parity_gap", child);
    }
}

void RegisterTruth::judge_certificates(std::string& planted) const {
    auto sorted = certificates_;
    std::ranges::sort(sorted, {}, [](Certificate const& c) { return std::tuple(c.number, c.file, c.row); });
    for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
        while (end < sorted.size() && sorted[end].number == sorted[begin].number) ++end;
        auto shared = std::any_of(sorted.begin() + std::ptrdiff_t(begin), sorted.begin() + std::ptrdiff_t(end),
                                  [&](Certificate const& c) { return c.child != sorted[begin].child; });
        if (!shared) continue;
        for (auto i = begin; i < end; ++i)
            fmt::format_to(std::back_inserter(planted), FMT_COMPILE("certificate_shared,{},{},child,{},birth_certificate_number,,{}\n"),
                           files_[std::size_t(sorted[i].file)], sorted[i].row, sorted[i].child + 1, certificate_text(sorted[i].number - 1));
    }
}

void RegisterTruth::append_births(std::string& text) const {
    for (std::size_t i = 0; i < known_.size(); ++i) {
        auto child = PersonIndex(i);
        if (!is_birth(child)) continue;
        auto const& person = world_.person(child);
        auto const& known = known_[i];
        auto in = [&](Department department) { return known.departments & bit(department) ? 1 : 0; };
        auto division = person.household < 0 ? std::int64_t(0)
                                             : world_.materials.places.name_on(world_.household_of(child).home.place, person.born).code;
        fmt::format_to(std::back_inserter(text), FMT_COMPILE("{},{},{},{},{},{},{},{},{},{},{},{}\n"), i + 1,
                       person.mother == nobody ? std::string() : std::to_string(person.mother + 1), day_text(person.born, DateForm::dashes), person.sex,
                       division ? std::to_string(division) : std::string(), int(person.birth_order),
                       known.reported_on == never ? std::string() : day_text(known.reported_on, DateForm::dashes), in(Department::hospital_delivery),
                       in(Department::immunisation), in(Department::household_register), in(Department::schools), in(Department::communities));
    }
}

}  // namespace jiayu::synth
