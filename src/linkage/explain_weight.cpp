#include "linkage/explain_weight.hpp"

#include <cmath>

namespace jiayu::linkage {

namespace {

double log2_of(double probability) { return std::log2(std::max(probability, 1e-12)); }

}  // namespace

WeightExplanation explain_weight(Model const& model, PairWeights const& weights, RowIndex a, RowIndex b) {
    auto const& table = weights.table();
    LevelMemory memory(table.comparisons());
    auto const weighed = weights.weigh(a, b, memory);
    WeightExplanation told{.weight = weighed.weight};
    auto const level = [&](std::size_t i) { return level_of(weighed.pattern, i); };
    // Against strangers the weights' own figures, against a rival kind its share and its levels' probabilities.
    auto bits_against = [&](std::optional<std::size_t> rival, std::size_t i) {
        if (!level(i)) return 0.0;
        if (!rival) return weights.bits(i, level(i)) + table.rarity(i, level(i), table.codes(a)[i], table.codes(b)[i]);
        auto const& known = model.comparisons[i].levels[level(i) - 1];
        return log2_of(known.m) - log2_of(known.rivals[*rival]);
    };
    auto prior_against = [&](std::optional<std::size_t> rival) { return rival ? -log2_of(model.rivals[*rival].share) : weights.prior_bits(); };
    // Of rival kinds no dependence is known.
    auto linked_against = [&](std::optional<std::size_t> rival, std::size_t i) {
        return rival && !model.dependences[i].is_of_match ? 0.0 : weights.dependence_bits(i, weighed.pattern);
    };
    auto sum_against = [&](std::optional<std::size_t> rival) {
        auto sum = prior_against(rival);
        for (std::size_t i = 0; i < table.comparisons(); ++i) sum += bits_against(rival, i);
        for (std::size_t i = 0; i < weights.dependences(); ++i) sum += linked_against(rival, i);
        return sum;
    };
    auto least = sum_against({});
    for (std::size_t rival = 0; rival < model.rivals.size(); ++rival)
        if (auto sum = sum_against(rival); sum < least) {
            least = sum;
            told.rival = rival;
        }
    told.prior_bits = prior_against(told.rival);
    for (std::size_t i = 0; i < table.comparisons(); ++i) told.comparisons.push_back({level(i), bits_against(told.rival, i)});
    for (std::size_t i = 0; i < weights.dependences(); ++i) told.dependences.push_back(linked_against(told.rival, i));
    told.other_rivals_bits = told.weight - least;
    return told;
}

}  // namespace jiayu::linkage
