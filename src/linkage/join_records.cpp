#include "linkage/join_records.hpp"

#include <algorithm>
#include <numeric>

#include "base/parallel_for.hpp"
#include "linkage/cluster_constraints.hpp"
#include "linkage/cluster_rules.hpp"
#include "linkage/constrained_joins.hpp"
#include "linkage/entity_profiles.hpp"
#include "linkage/profile_pairs.hpp"
#include "linkage/row_prefetcher.hpp"
#include "linkage/run_step.hpp"
#include "linkage/whole_clusters.hpp"

namespace jiayu::linkage {

namespace {

// Clustering takes no pair for less than EvidenceRule::low: most pairs of two clusters are far below it, which a few fields tell.
std::function<double(RowIndex, RowIndex)> weigher(PairWeights const& weights) {
    auto const low = EvidenceRule().low, least = low + weights.prior_bits();
    return [&weights, low, least](RowIndex a, RowIndex b) {
        auto const bits = weights.weigh_from(a, b, least, LevelMemory::of_this_thread(weights.table()));
        return bits ? *bits - weights.prior_bits() : low;
    };
}

std::function<void(std::span<RowIndex const>)> expecter(ComparisonTable const& table) {
    return [&table](std::span<RowIndex const> rows) {
        auto& ahead = RowPrefetcher::of_this_thread(table);
        for (auto row : rows) ahead.ask(row);
    };
}

std::function<double(std::span<RowIndex const>, std::span<RowIndex const>)> contradictor(EntityWeights const& entities) {
    return [&entities](std::span<RowIndex const> a, std::span<RowIndex const> b) { return entities.contradiction(a, b); };
}

ClusterInput input_of(Model const& model, Records const& records, std::span<Edge const> edges, PairWeights const& weights) {
    ClusterInput input{.rows = records.size(), .edges = edges, .weigh = weigher(weights), .expect = expecter(weights.table()), .prior_bits = weights.prior_bits()};
    bind_cluster_rules(model.clustering, records, input);
    return input;
}

// Most profiles that look alike were kept apart by their records: they need more than the odds of two records.
constexpr double profile_margin_bits = 8;

// Pairs of profiles that weigh enough to be one person.
std::vector<Edge> score_profiles(PairWeights const& weights, std::span<std::pair<RowIndex, RowIndex> const> pairs, double bits_min) {
    constexpr std::size_t chunk = 1 << 12, pairs_ahead = 16;
    std::vector<std::vector<Edge>> parts((pairs.size() + chunk - 1) / chunk);
    parallel_chunks(pairs.size(), chunk, [&](std::size_t begin, std::size_t end) {
        auto& memory = LevelMemory::of_this_thread(weights.table());
        auto& ahead = RowPrefetcher::of_this_thread(weights.table());
        for (auto i = begin; i < end; ++i) {
            if (i + pairs_ahead < end) ahead.ask(pairs[i + pairs_ahead].first), ahead.ask(pairs[i + pairs_ahead].second);
            auto [a, b] = pairs[i];
            if (auto const weight = weights.weigh_from(a, b, bits_min, memory); weight && *weight >= bits_min) parts[begin / chunk].push_back({a, b, hundredths(*weight)});
        }
    });
    std::vector<Edge> edges;
    for (auto const& part : parts) edges.insert(edges.end(), part.begin(), part.end());
    return edges;
}

// Profiles whose evidence speaks for one person; by profile.
std::vector<RowIndex> cluster_profiles(PreparedLinkage const& prepared, Records const& records, Profiles const& profiles) {
    auto const table = prepared.table->for_records(profiles.records);
    PairWeights const weights(prepared.model, table);
    auto settings = cluster_settings(prepared.model);
    settings.one_per_source = false;
    settings.size_max = 0;
    settings.link_bits += profile_margin_bits;
    auto const pairs = profile_pairs(*prepared.blocking, records, profiles);
    auto const edges = score_profiles(weights, pairs, settings.link_bits);
    return cluster_edges({.rows = profiles.records.size(), .edges = edges, .weigh = weigher(weights), .prior_bits = weights.prior_bits(), .source_of = profiles.records.source_of},
                         settings)
        .cluster_of;
}

std::size_t join_by_profiles(PreparedLinkage const& prepared, Records const& records, ClusterConstraints const& constraints, std::vector<RowIndex>& cluster_of) {
    auto const profiles = make_profiles(records, cluster_of);
    auto const found = cluster_profiles(prepared, records, profiles);
    ConstrainedJoins joiner(constraints, cluster_of);
    std::size_t joined = 0;
    for (RowIndex i = 0; i < found.size(); ++i)
        if (found[i] != i) joined += joiner.join(profiles.row_of[found[i]], profiles.row_of[i]);
    return joined;
}

// Where people have few records, hardly a profile knows more than they do.
bool knows_more_together(std::span<RowIndex const> cluster_of) {
    std::size_t clusters = 0;
    for (RowIndex row = 0; row < cluster_of.size(); ++row) clusters += cluster_of[row] == row;
    return double(cluster_of.size()) > 3 * double(clusters);
}

}  // namespace

JoinedRecords join_records(PreparedLinkage& prepared, Records const& records, std::span<Edge const> edges, PairDecisions const& decisions, LinkOptions const& options) {
    prepared.blocking->forget_blocks();
    PairWeights const weights(prepared.model, *prepared.table);
    EntityWeights const entities(prepared.model, weights);
    auto input = input_of(prepared.model, records, edges, weights);
    input.decisions = decisions;
    input.edges_max = options.edges_max;
    input.contradiction = contradictor(entities);
    auto const settings = cluster_settings(prepared.model);
    JoinedRecords joined;
    run_step("cluster", 0, options, prepared.times, [&](auto&) {
        auto clusters = cluster_edges(input, settings);
        joined.cluster_of = std::move(clusters.cluster_of);
        joined.review = std::move(clusters.review);
    });
    if (settings.method != ClusterMethod::evidence || settings.one_per_source) return joined;
    ClusterConstraints const constraints(input, settings);
    run_step("profiles", 0, options, prepared.times, [&](auto&) {
        joined.joined_by_profile = join_whole_clusters(entities, input, settings, constraints, joined.cluster_of);
        if (prepared.model.clustering.profiles && knows_more_together(joined.cluster_of)) joined.joined_by_profile += join_by_profiles(prepared, records, constraints, joined.cluster_of);
        if (joined.joined_by_profile) joined.review = find_review(input, settings, joined.cluster_of);
    });
    return joined;
}

}  // namespace jiayu::linkage
