#include "service/evaluate_audit.hpp"

#include "policy/audit_statement.hpp"
#include "service/read_truth.hpp"
#include "service/sql.hpp"

namespace jiayu::service {

namespace {

// What an instance of a planted kind is keyed by, which follows from what the rule judges.
std::string_view key_form(policy::AuditRule const& rule) {
    if (rule.view->name == "household") return "household";
    if (rule.view->name == "community_month") return "month";
    if (rule.view->name == "community_year") return "year";
    if (rule.judges == policy::Judges::registered) return "person";
    return rule.view->name == "mention" ? "role" : "row";
}

void name_kinds(policy::Pack const& pack, db::DuckConnection& duck) {
    for (std::size_t number = 0; number < pack.audit_rules.size(); ++number)
        for (auto const& kind : pack.audit_rules[number].planted) {
            db::Value const values[] = {std::int64_t(number), std::string_view(kind), key_form(pack.audit_rules[number])};
            duck.run(std::string(sql::append_rule_kind.common), values);
        }
}

void tell_misjudged(db::DuckConnection& duck, std::int64_t rule, int examples, RuleScore& score) {
    db::Value const values[] = {rule, std::int64_t(examples)};
    duck.query(std::string(sql::find_misjudged.common), values,
               [&](db::Row const& row) { (row.integer(0) ? score.wrong : score.missed).emplace_back(row.text(1)); });
}

// What is counted only is listed here for a moment, in memory, to be measured.
void list_counted_rules(policy::Pack const& pack, db::DuckConnection& snapshot, Date as_of) {
    for (std::size_t number = 0; number < pack.audit_rules.size(); ++number) {
        if (!pack.audit_rules[number].count_only) continue;
        snapshot.run(policy::judge_alone_statement(pack, number, as_of));
        db::Value const values[] = {std::int64_t(number)};
        snapshot.run(std::string(sql::list_counted_rule.common), values);
    }
}

}  // namespace

Result<std::vector<RuleScore>> evaluate_audit(policy::Pack const& pack, db::DuckConnection& snapshot, EvaluateOptions const& options) {
    snapshot.run(std::string(sql::create_truth.common));
    if (auto read = read_truth(options.truth, snapshot); !read) return std::unexpected(read.error());
    list_counted_rules(pack, snapshot, options.as_of);
    name_kinds(pack, snapshot);
    for (auto const* statement : {&sql::match_persons, &sql::key_findings, &sql::key_planted}) snapshot.run(std::string(statement->common));
    std::vector<std::pair<std::int64_t, RuleScore>> scores;
    snapshot.query(std::string(sql::score_rules.common), {}, [&](db::Row const& row) {
        scores.push_back({row.integer(0), {pack.audit_rules[std::size_t(row.integer(0))].id, row.integer(1), row.integer(2), row.integer(3), {}, {}}});
    });
    std::vector<RuleScore> told;
    for (auto& [rule, score] : scores) {
        if (options.examples > 0) tell_misjudged(snapshot, rule, options.examples, score);
        told.push_back(std::move(score));
    }
    return told;
}

}  // namespace jiayu::service
