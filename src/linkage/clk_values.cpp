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

void ClkValues::adopt(ClkValues const& from, Code code, Code as) {
    auto place = from.places_[code];
    auto const begin = from.words_.begin() + std::ptrdiff_t(place.first_word);
    places_.resize(as);
    words_.resize(place_behind());
    place.first_word = words_.size();
    words_.insert(words_.end(), begin, begin + place.words);
    places_.push_back(place);
}

std::size_t ClkValues::place_behind() const {
    std::size_t behind = 0;
    for (auto const& place : places_) behind = std::max<std::size_t>(behind, place.first_word + place.words);
    return behind;
}

double ClkValues::dice(Code a, Code b) const {
    auto const &one = places_[a], &other = places_[b];
    if (one.words != other.words || one.bits + other.bits == 0) return 0;
    return 2.0 * common_bits_of(&words_[one.first_word], &words_[other.first_word], one.words) / (one.bits + other.bits);
}

}  // namespace jiayu::linkage
