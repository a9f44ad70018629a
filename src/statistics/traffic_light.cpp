#include "statistics/traffic_light.hpp"

#include <cmath>

namespace jiayu::statistics {

namespace {

constexpr double rounding = 1e-9;

Verdict verdict_of(bool kept, bool missed) {
    if (kept) return Verdict::met;
    return missed ? Verdict::not_met : Verdict::undecided;
}

}  // namespace

Verdict judge(Estimate const& estimate, Target const& target) {
    switch (target.kind) {
        case Target::Kind::at_least: return verdict_of(estimate.low >= target.low, estimate.high < target.low);
        case Target::Kind::at_most: return verdict_of(estimate.high <= target.high, estimate.low > target.high);
        case Target::Kind::equal:
            return verdict_of(std::abs(estimate.value - target.low) <= rounding * std::max(1.0, std::abs(target.low)),
                              estimate.high < target.low || estimate.low > target.low);
        case Target::Kind::within:
            return verdict_of(estimate.low >= target.low && estimate.high <= target.high, estimate.high < target.low || estimate.low > target.high);
    }
    return Verdict::undecided;
}

}  // namespace jiayu::statistics
