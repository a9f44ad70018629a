// From what comparisons say to a probability that holds: weights are too sure where fields fail together and too timid elsewhere, so the
// probability of a pair is read off a scale learned from the clusters or from labels (calibrate_by_clusters.hpp, calibrate_by_labels.hpp).
#pragma once
#include <string>
#include <vector>

namespace jiayu::linkage {

// Rising straight lines between knots; outside them the same number of bits is added as at the nearest knot. Without knots weights are taken
// at their word.
class ProbabilityScale {
public:
    struct Knot {
        double weight, bits;  // bits of the comparisons, prior included; bits that hold
    };
    ProbabilityScale() = default;
    // `by`: what it was learned from. Both must rise strictly from knot to knot.
    ProbabilityScale(std::string by, std::vector<Knot> knots);

    double bits(double weight) const;
    double weight_at(double bits) const;  // the inverse
    double probability(double weight) const;
    double weight_of_probability(double probability) const;  // 0 and 1 are taken for 1e-12 off
    bool is_learned() const { return !knots_.empty(); }
    std::string const& by() const { return by_; }
    std::vector<Knot> const& knots() const { return knots_; }

private:
    std::string by_;  // "clusters", "labels" or "clusters, labels"; empty: not learned
    std::vector<Knot> knots_;
};

}  // namespace jiayu::linkage
