#include "service/link_quality.hpp"
#include "service/link_report_parts.hpp"

namespace jiayu::service {

boost::json::value describe_truth(LinkFindings const& findings) {
    if (!findings.truth) return nullptr;
    auto const quality = judge_linkage(findings);
    auto told = quality_to_json(quality);
    told.erase("pairs_by_probability");  // the chart of thresholds has them in finer steps
    told["kind"] = quality.is_by_labels ? "labels" : "clusters";
    told["records"] = quality.is_by_labels ? findings.truth->pairs.size() : quality.records - quality.records_without_truth;
    told["calibration"] = calibration_to_json(quality.calibration);
    return told;
}

}  // namespace jiayu::service
