#include "register_linkage/link_table.hpp"

#include <chrono>

#include "base/parallel_for.hpp"
#include "register_linkage/estimate_strangers.hpp"

namespace jiayu::register_linkage {

namespace {

class Stages {
public:
    Stages(BeginStep const& begin_step, LinkageReport& report) : begin_step_(begin_step), report_(report) {}

    template <class Work>
    auto run(std::string_view step, std::uint64_t total, Work work) {
        auto begun = std::chrono::steady_clock::now();
        Advance advance = begin_step_ ? begin_step_(step, total) : Advance();
        auto result = work(advance);
        report_.times.push_back({step, std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count()});
        return result;
    }

private:
    BeginStep const& begin_step_;
    LinkageReport& report_;
};

EstimationReport learn(Model& model, Table const& table, Blocking const& blocking) {
    constexpr std::uint64_t pairs_wanted = 3'000'000;
    estimate_strangers(model, table);
    return estimate_matches(model, count_patterns(model, table, blocking, pairs_wanted), table.rows.size());
}

// Edges come heaviest first, so the first one inside a row's cluster is that of its strongest partner.
std::vector<Link> strongest_links(Model const& model, Table const& table, std::span<Edge const> edges, std::span<RowIndex const> cluster_of) {
    std::vector<Link> links(table.rows.size());
    for (RowIndex row = 0; row < links.size(); ++row) links[row].partner = row;
    for (auto const& edge : edges) {
        if (cluster_of[edge.a] != cluster_of[edge.b]) continue;
        for (auto [row, partner] : {std::pair(edge.a, edge.b), std::pair(edge.b, edge.a)})
            if (links[row].partner == row) links[row] = {partner, 0, edge.weight};
    }
    parallel_chunks(links.size(), 1 << 15, [&](std::size_t begin, std::size_t end) {
        for (auto row = begin; row < end; ++row)
            if (auto partner = links[row].partner; partner != row)
                links[row].pattern = compare_rows(model, table, table.rows[row], table.rows[partner]);
    });
    return links;
}

}  // namespace

Linkage link_table(Model model, Table const& table, Decisions const& decisions, LinkOptions const& options) {
    Linkage result;
    Stages stages(options.begin_step, result.report);
    auto const blocking = stages.run("block", model.rules.size(), [&](auto&) { return Blocking(model, table); });
    if (options.learn)
        result.report.estimation = stages.run("estimate", 0, [&](auto&) { return learn(model, table, blocking); });
    PairWeigher const weigher(model, table);
    auto const scored = stages.run("score", blocking.blocks().size(), [&](auto& advance) {
        return score_pairs(weigher, table, blocking, std::min(model.review_weight, model.link_weight), advance);
    });
    auto clustering = stages.run("cluster", 0, [&](auto&) { return cluster_rows(model, table, weigher, scored.edges, decisions); });
    result.links = stages.run("evidence", 0, [&](auto&) { return strongest_links(model, table, scored.edges, clustering.cluster_of); });
    result.cluster_of = std::move(clustering.cluster_of);
    result.review = std::move(clustering.review);
    result.report.rules = blocking.counts();
    result.report.compared = scored.compared;
    result.report.edges = scored.edges.size();
    result.model = std::move(model);
    return result;
}

}  // namespace jiayu::register_linkage
