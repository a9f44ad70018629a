#include "register_linkage/estimate_matches.hpp"

#include <cmath>

#include "register_linkage/weigh_pattern.hpp"

namespace jiayu::register_linkage {

namespace {

struct Expected {
    double match = 0, twin = 0, kin = 0, log_likelihood = 0;
    std::array<std::array<double, 16>, 16> match_levels{};
};

Expected expect(Model const& model, PatternCounts const& counts) {
    Weights const weights(model);
    Expected sums;
    for (auto const& [pattern, pairs] : counts.patterns) {
        auto odds = weights.odds(pattern);
        auto greatest = std::max(odds.match, std::ranges::max(odds.rivals));
        auto match = std::exp2(odds.match - greatest), all = match;
        for (auto& rival : odds.rivals) all += rival = std::exp2(rival - greatest);
        auto scale = double(pairs) / all;
        sums.match += match * scale;
        sums.twin += odds.rivals[twin] * scale;
        sums.kin += odds.rivals[kin] * scale;
        sums.log_likelihood += double(pairs) * (greatest + std::log2(all)) * std::log(2.0);
        for (std::size_t i = 0; i < model.fields.size(); ++i) sums.match_levels[i][level_of(pattern, i)] += match * scale;
    }
    return sums;
}

// Shares of the levels among the pairs where the field is not absent, held by the model's own values as if they were
// `prior_pairs` pairs more.
void settle(Field& field, Field const& own, std::array<double, 16> const& sums, double prior_pairs) {
    double total = prior_pairs;
    for (std::size_t i = 0; i < field.levels.size(); ++i) total += sums[i + 1];
    for (std::size_t i = 0; i < field.levels.size(); ++i)
        field.levels[i].m = (sums[i + 1] + prior_pairs * own.levels[i].m) / total;
}

void normalise(Model& model) {
    for (auto& field : model.fields)
        for (auto kind : {&Level::m, &Level::twin, &Level::kin, &Level::u}) {
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
        model.twin_share = (sums.twin + prior * own.twin_share) / (pairs + prior);
        model.kin_share = (sums.kin + prior * own.kin_share) / (pairs + prior);
        report.log_likelihood = sums.log_likelihood / pairs;
        for (std::size_t i = 0; i < model.fields.size(); ++i)
            settle(model.fields[i], own.fields[i], sums.match_levels[i], prior * model.match_share);
    }
    return report;
}

}  // namespace jiayu::register_linkage
