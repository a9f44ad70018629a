#include "register_linkage/explain_pair.hpp"

namespace jiayu::register_linkage {

PairExplanation explain_pair(Model const& model, Table const& table, Row const& a, Row const& b) {
    Weights const weights(model);
    auto pattern = compare_rows(model, table, a, b);
    auto odds = weights.odds(pattern);
    auto rarer = frequency_bits(model, table, weights, pattern, a, b);
    double all_rarer = 0;
    for (auto bits : rarer) all_rarer += bits;

    PairExplanation explanation;
    odds.rivals[stranger] += all_rarer;
    explanation.rival = Rival(std::ranges::max_element(odds.rivals) - odds.rivals.begin());
    auto const& prior = weights.prior();
    explanation.prior = prior.match - prior.rivals[explanation.rival];
    double sum = explanation.prior;
    for (std::size_t i = 0; i < model.fields.size(); ++i) {
        auto level = level_of(pattern, i);
        auto const& entry = weights.at(i, level);
        auto rival = entry.rivals[explanation.rival] + (explanation.rival == stranger ? rarer[i] : 0);
        explanation.fields.push_back({level, level ? entry.match - rival : 0});
        sum += explanation.fields.back().bits;
    }
    explanation.weight = weight_of(odds);
    explanation.other_rivals = explanation.weight - sum;
    return explanation;
}

}  // namespace jiayu::register_linkage
