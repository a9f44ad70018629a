#include "service/row_truth.hpp"

#include "service/messages.hpp"

namespace jiayu::service {

Result<RowTruth> read_row_truth(TruthSettings const& settings, linkage::Records const& records, Progress& progress) {
    auto truth = load_link_truth(settings, progress);
    if (!truth) return std::unexpected(truth.error());
    RowTruth by_row;
    std::vector<linkage::RowIndex> row_of(truth->records.size(), linkage::RowIndex(records.size()));
    std::size_t known = 0;
    if (truth->pairs.empty()) by_row.cluster_of.resize(records.size());
    for (linkage::RowIndex row = 0; row < records.size(); ++row) {
        auto code = find_record(*truth, records.sources[records.source_of[row]], records.ids[row]);
        if (!code) continue;
        ++known;
        row_of[code] = row;
        if (truth->pairs.empty()) by_row.cluster_of[row] = truth->cluster_of[code];
    }
    if (!known) return refuse(message::link_truth_foreign, {{"records", std::to_string(records.size())}});
    for (auto const& pair : truth->pairs)
        if (row_of[pair.a] < records.size() && row_of[pair.b] < records.size()) by_row.pairs.push_back({row_of[pair.a], row_of[pair.b], pair.is_match});
    return by_row;
}

}  // namespace jiayu::service
