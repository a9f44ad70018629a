#include "service/link_evaluate.hpp"

#include "service/link_files.hpp"
#include "service/link_run.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

using linkage::Code;

std::string_view text_at(linkage::Column const& column, std::size_t row) { return column.values.text(column.codes[row]); }

// The cluster found of each record of the truth, by code; 0 where the result lacks it.
struct Found {
    std::vector<Code> cluster_of;
    std::size_t records = 0, without_truth = 0;
};

Result<Found> read_found(Path const& result, LinkTruth const& truth, Progress& progress) {
    auto read = read_records({table_path(result, "clusters")}, {.rules = {{.name = "id"}, {.name = "source"}, {.name = "cluster_id"}}}, progress);
    if (!read) return std::unexpected(read.error());
    auto const& columns = read->records.columns;
    Found found{.cluster_of = std::vector<Code>(truth.records.size()), .records = read->records.size()};
    for (std::size_t row = 0; row < read->records.size(); ++row) {
        auto code = find_record(truth, text_at(columns[1], row), text_at(columns[0], row));
        if (code && (!truth.pairs.empty() || truth.cluster_of[code])) found.cluster_of[code] = columns[2].codes[row];
        else ++found.without_truth;
    }
    return found;
}

linkage::ClusterQuality judge_labels(LinkTruth const& truth, Found const& found) {
    linkage::ClusterQuality quality;
    for (auto const& pair : truth.pairs) {
        bool is_found = found.cluster_of[pair.a] && found.cluster_of[pair.a] == found.cluster_of[pair.b];
        quality.pairs.found += is_found;
        quality.pairs.truth += pair.is_match;
        quality.pairs.right += is_found && pair.is_match;
    }
    quality.pairs.right_recall = quality.pairs.right;
    return quality;
}

linkage::ClusterQuality judge_clusters(LinkTruth const& truth, Found const& found) {
    std::vector<std::uint32_t> found_of, true_of;
    for (Code code = 1; code < truth.records.size(); ++code)
        if (found.cluster_of[code]) {
            found_of.push_back(found.cluster_of[code]);
            true_of.push_back(truth.cluster_of[code]);
        }
    return linkage::evaluate_clusters(found_of, true_of);
}

// Of the pairs that were written: by threshold, and whether their probabilities hold.
Result<void> judge_pairs(Path const& result, LinkTruth const& truth, LinkQuality& quality, Progress& progress) {
    auto path = table_path(result, "pairs");
    if (!std::filesystem::exists(path)) return {};
    auto read = read_records({path}, {.rules = {{.name = "id_l"}, {.name = "source_l"}, {.name = "id_r"}, {.name = "source_r"}, {.name = "match_probability"}}}, progress);
    if (!read) return std::unexpected(read.error());
    auto& by = quality.by_probability;
    for (auto probability : probabilities_judged) by.push_back({probability, {.truth = quality.clusters.pairs.truth}});
    std::vector<linkage::LabelledWeight> labelled;
    auto const& columns = read->records.columns;
    for (std::size_t row = 0; row < read->records.size(); ++row) {
        auto a = find_record(truth, text_at(columns[1], row), text_at(columns[0], row)), b = find_record(truth, text_at(columns[3], row), text_at(columns[2], row));
        if (!a || !b || !truth.cluster_of[a] || !truth.cluster_of[b]) continue;
        double probability = 0;
        auto text = text_at(columns[4], row);
        std::from_chars(text.data(), text.data() + text.size(), probability);
        bool is_right = truth.cluster_of[a] == truth.cluster_of[b];
        for (auto& from : by)
            if (probability >= from.probability) from.pairs.found += 1, from.pairs.right += is_right, from.pairs.right_recall += is_right;
        labelled.push_back({linkage::bits_of_probability(std::clamp(probability, 1e-9, 1 - 1e-9)), is_right});
    }
    quality.calibration = linkage::measure_calibration(labelled);
    return {};
}

}  // namespace

Result<LinkQuality> evaluate_link(Path const& result, TruthSettings settings) {
    Progress progress("link evaluate");
    auto model = load_link_model(result / "model.toml");
    if (!model) return std::unexpected(model.error());
    settings.id = model->id;
    auto truth = load_link_truth(settings, progress);
    if (!truth) return std::unexpected(truth.error());
    auto found = read_found(result, *truth, progress);
    if (!found) return std::unexpected(found.error());
    LinkQuality quality{.records = found->records, .records_without_truth = found->without_truth, .is_by_labels = !truth->pairs.empty()};
    if (found->records == found->without_truth) return refuse(message::link_truth_foreign, {{"records", std::to_string(found->records)}});
    if (quality.is_by_labels) {
        quality.clusters = judge_labels(*truth, *found);
        return quality;
    }
    quality.clusters = judge_clusters(*truth, *found);
    if (auto judged = judge_pairs(result, *truth, quality, progress); !judged) return std::unexpected(judged.error());
    return quality;
}

}  // namespace jiayu::service
