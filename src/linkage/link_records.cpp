#include "linkage/link_records.hpp"

#include <algorithm>

#include "linkage/certain_prior.hpp"
#include "linkage/cluster_rules.hpp"
#include "linkage/number_values.hpp"
#include "linkage/run_step.hpp"

namespace jiayu::linkage {

Result<PreparedLinkage> prepare_linkage(Model model, Records& records, LinkOptions const& options) {
    if (auto checked = check_cluster_rules(model.clustering, records); !checked) return std::unexpected(checked.error());
    PreparedLinkage prepared{.model = std::move(model)};
    if (options.learn && prepared.model.prior <= 0 && !prepared.model.training.certain.empty()) {
        auto prior = certain_prior(prepared.model, records);
        if (!prior) return std::unexpected(prior.error());
        prepared.model.prior = *prior;
    }
    auto blocking = run_step("block", 0, options, prepared.times, [&](auto&) { return Blocking::make(prepared.model, records); });
    if (!blocking) return std::unexpected(blocking.error());
    prepared.blocking = std::make_unique<Blocking>(std::move(*blocking));
    auto table = run_step("encode", 0, options, prepared.times, [&](auto&) {
        number_values(records, *prepared.blocking);
        return ComparisonTable::make(prepared.model, records, prepared.blocking->rows_near_each_other());
    });
    if (!table) return std::unexpected(table.error());
    prepared.table = std::make_unique<ComparisonTable>(std::move(*table));
    prepared.table->forget_texts();
    if (!options.learn) return prepared;
    prepared.chances = run_step("chance", 0, options, prepared.times, [&](auto&) { return estimate_chance(prepared.model, *prepared.table, records); });
    prepared.training = run_step("learn", 0, options, prepared.times, [&](auto&) {
        auto samples = sample_rules(prepared.model, records, *prepared.table, *prepared.blocking);
        return estimate_levels(prepared.model, prepared.chances, samples, *prepared.table, records);
    });
    return prepared;
}

ScoredPairs score_prepared(PreparedLinkage& prepared, LinkOptions const& options, TakeEdges const& take) {
    // Pairs below even the review probability still tell clusters apart.
    constexpr double clustering_bits = -6;
    auto least = std::min(clustering_bits, bits_of_probability(std::clamp(prepared.model.review_probability, 1e-4, 1 - 1e-9)));
    PairWeights const weights(prepared.model, *prepared.table);
    return run_step("score", prepared.blocking->blocks().size(), options, prepared.times,
                 [&](auto& advance) { return score_records(weights, *prepared.blocking, {.weight_min = least, .advance = advance, .take = take}); });
}

std::size_t most_edges(PreparedLinkage const& prepared) {
    std::uint64_t pairs = 0;
    for (auto const& count : prepared.blocking->counts()) pairs += count.pairs;
    return std::size_t(pairs);
}

}  // namespace jiayu::linkage
