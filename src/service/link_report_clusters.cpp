#include <algorithm>
#include <array>
#include <map>
#include <ranges>
#include <set>

#include "linkage/cluster_figures.hpp"
#include "linkage/group_edges.hpp"
#include "service/link_report_parts.hpp"
#include "service/masked_records.hpp"

namespace jiayu::service {

namespace {

namespace json = boost::json;
using linkage::ClusterFigures;
using linkage::RowIndex;

constexpr std::size_t of_a_kind = 10, records_max = 40, edges_max = 300;

// Why each cluster is shown, by its place in the figures.
using Chosen = std::map<std::size_t, std::vector<std::string_view>>;

template <class Key, class Counts>
void choose(std::span<ClusterFigures const> figures, std::string_view why, Counts counts, Key key, Chosen& chosen) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < figures.size(); ++i)
        if (counts(figures[i])) places.push_back(i);
    auto const end = places.begin() + std::ptrdiff_t(std::min(of_a_kind, places.size()));
    std::ranges::partial_sort(places, end, {}, [&](std::size_t i) { return std::pair(key(figures[i]), i); });
    for (auto at = places.begin(); at != end; ++at) chosen[*at].push_back(why);
}

// What most needs a look comes first.
constexpr std::array<std::string_view, 4> reasons = {"weak", "bridges", "against", "largest"};
std::size_t rank_of(std::string_view why) { return std::size_t(std::ranges::find(reasons, why) - reasons.begin()); }

Chosen choose_clusters(std::span<ClusterFigures const> figures, double link_bits) {
    Chosen chosen;
    choose(figures, reasons[0], [&](auto const& one) { return !one.weakest_bits || *one.weakest_bits < link_bits + 3; }, [](auto const& one) { return one.weakest_bits.value_or(-1e9); }, chosen);
    choose(figures, reasons[1], [](auto const& one) { return one.size > 2 && one.bridges > 0; }, [](auto const& one) { return -std::int64_t(one.bridges); }, chosen);
    choose(figures, reasons[2], [](auto const& one) { return one.negative_bits < -5; }, [](auto const& one) { return one.negative_bits; }, chosen);
    choose(figures, reasons[3], [](auto const& one) { return one.size > 2; }, [](auto const& one) { return -std::int64_t(one.size); }, chosen);
    return chosen;
}

std::vector<ClusterFigures> measure(LinkFindings const& findings) {
    auto const& weights = findings.weights;
    auto weigh = [&weights](RowIndex a, RowIndex b) { return weights.weigh(a, b, linkage::LevelMemory::of_this_thread(weights.table())).weight - weights.prior_bits(); };
    return linkage::measure_clusters({.rows = findings.records.size(), .edges = findings.edges, .weigh = weigh, .prior_bits = weights.prior_bits(), .source_of = findings.records.source_of,
                                      .edges_max = findings.edges_max},
                                     {.link_bits = findings.link_bits(), .review_bits = findings.review_bits()}, findings.cluster_of);
}

json::array edges_to_json(std::span<linkage::Edge const> edges) {
    std::vector<linkage::Edge> shown(edges.begin(), edges.end());
    std::erase_if(shown, [](auto const& edge) { return edge.a >= records_max || edge.b >= records_max; });
    std::ranges::sort(shown, {}, [](auto const& edge) { return std::tuple(-edge.weight, edge.a, edge.b); });
    json::array told;
    for (auto const& edge : shown | std::views::take(edges_max)) told.push_back(json::array{edge.a, edge.b, edge.weight / 100.0});
    return told;
}

json::array records_to_json(LinkFindings const& findings, std::span<RowIndex const> rows) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < findings.weights.table().comparisons(); ++i)
        for (auto column : findings.weights.table().columns(i))
            if (std::ranges::find(columns, column) == columns.end()) columns.push_back(column);
    json::array records;
    for (auto row : rows | std::views::take(records_max)) {
        auto record = record_to_json(findings, row);
        json::object values;
        for (auto column : columns) values[findings.records.columns[column].name] = values_of(findings, std::span(&column, 1), row);
        record["values"] = values;
        records.push_back(std::move(record));
    }
    return records;
}

}  // namespace

json::array describe_cluster_sizes(LinkFindings const& findings) {
    std::vector<std::uint32_t> sizes(findings.cluster_of.size());
    for (auto cluster : findings.cluster_of) ++sizes[cluster];
    std::map<std::uint32_t, std::uint64_t> counts;
    for (auto size : sizes)
        if (size) ++counts[size];
    json::array told;
    for (auto [size, clusters] : counts) told.push_back(json::object{{"size", size}, {"clusters", clusters}});
    return told;
}

json::array describe_clusters(LinkFindings const& findings) {
    auto const figures = measure(findings);
    auto const chosen = choose_clusters(figures, findings.link_bits());
    std::set<RowIndex> shown;
    for (auto const& [place, why] : chosen) shown.insert(figures[place].cluster);
    // All other rows alone, so that only what is shown is gathered.
    std::vector<RowIndex> group_of(findings.cluster_of.size());
    for (RowIndex row = 0; row < group_of.size(); ++row) group_of[row] = shown.contains(findings.cluster_of[row]) ? findings.cluster_of[row] : row;
    std::array<std::span<linkage::Edge const>, 1> lists{findings.edges};
    auto groups = linkage::group_edges(group_of, lists, std::numeric_limits<std::int32_t>::min());
    std::vector<std::pair<std::size_t, json::object>> ranked;
    auto at = chosen.begin();  // groups stand in the order of their first rows, and so do figures
    for (auto const& group : groups.groups) {
        auto const& one = figures[at->first];
        json::object cluster{{"why", json::array(at->second.begin(), at->second.end())}, {"size", one.size}, {"density", one.density}, {"bridges", one.bridges},
                             {"against_bits", one.negative_bits}, {"records", records_to_json(findings, groups.rows_of(group))}, {"edges", edges_to_json(groups.edges_of(group))}};
        if (one.weakest_bits) cluster["weakest_bits"] = *one.weakest_bits;
        ranked.emplace_back(rank_of(at->second.front()), std::move(cluster));
        ++at;
    }
    std::ranges::stable_sort(ranked, {}, [](auto const& one) { return one.first; });
    json::array told;
    for (auto& [rank, cluster] : ranked) told.push_back(std::move(cluster));
    return told;
}

}  // namespace jiayu::service
