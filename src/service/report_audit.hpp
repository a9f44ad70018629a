// The audit's counts as a report shows them: by rule and town, and births by who knows of them.
#pragma once
#include "db/duck_connection.hpp"
#include "policy/audit_snapshot.hpp"
#include "service/report_data.hpp"

namespace jiayu::service {

// As pack.audit_rules; findings of no town of `data`, or of none, count as elsewhere.
std::vector<AuditRule> audit_of(policy::Pack const& pack, std::vector<policy::TownCount> const& counts, std::vector<Area> const& towns);

// From the rules D08, D09, D10 and the births known to both; nothing when the pack lacks one of the rules.
std::vector<BirthReconciliation> reconcile_births(std::vector<AuditRule> const& audit, std::vector<Area> const& towns, db::DuckConnection& snapshot);

}  // namespace jiayu::service
