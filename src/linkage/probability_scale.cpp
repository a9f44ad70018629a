#include "linkage/probability_scale.hpp"

#include <algorithm>
#include <cmath>

#include "base/assert.hpp"

namespace jiayu::linkage {

namespace {

using Knot = ProbabilityScale::Knot;

double read_off(std::vector<Knot> const& knots, double at, double Knot::*from, double Knot::*to) {
    if (knots.empty()) return at;
    auto const above = std::ranges::lower_bound(knots, at, {}, from);
    if (above == knots.begin()) return at + (*above.*to - *above.*from);
    auto const below = above - 1;
    if (above == knots.end()) return at + (*below.*to - *below.*from);
    return *below.*to + (at - *below.*from) * (*above.*to - *below.*to) / (*above.*from - *below.*from);
}

}  // namespace

ProbabilityScale::ProbabilityScale(std::string by, std::vector<Knot> knots) : by_(std::move(by)), knots_(std::move(knots)) {
    for (std::size_t i = 1; i < knots_.size(); ++i) JIAYU_ASSERT(knots_[i - 1].weight < knots_[i].weight && knots_[i - 1].bits < knots_[i].bits);
}

double ProbabilityScale::bits(double weight) const { return read_off(knots_, weight, &Knot::weight, &Knot::bits); }
double ProbabilityScale::weight_at(double bits) const { return read_off(knots_, bits, &Knot::bits, &Knot::weight); }
double ProbabilityScale::probability(double weight) const { return 1 / (1 + std::exp2(-bits(weight))); }

double ProbabilityScale::weight_of_probability(double probability) const {
    auto const held = std::clamp(probability, 1e-12, 1 - 1e-12);
    return weight_at(std::log2(held / (1 - held)));
}

}  // namespace jiayu::linkage
