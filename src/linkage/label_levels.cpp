#include "linkage/label_levels.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/parallel_for.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t edges_per_task = 1 << 14;
constexpr std::size_t comparisons_max = 16, levels_max = 16;
constexpr double least_probability = 1e-5;  // pairs below are not counted
constexpr double factor_max = 16;           // of the prior

using LevelSums = std::array<std::array<double, levels_max>, comparisons_max>;  // by comparison and level, 0 absent

struct Expected {
    double matches = 0;
    LevelSums levels{};

    void add(Expected const& other) {
        matches += other.matches;
        for (std::size_t i = 0; i < comparisons_max; ++i)
            for (std::size_t level = 0; level < levels_max; ++level) levels[i][level] += other.levels[i][level];
    }
    void add(Pattern pattern, std::size_t comparisons, double share) {
        matches += share;
        for (std::size_t i = 0; i < comparisons; ++i) levels[i][level_of(pattern, i)] += share;
    }
};

Expected expect(PairWeights const& weights, std::span<Edge const> edges) {
    auto const& table = weights.table();
    std::vector<Expected> parts((edges.size() + edges_per_task - 1) / edges_per_task);
    parallel_chunks(edges.size(), edges_per_task, [&](std::size_t begin, std::size_t end) {
        auto& part = parts[begin / edges_per_task];
        auto& memory = LevelMemory::of_this_thread(table);
        for (auto i = begin; i < end; ++i) {
            auto p = probability_of_bits(edges[i].weight / 100.0);
            if (p >= least_probability) part.add(table.compare(edges[i].a, edges[i].b, memory), table.comparisons(), p);
        }
    });
    Expected all;
    for (auto const& part : parts) all.add(part);
    return all;
}

struct Unit {
    Pattern pattern;
    double probability;
    double surprise() const { return is_match - probability; }
    double is_match;
};

// Drawn pairs, stratum by stratum.
struct Sample {
    struct Part {
        JudgedStratum const* stratum;
        std::vector<Unit> units;
    };
    std::vector<Part> parts;
    std::size_t units = 0;

    // Of the estimated sum of value(unit) over all pairs; `spread`: the square of a value whose answer is a whole surprise. Half a pair
    // of each answer stands beside each stratum, so that one where nobody was surprised is not taken for certain.
    double variance(auto&& value, double spread) const {
        double variance = 0;
        for (auto const& [stratum, units] : parts) {
            double squares = 0, probabilities = 0;
            for (auto const& unit : units) squares += value(unit) * value(unit), probabilities += unit.probability;
            auto const size = double(units.size()), left_out = std::max(0.0, 1 - size / std::max(size, stratum->pairs));
            auto const mean = probabilities / size;
            squares += (mean * mean + (1 - mean) * (1 - mean)) / 2 * spread;
            variance += std::pow(stratum->share * stratum->pairs, 2) * left_out * squares / (size * size);
        }
        return variance;
    }
};

Sample weigh_sample(PairWeights const& weights, JudgedPairs const& judged) {
    Sample sample;
    auto& memory = LevelMemory::of_this_thread(weights.table());
    for (auto const& stratum : judged.strata) {
        auto& part = sample.parts.emplace_back(Sample::Part{&stratum, {}});
        for (auto place : stratum.judged) {
            auto const& pair = judged.pairs[place];
            auto const weighed = weights.weigh(pair.a, pair.b, memory);
            part.units.push_back({weighed.pattern, probability_of_bits(weighed.weight), double(pair.is_match)});
        }
        sample.units += part.units.size();
    }
    return sample;
}

// What shrinking leaves of differences whose errors these are.
double shrinkage(double squared_differences, double squared_errors) { return squared_differences > 0 ? std::max(0.0, 1 - squared_errors / squared_differences) : 0; }

class Corrector {
public:
    Corrector(Model& model, Expected const& expected, Sample const& sample) : model_(model), expected_(expected), sample_(sample), judged_(expected) {
        for (auto const& [stratum, units] : sample.parts)
            for (auto const& unit : units) judged_.add(unit.pattern, model.comparisons.size(), stratum->stands_for() * unit.surprise());
    }

    void correct_levels(std::size_t comparison, std::vector<LevelByLabels>& found) {
        auto& levels = model_.comparisons[comparison].levels;
        auto const begin = found.size();
        auto const expected = present(expected_, comparison), judged = std::max(present(judged_, comparison), expected / factor_max);
        double differences = 0, errors = 0;
        for (std::size_t level = 0; level < levels.size(); ++level) {
            LevelByLabels one{.comparison = comparison, .level = level, .learned = levels[level].m, .judged = levels[level].m, .used = levels[level].m};
            if (expected > 0 && !levels[level].is_m_fixed) {
                auto const share = std::clamp(judged_.levels[comparison][level + 1] / judged, 0.0, 1.0);
                one.judged = std::clamp(one.learned + share - expected_.levels[comparison][level + 1] / expected, 0.0, 1.0);
                one.error = error_of(comparison, level + 1, share, judged);
                differences += std::pow(one.judged - one.learned, 2), errors += one.error * one.error;
            }
            found.push_back(one);
        }
        use(levels, std::span(found).subspan(begin), shrinkage(differences, errors));
    }

    void correct_prior(LabelCorrection& correction) {
        correction.expected_matches = expected_.matches;
        correction.judged_matches = std::max(0.0, judged_.matches);
        correction.matches_error = std::sqrt(sample_.variance([](Unit const& unit) { return unit.surprise(); }, 1));
        if (expected_.matches <= 0) return;
        auto const difference = correction.judged_matches - expected_.matches;
        auto const kept = shrinkage(difference * difference, correction.matches_error * correction.matches_error);
        correction.prior_factor = std::clamp(1 + kept * difference / expected_.matches, 1 / factor_max, factor_max);
        model_.prior = std::min(0.5, model_.prior * correction.prior_factor);
    }

private:
    static double present(Expected const& sums, std::size_t comparison) {
        double sum = 0;
        for (std::size_t level = 1; level < levels_max; ++level) sum += sums.levels[comparison][level];
        return sum;
    }
    // Of a share of those that are present, linearised.
    double error_of(std::size_t comparison, std::size_t level, double share, double judged) const {
        auto value = [&](Unit const& unit) {
            auto const of_unit = level_of(unit.pattern, comparison);
            return of_unit ? unit.surprise() * ((of_unit == level) - share) / judged : 0.0;
        };
        return std::sqrt(sample_.variance(value, share * (1 - share) / (judged * judged)));
    }
    static void use(std::vector<Level>& levels, std::span<LevelByLabels> found, double kept) {
        double fixed = 0, free = 0;
        for (auto& one : found) {
            auto& level = levels[one.level];
            if (!level.is_m_fixed) level.m = std::max(1e-6, one.learned + kept * (one.judged - one.learned));
            (level.is_m_fixed ? fixed : free) += level.m;
        }
        for (auto& one : found) {
            auto& level = levels[one.level];
            if (!level.is_m_fixed && free > 0) level.m *= std::max(0.0, 1 - fixed) / free;
            level.m_error = one.error;
            one.used = level.m;
        }
    }

    Model& model_;
    Expected const& expected_;
    Sample const& sample_;
    Expected judged_;
};

}  // namespace

LabelCorrection correct_by_labels(Model& model, ComparisonTable const& table, std::span<Edge const> edges, JudgedPairs const& judged) {
    PairWeights const weights(model, table);
    auto const sample = weigh_sample(weights, judged);
    LabelCorrection correction{.drawn = sample.units, .levels = {}};
    if (sample.units == 0) return correction;
    auto const expected = expect(weights, edges);
    Corrector corrector(model, expected, sample);
    for (std::size_t i = 0; i < model.comparisons.size(); ++i) corrector.correct_levels(i, correction.levels);
    corrector.correct_prior(correction);
    return correction;
}

}  // namespace jiayu::linkage
