// Values that are CLKs in base64, and how alike two of them are.
#pragma once
#include <cstdint>
#include <vector>

#include "linkage/dictionary.hpp"

namespace jiayu::linkage {

class ClkValues {
public:
    explicit ClkValues(Dictionary const& values);
    // Puts what another set knows of its value behind the values before `as`, as that code.
    void adopt(ClkValues const& from, Code code, Code as);

    double dice(Code a, Code b) const;  // 0 where one is no CLK, or their lengths differ

private:
    struct Place {
        std::uint64_t first_word = 0;
        std::uint32_t words = 0;  // 0: no CLK
        std::uint32_t bits = 0;
    };
    std::size_t place_behind() const;  // the words of all

    std::vector<Place> places_;
    std::vector<std::uint64_t> words_;
};

}  // namespace jiayu::linkage
