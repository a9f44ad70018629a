// A kept audit as a report shows it: findings by rule and town, births by who knows of them.
#pragma once
#include "service/audit_results.hpp"
#include "service/report_data.hpp"

namespace jiayu::service {

// As audit.rules; findings of no town of `towns`, or of none, count as elsewhere.
std::vector<AuditRule> rules_of(AuditCounts const& audit, std::vector<Area> const& towns);

// As `towns`, and one more: births of no town of them, or of no known place.
std::vector<BirthReconciliation> births_of(AuditCounts const& audit, std::vector<Area> const& towns);

}  // namespace jiayu::service
