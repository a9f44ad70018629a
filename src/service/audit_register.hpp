// `jiayu audit`: a snapshot of the register, judged by the national pack; counts kept beside it, work lists written.
#pragma once
#include "service/audit_results.hpp"
#include "service/evaluate_audit.hpp"
#include "service/store_changes.hpp"
#include "service/write_work_lists.hpp"

namespace jiayu::service {

struct AuditRequest {
    std::string store_url;
    Path data, packs;
    std::string now_utc;          // ISO 8601
    bool reuse_snapshot = false;  // judge the newest snapshot as it is
    bool work_lists = true;
    bool one_by_one = false;      // also measure the same conditions one by one as plain SQL
    std::optional<Path> truth;    // DIR/truth of an invented district
    int examples = 0;             // misjudged keys to tell for each rule
};

struct AuditReport {
    AuditCounts counts;
    std::vector<policy::ViewTime> views;
    std::map<std::int64_t, std::string> town_names;  // 9 digits → name on the as-of day
    WorkLists lists;
    StoreChanges changes;  // since the snapshot, where it was taken as it is
    std::vector<RuleScore> scores;  // when a truth was given
    double seconds_snapshot = 0, seconds_judge = 0, seconds_save = 0, seconds_lists = 0;
    std::optional<double> seconds_one_by_one;
};

Result<AuditReport> audit_register(AuditRequest const& request);

}  // namespace jiayu::service
