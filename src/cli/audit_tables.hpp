// The audit's figures as tables for a terminal.
#pragma once
#include "cli/command.hpp"
#include "service/audit_register.hpp"

namespace jiayu::cli {

void print_rules(service::AuditReport const& report, Context const& context);
void print_towns(service::AuditReport const& report, Context const& context);                      // rows: towns, columns: levels
void print_rule_by_town(service::AuditReport const& report, service::AuditRuleCounts const& rule, Context const& context);
void print_births(service::AuditReport const& report, Context const& context);
void print_scores(service::AuditReport const& report, Context const& context);
void print_footer(service::AuditReport const& report, Context const& context);

// The bars that shipped rules have to reach on planted errors.
inline constexpr double precision_bar = 0.99, recall_bar = 0.98;
std::vector<std::string> rules_below_bars(service::AuditReport const& report);

}  // namespace jiayu::cli
