// The statements that judge one fact view: made from the pack's rules, for DuckDB.
#pragma once
#include "policy/pack.hpp"

namespace jiayu::policy {

// The rules over one view with their numbers (index in pack.audit_rules). At most 62, one bit each.
struct RulesOfView {
    rules::View const* view;
    std::vector<std::size_t> rules;
};
std::vector<RulesOfView> rules_by_view(Pack const& pack);

std::string judge_view_statement(Pack const& pack, RulesOfView const& group, Date as_of);
std::string count_judged_statement(RulesOfView const& group);
std::string list_findings_statement(Pack const& pack, RulesOfView const& group);  // empty: all are counted only
std::string judge_alone_statement(Pack const& pack, std::size_t rule, Date as_of);

}  // namespace jiayu::policy
