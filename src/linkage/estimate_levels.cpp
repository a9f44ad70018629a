#include "linkage/estimate_levels.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "linkage/condition.hpp"

namespace jiayu::linkage {

namespace {

constexpr double prior_part = 0.02;   // the starting m counts as this part of the expected matches …
constexpr double prior_pairs = 20;    // … and at least as so many pairs
constexpr double least_share = 1e-9;

// Where the model says nothing: most pairs of one person agree wholly, some nearly, few not at all.
std::vector<double> starting_m(Comparison const& comparison) {
    auto const count = comparison.levels.size();
    std::vector<double> m(count);
    for (std::size_t i = 0; i < count; ++i) m[i] = i == 0 ? 0.85 : i + 1 == count ? 0.05 : 0.10 / double(count - 2);
    for (std::size_t i = 0; i < count; ++i)
        if (comparison.levels[i].m > 0) m[i] = comparison.levels[i].m;
    auto sum = std::accumulate(m.begin(), m.end(), 0.0);
    for (auto& share : m) share /= sum;
    return m;
}

struct Stratum {
    RuleSample const* sample;
    double share = 0.1;   // of matches
    double matches = 0;   // expected among the sampled pairs
};

class Trainer {
public:
    Trainer(Model& model, std::vector<Chance> const& chances, std::vector<RuleSample> const& samples, ComparisonTable const& table, Records const& records)
        : model_(model), chances_(chances), table_(table), records_(records) {
        for (auto const& sample : samples) strata_.push_back({&sample});
        for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
            start_.push_back(starting_m(model.comparisons[i]));
            auto& levels = model.comparisons[i].levels;
            for (std::size_t level = 0; level < levels.size(); ++level) {
                if (!levels[level].is_m_fixed) levels[level].m = start_[i][level];
                if (!levels[level].is_u_fixed) levels[level].u = chances[i].share[level];
                levels[level].u_error = levels[level].is_u_fixed ? 0 : chances[i].error[level];
            }
        }
    }

    TrainingReport run() {
        TrainingReport report;
        for (double change = 1; report.rounds < model_.training.rounds_max && change > 1e-5; ++report.rounds) {
            auto before = shares();
            report.log_likelihood = expect();
            maximise();
            clean_chance();
            change = 0;
            for (std::size_t i = 0; i < strata_.size(); ++i) change = std::max(change, std::abs(strata_[i].share - before[i]));
        }
        finish(report);
        return report;
    }

private:
    std::vector<double> shares() const {
        std::vector<double> all;
        for (auto const& stratum : strata_) all.push_back(stratum.share);
        return all;
    }

    // The chance that each pattern of each rule's sample is of one person, summed by level.
    double expect() {
        sums_.assign(model_.comparisons.size(), {});
        double likelihood = 0, pairs = 0;
        auto const bits = level_bits();
        for (auto& stratum : strata_) {
            stratum.matches = 0;
            auto prior = std::log2(std::clamp(stratum.share, 1e-9, 1 - 1e-9) / (1 - std::clamp(stratum.share, 1e-9, 1 - 1e-9)));
            for (auto const& [pattern, rarity, count] : stratum.sample->patterns) {
                auto odds = prior + rarity / 2.0;
                for (std::size_t i = 0; i < bits.size(); ++i)
                    if (!(stratum.sample->determined >> i & 1)) odds += bits[i][level_of(pattern, i)];
                auto match = double(count) / (1 + std::exp2(-odds));
                stratum.matches += match;
                likelihood += double(count) * std::log1p(std::exp2(std::min(odds, 500.0)));
                for (std::size_t i = 0; i < bits.size(); ++i)
                    if (!(stratum.sample->determined >> i & 1)) sums_[i][level_of(pattern, i)] += match;
            }
            pairs += double(stratum.sample->pairs);
        }
        return likelihood / std::max(pairs, 1.0);
    }

    std::vector<std::array<double, 16>> level_bits() const {
        std::vector<std::array<double, 16>> bits(model_.comparisons.size());
        for (std::size_t i = 0; i < bits.size(); ++i)
            for (std::size_t level = 0; level < model_.comparisons[i].levels.size(); ++level) {
                auto const& known = model_.comparisons[i].levels[level];
                bits[i][level + 1] = std::log2(std::max(known.m, least_share) / std::max(known.u, least_share));
            }
        return bits;
    }

    void maximise() {
        for (auto& stratum : strata_) stratum.share = (stratum.matches + 0.5) / (double(stratum.sample->pairs) + 1);
        for (std::size_t i = 0; i < model_.comparisons.size(); ++i) {
            auto& levels = model_.comparisons[i].levels;
            double total = 0;
            for (std::size_t level = 0; level < levels.size(); ++level) total += sums_[i][level + 1];
            if (total <= 0) continue;
            auto prior = std::max(prior_pairs, prior_part * total);
            for (std::size_t level = 0; level < levels.size(); ++level)
                if (!levels[level].is_m_fixed) levels[level].m = (sums_[i][level + 1] + prior * start_[i][level]) / (total + prior);
            normalise(levels);
        }
    }

    static void normalise(std::vector<Level>& levels) {
        double fixed = 0, free = 0;
        for (auto const& level : levels) (level.is_m_fixed ? fixed : free) += level.m;
        for (auto& level : levels)
            if (!level.is_m_fixed && free > 0) level.m *= std::max(0.0, 1 - fixed) / free;
    }

    // Random pairs hold pairs of one person too; in tables of heavy duplication they are most of what agrees.
    void clean_chance() {
        auto prior = prior_share();
        for (std::size_t i = 0; i < model_.comparisons.size(); ++i) {
            auto& levels = model_.comparisons[i].levels;
            double sum = 0;
            for (std::size_t level = 0; level < levels.size(); ++level) {
                if (levels[level].is_u_fixed) continue;
                auto raw = chances_[i].share[level];
                levels[level].u = std::max({raw - prior * levels[level].m, 0.02 * raw, 1e-9});
                sum += levels[level].u;
            }
            for (auto& level : levels)
                if (!level.is_u_fixed && sum > 0) level.u /= sum;
        }
    }

    // The share of a rule's keys that pairs of one person have equal, by the comparisons that look at them.
    double recall_of(Stratum const& stratum) const {
        double recall = 1;
        for (std::size_t i = 0; i < model_.comparisons.size(); ++i)
            if (stratum.sample->determined >> i & 1) recall *= agreement_of(i);
        auto present = double(stratum.sample->keyed) / std::max(1.0, double(records_.size()));
        return std::max(recall * present * present, 1e-6);
    }

    double agreement_of(std::size_t comparison) const {
        double m = 0;
        auto const& levels = model_.comparisons[comparison].levels;
        for (unsigned level = 1; level <= levels.size(); ++level)
            if (level == 1 || table_.is_equality(comparison, level)) m += levels[level - 1].m;
        return std::clamp(m, 0.05, 1.0);
    }

    double all_pairs() const {
        auto rows = double(records_.size());
        std::vector<double> by_source(records_.sources.size() + 1);
        for (auto source : records_.source_of) ++by_source[source];
        double within = 0;
        for (auto count : by_source) within += count * (count - 1) / 2;
        auto all = rows * (rows - 1) / 2;
        return std::max(1.0, model_.link == LinkKind::both ? all : model_.link == LinkKind::dedupe ? within : all - within);
    }

    double matches_of(Stratum const& stratum) const { return stratum.share * stratum.sample->all_pairs; }

    // The mean of what the rules expect in all, those that find more matches counting more.
    double prior_share() const {
        double sum = 0, weights = 0;
        for (std::size_t rule = 0; rule < strata_.size(); ++rule) {
            auto matches = matches_of(strata_[rule]);
            sum += matches * matches / recall_of(strata_[rule]);
            weights += matches;
        }
        return weights > 0 ? std::clamp(sum / weights / all_pairs(), 1e-15, 0.5) : 1e-9;
    }

    void finish(TrainingReport& report) {
        std::uint32_t everywhere = ~0u;
        for (std::size_t rule = 0; rule < strata_.size(); ++rule) {
            auto const& stratum = strata_[rule];
            if (stratum.sample->pairs) everywhere &= stratum.sample->determined;
            report.rule_match_shares.push_back(stratum.share);
            report.rule_matches.push_back(matches_of(stratum));
            report.expected_matches.push_back(matches_of(stratum) / recall_of(stratum));
        }
        for (std::size_t i = 0; i < model_.comparisons.size(); ++i)
            if (everywhere >> i & 1) report.untrained.push_back(model_.comparisons[i].name);
        if (model_.prior <= 0) model_.prior = prior_share();
    }

    Model& model_;
    std::vector<Chance> const& chances_;
    ComparisonTable const& table_;
    Records const& records_;
    std::vector<std::vector<double>> start_;
    std::vector<Stratum> strata_;
    std::vector<std::array<double, 16>> sums_;
};

}  // namespace

TrainingReport estimate_levels(Model& model, std::vector<Chance> const& chances, std::vector<RuleSample> const& samples, ComparisonTable const& table,
                               Records const& records) {
    return Trainer(model, chances, samples, table, records).run();
}

}  // namespace jiayu::linkage
