#include "service/link_tables.hpp"

#include <cmath>
#include <numeric>


namespace jiayu::service {

namespace {

using linkage::RowIndex;

// Probabilities and weights as texts, by weight in hundredths of a bit: there are far fewer of them than pairs.
class WeightTexts {
public:
    std::string_view weight(std::int32_t hundredths) const { return text_of(hundredths).weight; }
    std::string_view probability(std::int32_t hundredths) const { return text_of(hundredths).probability; }

    explicit WeightTexts(linkage::ProbabilityScale const& scale) {
        for (auto hundredths = -bound; hundredths <= bound; ++hundredths)
            texts_.push_back({fmt::format("{:.2f}", hundredths / 100.0), fmt::format("{:.6f}", scale.probability(hundredths / 100.0))});
    }

private:
    static constexpr std::int32_t bound = 20'000;
    struct Texts {
        std::string weight, probability;
    };
    Texts const& text_of(std::int32_t hundredths) const { return texts_[std::size_t(std::clamp(hundredths, -bound, bound) + bound)]; }

    std::vector<Texts> texts_;
};

// Rows by cluster, clusters by their first rows.
std::vector<RowIndex> rows_by_cluster(std::span<RowIndex const> cluster_of) {
    std::vector<RowIndex> begins(cluster_of.size() + 1), rows(cluster_of.size());
    for (auto cluster : cluster_of) ++begins[cluster + 1];
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    for (RowIndex row = 0; row < cluster_of.size(); ++row) rows[begins[cluster_of[row]]++] = row;
    return rows;
}

}  // namespace

OutputTable pairs_table(linkage::Records const& records, linkage::Model const& model, linkage::PairWeights const& weights, SortedEdges& edges) {
    OutputTable table{.columns = {{"id_l"}, {"source_l"}, {"id_r"}, {"source_r"}, {"match_weight", CellKind::real}, {"match_probability", CellKind::real}},
                      .rows = edges.size()};
    for (auto const& comparison : model.comparisons) table.columns.push_back({"level_" + comparison.name});
    auto texts = std::make_shared<WeightTexts const>(model.scale);  // shared by the copies of the function below
    table.load = [&edges](std::size_t begin, std::size_t end) { edges.load(begin, end); };
    table.fill = [&records, &model, &weights, &edges, texts](std::size_t row, RowSink& sink) {
        auto const& edge = edges[row];
        for (auto record : {edge.a, edge.b}) {
            sink.text(records.ids[record]);
            sink.text(records.sources[records.source_of[record]]);
        }
        sink.real(edge.weight / 100.0, texts->weight(edge.weight));
        sink.real(model.scale.probability(edge.weight / 100.0), texts->probability(edge.weight));
        auto pattern = weights.table().compare(edge.a, edge.b, linkage::LevelMemory::of_this_thread(weights.table()));
        for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
            auto level = linkage::level_of(pattern, i);
            sink.text(level ? std::string_view(model.comparisons[i].levels[level - 1].name) : std::string_view());
        }
    };
    return table;
}

std::string cluster_name(linkage::Records const& records, RowIndex row) {
    if (records.sources.size() == 1) return std::string(records.ids[row]);
    return records.sources[records.source_of[row]] + '/' + std::string(records.ids[row]);
}

OutputTable clusters_table(linkage::Records const& records, std::span<RowIndex const> cluster_of, NameCluster name_of) {
    if (!name_of) name_of = [&records](RowIndex cluster) { return cluster_name(records, cluster); };
    auto rows = std::make_shared<std::vector<RowIndex> const>(rows_by_cluster(cluster_of));  // shared by the copies of the function
    return {.columns = {{"id"}, {"source"}, {"cluster_id"}}, .rows = records.size(), .fill = [&records, cluster_of, rows, name_of](std::size_t at, RowSink& sink) {
                auto row = (*rows)[at];
                sink.text(records.ids[row]);
                sink.text(records.sources[records.source_of[row]]);
                sink.text(name_of(cluster_of[row]));
            }};
}

}  // namespace jiayu::service
