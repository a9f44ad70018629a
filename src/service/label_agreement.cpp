#include "service/label_agreement.hpp"

#include <algorithm>

#include "service/messages.hpp"

namespace jiayu::service {

Result<LabelAgreement> measure_labels(Path const& labels) {
    if (!std::filesystem::is_regular_file(labels)) return refuse(message::file_missing, {{"file", labels.string()}});
    auto file = read_labels(labels);
    if (!file) return std::unexpected(file.error());
    auto const pairs = gather_labels(file->labels);
    LabelAgreement found{.labels = file->labels.size(), .pairs = pairs.size(), .refused = std::move(file->refused)};
    for (auto const& both : count_agreement(pairs)) {
        std::vector<std::int64_t> counts;
        for (auto const& row : both.counts) counts.insert(counts.end(), row.begin(), row.end());
        found.reviewers.push_back({both.first, both.second, statistics::measure_agreement(counts, 3), both.counts[0][1] + both.counts[1][0]});
    }
    for (auto const& pair : pairs) {
        if (pair.is_conflict()) found.conflicts.push_back(pair);
        found.adjudicated += pair.adjudicated.has_value();
    }
    return found;
}

}  // namespace jiayu::service
