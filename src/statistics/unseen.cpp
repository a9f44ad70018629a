#include "statistics/unseen.hpp"

#include <algorithm>
#include <cmath>

namespace jiayu::statistics {

UnseenCount estimate_unseen(double seen_once, double seen_twice) {
    auto const twice = seen_twice + 1, ratio = seen_once / twice;
    auto const variance = twice * (std::pow(ratio, 2) / 2 + std::pow(ratio, 3) + std::pow(ratio, 4) / 4);
    return {std::max(0.0, seen_once * (seen_once - 1)) / (2 * twice), std::sqrt(variance)};
}

}  // namespace jiayu::statistics
