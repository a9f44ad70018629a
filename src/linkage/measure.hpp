// How alike two values of one column are: every measure that a level's condition may name (docs/guide/measures.md lists them). Texts are
// compared by code points. One short name against many: linkage/short_names.hpp.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "linkage/dictionary.hpp"

namespace jiayu::linkage {

enum class MeasureKind : std::uint8_t {
    similarity,  // 0 … 1, 1 for equal values; a condition reads `jaro_winkler >= 0.9`
    distance,    // 0 and up, 0 for equal values; a condition reads `levenshtein <= 1`, `days <= 60`
    yes_or_no    // 1 or 0; a condition reads `swapped_day_month`
};

struct Measure {
    std::string_view name;  // as in a condition
    MeasureKind kind;
    std::uint8_t index;     // in measures()
};

std::span<Measure const> measures();
Measure const* find_measure(std::string_view name);

// The distinct values of one column, made ready for the measures asked for (code points, dates, numbers, tokens, readings …).
class PreparedValues {
public:
    // Works on all cores; keeps no reference to `values`.
    PreparedValues(Dictionary const& values, std::span<Measure const> asked);
    ~PreparedValues();
    PreparedValues(PreparedValues&&) noexcept;
    PreparedValues& operator=(PreparedValues&&) noexcept;

    // Symmetric in a and b; both are codes of present values (not 0). A value that the measure cannot read (no date, no number)
    // is as unlike as can be: 0 for a similarity or yes_or_no, infinity for a distance. Safe to call from many threads.
    double of(Measure const& measure, Code a, Code b) const;

private:
    friend class GuestValue;
    struct Parts;
    PreparedValues();
    std::unique_ptr<Parts> parts_;
};

// A value that is not among the prepared ones, to be compared with them; they stay as they are. For one thread at a time.
class GuestValue {
public:
    // `home`: made of `values` for `asked`; both outlive the guest.
    GuestValue(PreparedValues const& home, Dictionary const& values, std::span<Measure const> asked, std::string_view text);

    // The same as PreparedValues::of, if the text were one of its values.
    double of(Measure const& measure, Code resident);

private:
    PreparedValues const* home_;
    Dictionary const* values_;
    PreparedValues own_;  // code 1: the guest; code 2: the resident compared last
    Code adopted_ = 0;
};

}  // namespace jiayu::linkage
