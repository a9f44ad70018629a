// What an audit found, kept beside its snapshot: DATA/audits/NNNNNN.duckdb (tables audit_run, audit_rule, town_count,
// town_births, finding). A file appears whole or not at all, and can be made again from the snapshot and the pack.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "db/duck_connection.hpp"
#include "policy/audit_snapshot.hpp"
#include "policy/pack.hpp"

namespace jiayu::service {

struct AuditRun {
    int snapshot;
    Date as_of;
    std::string pack, pack_version, made_at;
};

struct AuditTownCount {
    std::optional<std::int64_t> town;  // 9 digits; nothing: no place is known
    std::int64_t findings, unknown;
};

struct AuditRuleCounts {
    std::string id, level, title_zh, title_en;
    bool count_only;
    std::vector<AuditTownCount> towns;
    std::int64_t findings = 0, unknown = 0;  // of all towns
};

// Births of a town by who knows of them; agreed, late, unreported and overreported are apart.
struct TownBirths {
    std::optional<std::int64_t> town;
    std::int64_t agreed, late, unreported, overreported;
    std::int64_t in_monthly_tables;  // sum of the communities' monthly tables, for comparison
};

struct AuditCounts {
    AuditRun run;
    std::vector<AuditRuleCounts> rules;  // every rule of the pack, by id
    std::vector<TownBirths> births;      // by town
};

AuditCounts count_audit(AuditRun run, policy::Pack const& pack, policy::AuditOutcome const& outcome, std::vector<TownBirths> births);

// Copies the temporary table `finding` of the snapshot's connection along.
void save_audit(Path const& data, AuditCounts const& counts, policy::Pack const& pack, db::DuckConnection& snapshot);

// Of the newest audit; refused when there is none (run `jiayu audit`).
Result<AuditCounts> read_newest_audit(Path const& data);

}  // namespace jiayu::service
