#include "linkage/explain_pair.hpp"

namespace jiayu::linkage {

PairExplanation explain_pair(Model const& model, Table const& table, Row const& a, Row const& b) {
    Weights const weights(model);
    auto pattern = compare_rows(model, table, a, b);
    auto odds = weights.odds(pattern);
    auto rarer = frequency_bits(model, table, weights, pattern, a, b);
    double all_rarer = 0;
    for (auto bits : rarer) all_rarer += bits;

    PairExplanation explanation;
    explanation.against_relative = odds.relative > odds.stranger + all_rarer;
    auto const& prior = weights.prior();
    explanation.prior = prior.m - (explanation.against_relative ? prior.r : prior.u);
    double sum = explanation.prior;
    for (std::size_t i = 0; i < model.fields.size(); ++i) {
        auto level = level_of(pattern, i);
        auto const& entry = weights.at(i, level);
        auto rival = explanation.against_relative ? entry.r : entry.u + rarer[i];
        explanation.fields.push_back({level, level ? entry.m - rival : 0});
        sum += explanation.fields.back().bits;
    }
    explanation.weight = weight_of(odds, all_rarer);
    explanation.other_rival = explanation.weight - sum;
    return explanation;
}

}  // namespace jiayu::linkage
