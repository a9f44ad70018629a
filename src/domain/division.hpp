// Administrative divisions with time: which codes were in force on a day, what they were called, and what became of them.
// GB/T 2260 and the statistical codes: 6 digits to the county, 3 of the town or street, 3 of the community or village.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"

namespace jiayu {

enum class DivisionLevel : std::uint8_t { province, city, county, town, community };

class DivisionCode {
public:
    static constexpr DivisionCode from_number(std::int64_t twelve_digits) { return DivisionCode(twelve_digits); }
    // 12 digits, or 2, 4, 6 or 9 that are filled up with zeros.
    static Result<DivisionCode> parse(std::string_view text);

    constexpr std::int64_t number() const { return number_; }
    constexpr DivisionCode province() const { return cut(10'000'000'000); }
    constexpr DivisionCode city() const { return cut(100'000'000); }
    constexpr DivisionCode county() const { return cut(1'000'000); }
    constexpr DivisionCode town() const { return cut(1'000); }
    constexpr int county_part() const { return int(number_ / 1'000'000); }        // 320412
    constexpr int town_part() const { return int(number_ / 1'000 % 1'000); }      // 001 street, 100 town, 200 township, 400 zone
    constexpr int community_part() const { return int(number_ % 1'000); }         // 001 community, 200 village
    constexpr DivisionLevel level() const {
        if (community_part()) return DivisionLevel::community;
        if (town_part()) return DivisionLevel::town;
        if (number_ / 1'000'000 % 100) return DivisionLevel::county;
        return number_ / 100'000'000 % 100 ? DivisionLevel::city : DivisionLevel::province;
    }
    constexpr DivisionCode parent() const {
        switch (level()) {
            case DivisionLevel::community: return town();
            case DivisionLevel::town: return county();
            case DivisionLevel::county: return city();
            default: return province();
        }
    }
    std::string text() const;  // 12 digits

    friend constexpr auto operator<=>(DivisionCode, DivisionCode) = default;

private:
    explicit constexpr DivisionCode(std::int64_t number) : number_(number) {}
    constexpr DivisionCode cut(std::int64_t unit) const { return DivisionCode(number_ / unit * unit); }
    std::int64_t number_;
};

// One name of one code for one time. Absent bounds: before the first edition known, and still in force.
struct DivisionSpell {
    DivisionCode code;
    std::string name;
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;  // the first day on which it no longer holds
};

// `from` handed its area, or a part of it, to `to` on a day. Merges and splits are several of these.
struct DivisionSuccession {
    DivisionCode from;
    DivisionCode to;
    Date on;
};

class DivisionTable {
public:
    // `current`: CSV code12,name of the latest edition. `changes`: CSV from_year,to_year,level,change,code_old,name_old,
    // code_new,name_new between editions; one "2017→2019" takes force on 2019-01-01. Either may hold only a part of the
    // country. Successors are the recoded communities' new codes; of a town, the towns that took over its communities; of
    // a removed community, the one of the same bare name that is new in its county that day or stood in its town before
    // (光明村村委会 → 光明社区居委会).
    static Result<DivisionTable> load(std::string_view current, std::string_view changes);

    bool is_known(DivisionCode code) const { return spells_of_.contains(code.number()); }
    bool is_valid_on(DivisionCode code, Date date) const { return find_spell(code, date) != nullptr; }
    std::optional<std::string_view> name_on(DivisionCode code, Date date) const;

    // The codes in force on `date` that took over from `code`, sorted; the code itself while it is in force; empty when unknown.
    std::vector<DivisionCode> successors(DivisionCode code, Date date) const;

    // Where the area of `code` lies on `date`, as closely as is known: its successors, else those of its town, else of its
    // county. Empty only for codes that are not known at all.
    std::vector<DivisionCode> areas_on(DivisionCode code, Date date) const;

    std::vector<DivisionCode> towns_on(DivisionCode county, Date date) const;       // sorted
    std::vector<DivisionCode> communities_on(DivisionCode town, Date date) const;  // sorted

    std::vector<DivisionSpell> const& spells() const { return spells_; }  // by code, then by time
    std::vector<DivisionSuccession> const& successions() const { return successions_; }

private:
    friend class DivisionHistory;
    DivisionSpell const* find_spell(DivisionCode code, Date date) const;
    std::vector<DivisionCode> children_on(DivisionCode parent, DivisionLevel level, Date date) const;

    std::vector<DivisionSpell> spells_;
    std::vector<DivisionSuccession> successions_;  // by from
    std::unordered_map<std::int64_t, std::pair<std::size_t, std::size_t>> spells_of_;
};

}  // namespace jiayu

template <>
struct std::hash<jiayu::DivisionCode> {
    std::size_t operator()(jiayu::DivisionCode code) const { return std::hash<std::int64_t>()(code.number()); }
};
