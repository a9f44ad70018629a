// What is known of a citizen number (GB 11643) as written, one entry a distinct text, and how two of them differ.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linkage/dictionary.hpp"

namespace jiayu::linkage {

class CitizenNumberValues {
public:
    explicit CitizenNumberValues(Dictionary const& values);  // folded as by jiayu::fold_number
    // Puts what another set knows of its value behind the values before `as`, as that code.
    void adopt(CitizenNumberValues const& from, Code code, Code as);

    // Slips of the pen between any two numbers (phones, certificates …), counted up to 3: linkage/count_slips.hpp.
    int slips(Code a, Code b) const;

    // Valid: 18 characters with the right check character, or 15 digits that upgrade to them.
    bool upgraded(Code a, Code b) const;       // both valid and the same once 15 digits are upgraded
    bool slip(Code a, Code b) const;           // one slip; at least one of the two is not valid
    bool garbled(Code a, Code b) const;        // two slips; at least one is not valid
    bool invalid(Code a, Code b) const;        // they differ, and at least one is not valid
    bool same_day(Code a, Code b) const;       // both valid, differing in nothing but order and check character: a twin, or a neighbour
    bool different(Code a, Code b) const;      // both valid, of two people

private:
    std::string_view view(Code code) const { return std::string_view(bytes_).substr(begins_[code], begins_[code + 1] - begins_[code]); }
    bool are_valid(Code a, Code b) const { return people_[a] && people_[b]; }
    bool is_doubtful(Code a, Code b) const { return !are_valid(a, b) && view(a) != view(b); }

    std::string bytes_;
    std::vector<std::size_t> begins_;
    std::vector<std::uint64_t> people_;  // the first 17 of 18 digits; 0: not valid
};

}  // namespace jiayu::linkage
