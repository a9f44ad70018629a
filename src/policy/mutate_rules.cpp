#include "policy/mutate_rules.hpp"

#include "base/utf8.hpp"
#include "policy/mutate_tables.hpp"
#include "policy/pack_layers.hpp"
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

// Of a benefit: every condition, the amount and the total of every version, and a version that leaves a condition out.
class BenefitMutation {
public:
    explicit BenefitMutation(Benefit const& benefit) : benefit_(benefit), result_{benefit.id, 0, {}} {}

    RuleMutation run() {
        for (std::size_t i = 0; i < benefit_.conditions.size(); ++i) change(benefit_.conditions[i].condition, benefit_.conditions[i].when, [i](Benefit& copy) -> rules::Term& { return copy.conditions[i].condition; });
        for (std::size_t i = 0; i < benefit_.versions.size(); ++i) {
            auto const& version = benefit_.versions[i];
            if (version.amount) change(*version.amount, version.amount_source, [i](Benefit& copy) -> rules::Term& { return *copy.versions[i].amount; });
            if (version.total) change(*version.total, version.total_source, [i](Benefit& copy) -> rules::Term& { return *copy.versions[i].total; });
            if (version.apply_by) change(*version.apply_by, version.apply_by_source, [i](Benefit& copy) -> rules::Term& { return *copy.versions[i].apply_by; });
            for (std::size_t left_out = 0; left_out < version.conditions.size(); ++left_out) leave_out(i, left_out);
        }
        return std::move(result_);
    }

private:
    void change(rules::Term const& term, std::string const& source, auto const& place_in) {
        for (auto& mutant : rules::mutants_of(term, source)) {
            auto copy = benefit_;
            place_in(copy) = std::move(mutant.term);
            auto place = count_code_points(std::string_view(source).substr(0, mutant.span.begin)) + 1;
            judge(copy, {place, std::move(mutant.from), std::move(mutant.to)});
        }
    }

    void leave_out(std::size_t version, std::size_t left_out) {
        auto copy = benefit_;
        auto& conditions = copy.versions[version].conditions;
        auto const& id = benefit_.conditions[conditions[left_out]].id;
        conditions.erase(conditions.begin() + std::ptrdiff_t(left_out));
        judge(copy, {1, id, "-"});
    }

    void judge(Benefit const& mutant, Survivor survivor) {
        ++result_.mutants;
        for (std::size_t i = 0; i < mutant.examples.size(); ++i)
            if (wrong_benefit_example(mutant, i)) return;
        result_.survivors.push_back(std::move(survivor));
    }

    Benefit const& benefit_;
    RuleMutation result_;
};

}  // namespace

std::vector<RuleMutation> mutate_rules(Pack const& pack) {
    std::vector<RuleMutation> rules;
    for (auto const& rule : pack.audit_rules)
        if (is_own(pack, "rule", rule.id)) rules.push_back(mutate(rule));
    for (auto const& table : pack.tables)
        if (is_own(pack, "table", table.table->name)) rules.push_back(mutate_table(table, pack.vocabulary));
    for (auto const& benefit : pack.benefits)
        if (is_own(pack, "benefit", benefit.id)) rules.push_back(BenefitMutation(benefit).run());
    return rules;
}

bool is_enough(std::vector<RuleMutation> const& rules) {
    int mutants = 0, killed = 0;
    for (auto const& rule : rules) mutants += rule.mutants, killed += rule.killed();
    constexpr int percent = 100;
    return killed * percent >= mutants * killed_percent_min;
}

}  // namespace jiayu::policy
