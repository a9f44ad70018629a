#include "linkage/calibrate_by_clusters.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "base/parallel_for.hpp"
#include "linkage/calibration.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::int32_t lightest = -1500, heaviest = 2400;  // hundredths of a bit; what lies beyond is as certain as there
constexpr std::size_t bin_count = std::size_t(heaviest - lightest + 1);
constexpr double imagined_pairs = 0.4;  // beside those of each hundredth
constexpr double near_bits = 0.5;       // steps that differ by less are one line: a scale is to be read
constexpr double slant_bits = 0.02;     // of a step from its middle to either end, so that the scale can be read both ways

// Whole numbers, so that threads may add them in any order.
struct Bin {
    std::int64_t pairs = 0;
    std::int64_t together = 0, apart = 0;  // told by a third record
};
using Bins = std::vector<Bin>;

// Weights between which the probability is one.
struct Step {
    std::int32_t first, last;  // hundredths
    double pairs, matches;
    double share() const { return matches / pairs; }
    double bits() const { return std::log2(matches / (pairs - matches)); }
};

std::vector<std::uint32_t> cluster_sizes(std::span<RowIndex const> cluster_of) {
    std::vector<std::uint32_t> sizes(cluster_of.size());
    for (auto cluster : cluster_of) ++sizes[cluster];
    return sizes;
}

Bins count_bins(std::span<Edge const> edges, std::span<RowIndex const> cluster_of) {
    auto const sizes = cluster_sizes(cluster_of);
    Bins all(bin_count);
    std::mutex adding;
    parallel_chunks(edges.size(), 1 << 18, [&](std::size_t begin, std::size_t end) {
        Bins bins(bin_count);
        for (auto const& edge : edges.subspan(begin, end - begin)) {
            auto const a = cluster_of[edge.a], b = cluster_of[edge.b];
            auto& bin = bins[std::size_t(std::clamp(edge.weight, lightest, heaviest) - lightest)];
            ++bin.pairs;
            bool const is_told = (a == b ? sizes[a] : sizes[a] + sizes[b]) > 2;
            bin.together += is_told && a == b;
            bin.apart += is_told && a != b;
        }
        std::scoped_lock lock(adding);
        for (std::size_t i = 0; i < bin_count; ++i) all[i].pairs += bins[i].pairs, all[i].together += bins[i].together, all[i].apart += bins[i].apart;
    });
    return all;
}

Step step_of(Bin const& bin, std::int32_t weight) {
    auto const expected = std::clamp(probability_of(weight / 100.0), 1e-9, 1 - 1e-9);
    auto const untold = double(bin.pairs - bin.together - bin.apart) + imagined_pairs;
    return {weight, weight, double(bin.pairs) + imagined_pairs, double(bin.together) + untold * expected};
}

void take_in(Step& later, Step const& earlier) {
    later.first = earlier.first;
    later.pairs += earlier.pairs;
    later.matches += earlier.matches;
}

// Never falling (pool adjacent violators).
std::vector<Step> rising_steps(Bins const& bins) {
    std::vector<Step> steps;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        if (!bins[i].pairs) continue;
        auto step = step_of(bins[i], lightest + std::int32_t(i));
        for (; !steps.empty() && steps.back().share() >= step.share(); steps.pop_back()) take_in(step, steps.back());
        steps.push_back(step);
    }
    return steps;
}

// Both ends of each run of steps that differ by little; none is of pairs that are likelier than not and of others.
std::vector<ProbabilityScale::Knot> knots_of(std::vector<Step> const& steps) {
    std::vector<ProbabilityScale::Knot> knots;
    auto add = [&](std::int32_t weight, double bits) {
        // Rounding may make two steps of almost certain pairs one.
        if (std::isfinite(bits) && (knots.empty() || (knots.back().weight < weight / 100.0 && knots.back().bits < bits))) knots.push_back({weight / 100.0, bits});
    };
    for (std::size_t begin = 0, end; begin < steps.size(); begin = end) {
        auto const bits = steps[begin].bits();
        for (end = begin + 1; end < steps.size() && steps[end].bits() - bits < near_bits && (steps[end].bits() < 0) == (bits < 0);) ++end;
        bool const is_one = end == begin + 1;
        add(steps[begin].first, is_one ? bits - slant_bits : bits);
        add(steps[end - 1].last, is_one ? bits + slant_bits : steps[end - 1].bits());
    }
    return knots;
}

}  // namespace

ProbabilityScale calibrate_by_clusters(std::span<Edge const> edges, std::span<RowIndex const> cluster_of) {
    auto knots = knots_of(rising_steps(count_bins(edges, cluster_of)));
    return knots.empty() ? ProbabilityScale() : ProbabilityScale("clusters", std::move(knots));
}

}  // namespace jiayu::linkage
