#include "policy/mutate_rules.hpp"

#include "base/utf8.hpp"
#include "policy/run_examples.hpp"
#include "rules/mutate.hpp"

namespace jiayu::policy {

namespace {

bool is_noticed(rules::Term const& mutant, AuditRule const& rule) {
    return std::ranges::any_of(rule.examples, [&](Example const& example) { return judge_example(mutant, example) != example.expect; });
}

RuleMutation mutate(AuditRule const& rule) {
    RuleMutation result{rule.id, 0, {}};
    for (auto& mutant : rules::mutants_of(rule.condition, rule.when)) {
        ++result.mutants;
        if (is_noticed(mutant.term, rule)) continue;
        auto place = count_code_points(std::string_view(rule.when).substr(0, mutant.span.begin)) + 1;
        result.survivors.push_back({place, std::move(mutant.from), std::move(mutant.to)});
    }
    return result;
}

}  // namespace

std::vector<RuleMutation> mutate_rules(Pack const& pack) {
    std::vector<RuleMutation> rules;
    for (auto const& rule : pack.audit_rules) rules.push_back(mutate(rule));
    return rules;
}

bool is_enough(std::vector<RuleMutation> const& rules) {
    int mutants = 0, killed = 0;
    for (auto const& rule : rules) mutants += rule.mutants, killed += rule.killed();
    constexpr int percent = 100;
    return killed * percent >= mutants * killed_percent_min;
}

}  // namespace jiayu::policy
