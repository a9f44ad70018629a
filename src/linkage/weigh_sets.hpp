// What all the pairs between two clusters say together, as log2 of the odds that they are one person.
#pragma once
#include <cmath>
#include <span>

#include "linkage/evidence_rule.hpp"
#include "linkage/row_index.hpp"

namespace jiayu::linkage {

// Adds up pairs under an EvidenceRule.
class EvidenceSum {
public:
    explicit EvidenceSum(EvidenceRule const& rule) : rule_(rule) {}
    void add(double bits) {
        bits = std::clamp(bits, rule_.low, rule_.high);
        auto share = rule_.informative > 0 ? std::min(1.0, std::abs(bits) / rule_.informative) : 1.0;
        sum_ += share * bits, weight_ += share;
    }
    // Of `pairs` pairs, of which those added are a fair sample.
    double total(double prior_bits, std::size_t pairs) const {
        return weight_ > 0 ? prior_bits + sum_ / weight_ + rule_.corroboration * std::log2(double(pairs)) : prior_bits;
    }

private:
    EvidenceRule const& rule_;
    double sum_ = 0, weight_ = 0;
};

// Sets of places or rows, none empty; `evidence(x, y)` weighs a pair without prior. Of many pairs an evenly spread sample is taken,
// a small one first: where it leaves no doubt that they are apart, it is enough.
template <class Evidence>
double weigh_sets(std::span<std::uint32_t const> a, std::span<std::uint32_t const> b, EvidenceRule const& rule, double prior_bits,
                  Evidence const& evidence) {
    constexpr double no_doubt_bits = -8;
    if (b.size() < a.size() || (b.size() == a.size() && b.front() < a.front())) std::swap(a, b);
    auto weigh_sample = [&](std::size_t pairs_max) {
        auto of_a = a.size(), of_b = b.size();
        if (of_a * of_b > pairs_max) {
            of_a = std::min(a.size(), std::size_t(std::sqrt(double(pairs_max))));
            of_b = std::min(b.size(), pairs_max / of_a);
        }
        EvidenceSum sum(rule);
        for (std::size_t i = 0; i < of_a; ++i)
            for (std::size_t j = 0; j < of_b; ++j) sum.add(evidence(a[i * a.size() / of_a], b[j * b.size() / of_b]));
        return sum.total(prior_bits, a.size() * b.size());
    };
    if (a.size() * b.size() > 16)
        if (auto bits = weigh_sample(9); bits < no_doubt_bits) return bits;
    return weigh_sample(rule.sample);
}

}  // namespace jiayu::linkage
