#include "linkage/estimate_matches.hpp"

#include <cmath>

#include "linkage/weigh_pattern.hpp"

namespace jiayu::linkage {

namespace {

struct Expected {
    double match = 0, relative = 0, log_likelihood = 0;
    std::array<std::array<double, 16>, 16> match_levels{}, relative_levels{};
};

Expected expect(Model const& model, PatternCounts const& counts) {
    Weights const weights(model);
    Expected sums;
    for (auto const& [pattern, pairs] : counts.patterns) {
        auto odds = weights.odds(pattern);
        auto greatest = std::max({odds.match, odds.relative, odds.stranger});
        auto match = std::exp2(odds.match - greatest), relative = std::exp2(odds.relative - greatest);
        auto all = match + relative + std::exp2(odds.stranger - greatest);
        match *= double(pairs) / all;
        relative *= double(pairs) / all;
        sums.match += match;
        sums.relative += relative;
        sums.log_likelihood += double(pairs) * (greatest + std::log2(all)) * std::log(2.0);
        for (std::size_t i = 0; i < model.fields.size(); ++i) {
            sums.match_levels[i][level_of(pattern, i)] += match;
            sums.relative_levels[i][level_of(pattern, i)] += relative;
        }
    }
    return sums;
}

// Shares of the levels among the pairs where the field is not absent, held by the model's own values as if they were
// `prior_pairs` pairs more.
void settle(Field& field, Field const& own, double Level::*kind, std::array<double, 16> const& sums, double prior_pairs) {
    double total = prior_pairs;
    for (std::size_t i = 0; i < field.levels.size(); ++i) total += sums[i + 1];
    for (std::size_t i = 0; i < field.levels.size(); ++i)
        field.levels[i].*kind = (sums[i + 1] + prior_pairs * own.levels[i].*kind) / total;
}

void normalise(Model& model) {
    for (auto& field : model.fields)
        for (auto kind : {&Level::m, &Level::r, &Level::u}) {
            double sum = 0;
            for (auto const& level : field.levels) sum += level.*kind;
            for (auto& level : field.levels) level.*kind /= sum;
        }
}

}  // namespace

EstimationReport estimate_matches(Model& model, PatternCounts const& counts, std::size_t rows, Estimation estimation) {
    normalise(model);
    auto const own = model;
    auto pairs = double(std::max<std::uint64_t>(counts.pairs, 1));
    auto prior = std::max(estimation.prior_pairs, estimation.prior_part * pairs);
    auto all_pairs = double(rows) * double(rows > 0 ? rows - 1 : 0) / 2;
    model.stranger_ratio = std::max(1.0, all_pairs / double(std::max<std::uint64_t>(counts.proposed, 1)));
    EstimationReport report;
    for (double change = 1; report.rounds < estimation.rounds_max && change > estimation.change_min; ++report.rounds) {
        auto sums = expect(model, counts);
        auto match_share = (sums.match + prior * own.match_share) / (pairs + prior);
        change = std::abs(match_share - model.match_share);
        model.match_share = match_share;
        model.relative_share = (sums.relative + prior * own.relative_share) / (pairs + prior);
        report.log_likelihood = sums.log_likelihood / pairs;
        for (std::size_t i = 0; i < model.fields.size(); ++i) {
            auto& field = model.fields[i];
            settle(field, own.fields[i], &Level::m, sums.match_levels[i], prior * model.match_share);
            settle(field, own.fields[i], &Level::r, sums.relative_levels[i], std::max(estimation.prior_pairs, prior * model.relative_share));
        }
    }
    return report;
}

}  // namespace jiayu::linkage
