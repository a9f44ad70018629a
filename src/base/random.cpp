#include "base/random.hpp"

namespace jiayu {

std::size_t draw(Random& random, std::span<double const> cumulative) {
    auto at = random.uniform() * cumulative.back();
    auto found = std::ranges::upper_bound(cumulative, at);
    return std::min(std::size_t(found - cumulative.begin()), cumulative.size() - 1);
}

}  // namespace jiayu
