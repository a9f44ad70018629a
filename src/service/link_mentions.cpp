#include "service/link_mentions.hpp"

#include "linkage/join_records.hpp"
#include "service/stopwatch.hpp"

namespace jiayu::service {

namespace {

std::vector<OpenPair> with_patterns(linkage::ComparisonTable const& table, std::span<linkage::Edge const> review) {
    std::vector<OpenPair> open;
    linkage::LevelMemory memory(table.comparisons());
    for (auto const& edge : review) open.push_back({edge, table.compare(edge.a, edge.b, memory)});
    return open;
}

}  // namespace

Result<LinkedMentions> link_mentions(linkage::Model model, LinkageInput& input, linkage::BeginStep const& begin_step) {
    linkage::LinkOptions const options{.begin_step = begin_step};
    auto prepared = linkage::prepare_linkage(std::move(model), input.records, options);
    if (!prepared) return std::unexpected(prepared.error());
    auto const scored = linkage::score_prepared(*prepared, options);
    auto joined = linkage::join_records(*prepared, input.records, scored.edges, input.decisions, options);

    Stopwatch watch;
    LinkedMentions linked{.compared = scored.proposed, .blocking = prepared->blocking->counts(), .times = std::move(prepared->times)};
    if (begin_step) begin_step("evidence", 0);
    linked.links = linkage::strongest_links(*prepared->table, scored.edges, joined.cluster_of);
    linked.review = with_patterns(*prepared->table, joined.review);
    linked.value_counts = linkage::count_values(*prepared->table, input.records);
    linked.cluster_of = std::move(joined.cluster_of);
    linked.times.push_back({"evidence", watch.lap()});
    linked.model = std::move(prepared->model);
    return linked;
}

}  // namespace jiayu::service
