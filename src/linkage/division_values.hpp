// Values that are division codes of 2, 4, 6, 9 or 12 digits (GB/T 2260 and the statistical codes), and the area that two have in common.
#pragma once
#include <cstdint>
#include <vector>

#include "linkage/dictionary.hpp"

namespace jiayu::linkage {

class DivisionValues {
public:
    explicit DivisionValues(Dictionary const& values);
    // Puts what another set knows of its value behind the values before `as`, as that code.
    void adopt(DivisionValues const& from, Code code, Code as) {
        values_.resize(std::size_t(as) + 1);
        values_[as] = from.values_[code];
    }

    // False where one of the codes says nothing at that level. Codes are taken as they are: what became of a renamed division
    // is for a table with time (domain/division.hpp) to say before the column is made.
    bool same_province(Code a, Code b) const { return agree(a, b, 10'000'000'000, 100); }
    bool same_city(Code a, Code b) const { return agree(a, b, 100'000'000, 100); }
    bool same_county(Code a, Code b) const { return agree(a, b, 1'000'000, 100); }
    bool same_town(Code a, Code b) const { return agree(a, b, 1'000, 1'000); }

private:
    // `unit`: what the level's digits are counted in; `own`: 10 to the number of its own digits.
    bool agree(Code a, Code b, std::int64_t unit, std::int64_t own) const {
        auto const level = values_[a] / unit;
        return level % own != 0 && level == values_[b] / unit;
    }

    std::vector<std::int64_t> values_;  // twelve digits; 0: no code
};

}  // namespace jiayu::linkage
