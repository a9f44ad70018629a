#include "service/explain_finding.hpp"

#include "policy/sentence.hpp"
#include "rules/explain.hpp"
#include "rules/sql.hpp"
#include "service/code_words.hpp"
#include "service/district_pack.hpp"
#include "service/mask_number.hpp"
#include "service/messages.hpp"
#include "service/snapshot_folder.hpp"
#include "service/sql.hpp"

namespace jiayu::service {

namespace {

constexpr std::size_t rows_max = 20;
constexpr int years_ahead = 10;

using policy::Outcome;

Outcome outcome_of(std::optional<bool> told) { return !told ? Outcome::unknown : *told ? Outcome::holds : Outcome::fails; }

std::string shown(std::optional<rules::Constant> const& value) {
    struct Shown {
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(double number) const { return fmt::format("{:g}", number); }
        std::string operator()(std::string const& text) const { return text; }
        std::string operator()(bool truth) const { return truth ? "true" : "false"; }
        std::string operator()(Date day) const { return to_iso(day); }
        std::string operator()(std::vector<rules::Constant> const& items) const {
            std::string list;
            for (auto const& item : items) list += (list.empty() ? "" : ", ") + std::visit(*this, static_cast<rules::Constant::variant const&>(item));
            return list;
        }
    };
    return value ? std::visit(Shown(), static_cast<rules::Constant::variant const&>(*value)) : std::string();
}

using Row = std::map<rules::Column const*, std::optional<rules::Constant>>;

std::optional<rules::Constant> constant_in(db::Row const& row, int column, rules::Kind kind) {
    if (row.is_null(column)) return std::nullopt;
    switch (kind) {
        case rules::Kind::text: return std::string(row.text(column));
        case rules::Kind::boolean: return row.integer(column) != 0;
        case rules::Kind::real: return row.real(column);
        case rules::Kind::date: {
            auto day = date_from_number(row.integer(column));
            return day ? std::optional<rules::Constant>(*day) : std::nullopt;
        }
        default: return row.integer(column);
    }
}

std::string selected(rules::Column const& column) {
    if (column.type.kind == rules::Kind::date)
        return fmt::format("cast(year({0}) * 10000 + month({0}) * 100 + day({0}) as bigint)", column.name);
    return column.type.kind == rules::Kind::boolean ? fmt::format("cast({} as bigint)", column.name) : column.name;
}

class Explainer {
public:
    Explainer(policy::Pack const& pack, policy::AuditRule const& rule, OpenSnapshot const& snapshot)
        : pack_(pack), rule_(rule), as_of_(snapshot.as_of), columns_(rules::columns_read(rule.condition)) {}

    std::vector<ExplainedRow> rows(db::DuckConnection& snapshot, std::int64_t key) const {
        auto const& view = *rule_.view;
        auto key_column = view.find("person_id") ? "person_id" : view.subject;
        std::string sql = "select " + view.subject;
        for (auto const* column : columns_) sql += ", " + selected(*column);
        sql += fmt::format(" from facts.{} where {} = {} order by 1", view.name, key_column, key);
        std::vector<ExplainedRow> rows;
        std::vector<std::int64_t> subjects;
        snapshot.query(sql, {}, [&](db::Row const& row) {
            rows.push_back(explained(row));
            subjects.push_back(row.integer(0));
        });
        bool of_mentions = view.subject == "mention_id";
        for (std::size_t i = 0; of_mentions && i < rows.size(); ++i) rows[i].sent_in = sent_in(snapshot, subjects[i]);
        std::ranges::stable_sort(rows, {}, [](ExplainedRow const& row) { return row.outcome != Outcome::holds; });
        return rows;
    }

private:
    ExplainedRow explained(db::Row const& row) const {
        Row facts;
        for (std::size_t i = 0; i < columns_.size(); ++i) facts[columns_[i]] = constant_in(row, int(i) + 1, columns_[i]->type.kind);
        auto read = [&](rules::Column const& column) { return facts.at(&column); };
        auto tree = rules::explain(rule_.condition, read, as_of_);
        ExplainedRow told{fmt::format("{} {}", rule_.view->subject, row.integer(0)), {}, outcome_of(tree.outcome), {}, {}};
        add_conditions(tree, read, 0, told.conditions);
        told.has_exceptions = !rule_.exceptions.empty();
        if (auto const* exception = policy::exception_that_applies(rule_.exceptions, tree)) told.exception = *exception;
        Date const until{as_of_.year() + std::chrono::years(years_ahead), std::chrono::month(12), std::chrono::day(31)};
        if (auto change = rules::next_change(rule_.condition, read, as_of_, until)) {
            told.changes_on = change->day;
            told.outcome_then = outcome_of(change->outcome);
        }
        return told;
    }

    std::string text_of(rules::Term const& term) const { return rule_.when.substr(term.span.begin, term.span.end - term.span.begin); }

    using Kind = ExplainedCondition::Kind;

    static Kind kind_of(rules::Explanation const& node) {
        if (node.parts.empty()) return Kind::single;
        if (node.term->kind == rules::TermKind::conditional) return Kind::question;
        if (node.term->operation == rules::Operator::logical_not) return Kind::none;
        return node.term->operation == rules::Operator::logical_and ? Kind::all : Kind::any;
    }

    void add_conditions(rules::Explanation const& node, rules::Facts const& facts, int depth, std::vector<ExplainedCondition>& told) const {
        bool single = node.parts.empty();
        ExplainedCondition condition{depth, kind_of(node), single ? text_of(*node.term) : std::string(), outcome_of(node.outcome), node.is_decisive, {}, {}};
        if (single) add_readings(*node.term, facts, condition);
        told.push_back(std::move(condition));
        for (auto const& part : node.parts) add_conditions(part, facts, depth + 1, told);
    }

    void add_readings(rules::Term const& term, rules::Facts const& facts, ExplainedCondition& condition) const {
        for (auto const* column : rules::columns_read(term)) {
            auto label = pack_.labels.find(column->name);
            auto fact = facts(*column);
            condition.values.push_back({column->name, label == pack_.labels.end() ? std::string() : label->second, value_of(*column, fact), chinese_of(*column, fact)});
        }
        bool is_table = term.kind == rules::TermKind::table;  // its cells are told by their row
        for (auto const& part : term.parts)
            if (!is_table && (part.kind == rules::TermKind::call || part.kind == rules::TermKind::operation))
                condition.values.push_back({text_of(part), {}, shown(rules::interpret(part, facts, as_of_))});
        add_parameters(term, facts, condition);
        for (auto const& read : policy::tables_read(term, facts, as_of_)) condition.parameters.push_back({read.name, read.value ? policy::shown_value(read.value, read.type, Language::en) : std::string(), read.clauses, read.basis});
    }

    void add_parameters(rules::Term const& term, rules::Facts const& facts, ExplainedCondition& condition) const {
        for (auto const& part : term.parts) add_parameters(part, facts, condition);
        if (term.kind != rules::TermKind::parameter) return;
        auto day = term.parts.empty() ? std::optional<rules::Constant>(as_of_) : rules::interpret(term.parts[0], facts, as_of_);
        auto in_force = day ? rules::value_on(*term.parameter, std::get<Date>(*day)) : nullptr;
        if (in_force) condition.parameters.push_back({term.parameter->name, shown(in_force->value), in_force->source, in_force->basis});
        else condition.parameters.push_back({term.parameter->name, {}, {}, {}});
    }

    // Codes by name where the pack has one; what names a person masked.
    std::string value_of(rules::Column const& column, std::optional<rules::Constant> const& value) const {
        if (!value) return {};
        if (column.type.kind == rules::Kind::code)
            for (auto const& [name, code] : pack_.vocabulary.code_sets.at(column.type.code_set))
                if (code == std::get<std::int64_t>(*value)) return name;
        auto masked = pack_.masked_columns.find(rule_.view->name);
        bool hides = masked != pack_.masked_columns.end() && masked->second.contains(column.name);
        return hides ? mask_number(shown(value)) : shown(value);
    }

    static std::string chinese_of(rules::Column const& column, std::optional<rules::Constant> const& value) {
        if (value && column.type.kind == rules::Kind::boolean) return policy::shown_value(value, column.type, Language::zh);
        if (value && column.type.kind == rules::Kind::code) return word_of_code(column.type.code_set, std::get<std::int64_t>(*value), CodeTable()).value_or(std::string());
        return {};
    }

    // Where a department sent what a mention's row says.
    static std::string sent_in(db::DuckConnection& snapshot, std::int64_t mention) {
        std::string place;
        db::Value const key[] = {mention};
        snapshot.query(std::string(sql::find_mention_place.common), key, [&](db::Row const& row) { place = fmt::format("{}:{}", row.text(0), row.integer(1)); });
        return place;
    }

    policy::Pack const& pack_;
    policy::AuditRule const& rule_;
    Date as_of_;
    std::vector<rules::Column const*> columns_;
};

}  // namespace

Result<ExplainedRule> explain_finding(ExplainRequest const& request) {
    auto pack = load_judging_pack(request.data, request.packs);
    if (!pack) return std::unexpected(pack.error());
    auto rule = std::ranges::find(pack->audit_rules, request.rule, &policy::AuditRule::id);
    if (rule == pack->audit_rules.end()) return refuse(message::explain_no_rule, {{"rule", request.rule}});
    if (rule->count_only) return refuse(message::explain_counted_only, {{"rule", request.rule}});
    auto opened = open_newest_snapshot(request.data);
    if (!opened) return std::unexpected(opened.error());
    auto snapshot = opened->database.connect();
    ExplainedRule told{rule->id, std::string(name_of(rule->level)), rule->basis, rule->title, rule->advice, opened->as_of, opened->number, Explainer(*pack, *rule, *opened).rows(snapshot, request.key)};
    if (told.rows.empty())
        return refuse(message::explain_no_rows, {{"rule", request.rule}, {"view", rule->view->name}, {"column", rule->view->find("person_id") ? "person_id" : rule->view->subject}, {"key", std::to_string(request.key)}});
    if (told.rows.size() > rows_max) told.rows_left_out = told.rows.size() - rows_max;
    told.rows.resize(std::min(told.rows.size(), rows_max));
    return told;
}

}  // namespace jiayu::service
