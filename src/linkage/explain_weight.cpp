#include "linkage/explain_weight.hpp"

#include <cmath>

namespace jiayu::linkage {

namespace {

double log2_of(double probability) { return std::log2(std::max(probability, 1e-12)); }

}  // namespace

WeightExplanation explain_weight(Model const& model, PairWeights const& weights, RowIndex a, RowIndex b) {
    auto const& table = weights.table();
    return explain_weight(model, weights, {a, b}, [&](std::size_t i, unsigned level, RowIndex x, RowIndex y) {
        return double(table.rarity(i, level, table.codes(x)[i], table.codes(y)[i]));
    });
}

double weight_by(PairWeights const& weights, std::pair<RowIndex, RowIndex> pair, RarityOfPair const& rarity, LevelMemory& memory) {
    auto [a, b] = pair;
    auto const pattern = weights.table().compare(a, b, memory);
    double sum = 0;
    for (std::size_t i = 0; i < weights.table().comparisons(); ++i)
        if (auto level = level_of(pattern, i); weights.asks_rarity(i, level)) sum += rarity(i, level, a, b);
    return weights.weight_of(pattern, sum);
}

WeightExplanation explain_weight(Model const& model, PairWeights const& weights, std::pair<RowIndex, RowIndex> pair, RarityOfPair const& rarity) {
    auto [a, b] = pair;
    auto const& table = weights.table();
    LevelMemory memory(table.comparisons());
    auto const pattern = table.compare(a, b, memory);
    WeightExplanation told{.weight = weight_by(weights, pair, rarity, memory)};
    auto const level = [&](std::size_t i) { return level_of(pattern, i); };
    // Against strangers the weights' own figures, against a rival kind its share and its levels' probabilities.
    auto bits_against = [&](std::optional<std::size_t> rival, std::size_t i) {
        if (!level(i)) return 0.0;
        if (!rival) return weights.bits(i, level(i)) + (weights.asks_rarity(i, level(i)) ? rarity(i, level(i), pair.first, pair.second) : 0);
        auto const& known = model.comparisons[i].levels[level(i) - 1];
        return log2_of(known.m) - log2_of(known.rivals[*rival]);
    };
    auto prior_against = [&](std::optional<std::size_t> rival) { return rival ? -log2_of(model.rivals[*rival].share) : weights.prior_bits(); };
    // Of rival kinds no dependence is known.
    auto linked_against = [&](std::optional<std::size_t> rival, std::size_t i) {
        return rival && !model.dependences[i].is_of_match ? 0.0 : weights.dependence_bits(i, pattern);
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
