#include "linkage/clk_values.hpp"

#include "linkage/clk_kernel.hpp"
#include "linkage/clk_set.hpp"

namespace jiayu::linkage {

ClkValues::ClkValues(Dictionary const& values) : places_(values.size()) {
    for (Code code = 1; code < values.size(); ++code) {
        auto const clk = clk_from_base64(values.text(code));
        if (!clk) continue;
        places_[code] = {words_.size(), std::uint32_t(clk->size()), count_bits(*clk)};
        words_.insert(words_.end(), clk->begin(), clk->end());
    }
}

double ClkValues::dice(Code a, Code b) const {
    auto const &one = places_[a], &other = places_[b];
    if (one.words != other.words || one.bits + other.bits == 0) return 0;
    return 2.0 * common_bits_of(&words_[one.first_word], &words_[other.first_word], one.words) / (one.bits + other.bits);
}

}  // namespace jiayu::linkage
