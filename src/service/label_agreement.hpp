// How far reviewers agree, and on which pairs they differ.
#pragma once
#include "service/label_verdicts.hpp"
#include "statistics/agreement.hpp"

namespace jiayu::service {

struct ReviewersAgreement {
    std::string first, second;
    statistics::Agreement agreement;  // over same, different, unsure
    std::int64_t conflicts = 0;       // one said same, the other different
};

struct LabelAgreement {
    std::vector<ReviewersAgreement> reviewers;  // each two that answered some pair both
    std::vector<PairLabels> conflicts;          // to be decided by somebody else
    std::size_t labels = 0, pairs = 0, adjudicated = 0;
    std::vector<RefusedRecord> refused;
};

Result<LabelAgreement> measure_labels(Path const& labels);

}  // namespace jiayu::service
