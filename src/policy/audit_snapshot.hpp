// Judges every audit rule of a pack on a snapshot: one scan for each fact view. The findings stay on the connection as the
// temporary table `finding` (rule: index in pack.audit_rules), the snapshot itself is only read.
#pragma once
#include "db/duck_connection.hpp"
#include "policy/pack.hpp"

namespace jiayu::policy {

struct TownCount {
    std::size_t rule;
    std::optional<std::int64_t> town;  // 9 digits; nothing: the row names no place
    std::int64_t findings, unknown;
};

struct ViewTime {
    std::string view;
    std::size_t rules;
    double seconds;
};

struct AuditOutcome {
    std::vector<TownCount> counts;  // by rule and town; pairs without findings and unknowns are left out
    std::vector<ViewTime> views;
    double seconds;
};

AuditOutcome audit_snapshot(Pack const& pack, db::DuckConnection& snapshot, Date as_of);

// The same conditions one by one, as plain SQL: seconds. For measuring what fusing gains.
double audit_one_by_one(Pack const& pack, db::DuckConnection& snapshot, Date as_of);

}  // namespace jiayu::policy
