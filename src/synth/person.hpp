// The invented people and what happened to them: plain values in vectors, indices instead of pointers. Days count from 1970-01-01.
#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace jiayu::synth {

using Day = std::int32_t;
inline constexpr Day never = std::numeric_limits<Day>::max();
inline constexpr Day always = std::numeric_limits<Day>::min();
using PersonIndex = std::int32_t;
inline constexpr PersonIndex nobody = -1;

struct Home {
    std::uint16_t place = 0;    // index into Places
    std::uint16_t estate = 0;   // street, estate or village group
    std::uint16_t building = 0;
    std::uint16_t room = 0;
    friend bool operator==(Home, Home) = default;
};

// GB/T 2261.2 as of the end of the period.
enum class Marital : std::uint8_t { single = 10, married = 21, remarried = 22, widowed = 30, divorced = 40 };
enum class HukouReason : std::uint8_t { initial, birth, move_in, marriage };

struct Person {
    PersonIndex mother = nobody, father = nobody, twin_of = nobody;
    std::int32_t household = -1;
    std::int32_t partnership = -1;           // the latest
    Day born = 0, died = never;
    Day hukou_from = never, hukou_to = never;  // registered in the district's household register
    Day here_from = never, here_to = never;    // last stay of a person without hukou here
    Day away_from = never, away_to = never;    // living elsewhere while the hukou stays
    Day first_married = never, marital_changed = never;
    Day renumbered_on = never;               // T07: the number was changed by law on this day
    std::uint32_t prefix = 0;                // first six digits of the citizen number
    std::uint16_t order = 0, former_order = 0;
    std::uint16_t surname = 0;               // index into Names; long names: index of the whole name, given[0] = 0
    std::array<char32_t, 2> given{};
    Marital marital = Marital::single;
    HukouReason hukou_reason = HukouReason::initial;
    std::uint8_t sex = 1, ethnic_group = 1, education = 70, birth_order = 0, children = 0;
    bool head = false;                       // 户主 of the household at the end
    std::uint16_t known_to = 0xFFFF;         // bit per department that may have rows of this person

    bool knows(std::uint16_t department) const { return known_to >> department & 1; }
    bool alive_on(Day day) const { return died > day; }
    bool has_hukou_on(Day day) const { return hukou_from <= day && day < hukou_to; }
    bool away_on(Day day) const { return away_from <= day && day < away_to; }
    bool resident_on(Day day) const {
        return born <= day && alive_on(day) &&
               (has_hukou_on(day) ? !away_on(day) : here_from <= day && day < here_to);
    }
};

struct Household {
    Home hukou_home;    // where the register has it; also where people live unless moved
    Home home;          // where they live at the end
    Home former_home;   // where they lived before `moved_on`
    Day moved_on = always;
    std::int32_t joined = -1;  // the household that this one was split from
};

struct Partnership {
    PersonIndex husband = nobody, wife = nobody;
    Day married = 0, ended = never;
    bool divorced = false;
    bool registered_here = true;
    Marital husband_before = Marital::single, wife_before = Marital::single;
};

struct Birth {
    PersonIndex child = nobody;  // nobody: a stillbirth
    PersonIndex mother = nobody;
    Day born = 0;
    std::uint8_t count = 1, order = 1, weeks = 39;
    std::uint16_t weight_g = 3300;
    std::uint8_t hospital = 0;
    bool in_district_hospital = true;
};

// One registration of somebody who lives where the hukou is not.
struct Spell {
    PersonIndex person = nobody;
    bool inflow = true;
    Day from = 0, to = never;
    Home home;                      // inflow: where in the district
    std::uint32_t elsewhere = 0;    // six digits of the other end
    bool closed_in_file = true;     // false: T23, left without being signed off
};

struct Population {
    std::vector<Person> persons;
    std::vector<Household> households;
    std::vector<Partnership> partnerships;
    std::vector<Birth> births;
    std::vector<Spell> spells;
};

}  // namespace jiayu::synth
