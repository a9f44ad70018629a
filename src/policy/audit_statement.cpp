#include "policy/audit_statement.hpp"

#include "base/assert.hpp"
#include "policy/fill_statement.hpp"
#include "policy/sql.hpp"
#include "rules/sql.hpp"

namespace jiayu::policy {

namespace {

constexpr std::size_t rules_of_view_max = 62;

template <class Items, class Emit>
std::string join(Items const& items, std::string_view separator, Emit emit) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) text += separator;
        text += emit(items[i], i);
    }
    return text;
}

// Bit i of the group stands for rule `rules[i]`.
std::string mask(RulesOfView const& group, std::string_view test) {
    return join(group.rules, " | ", [&](std::size_t, std::size_t bit) {
        return fmt::format("(case when outcome_{} {} then {} else 0 end)", bit, test, std::int64_t(1) << bit);
    });
}

std::string bits(RulesOfView const& group, auto const& chosen) {
    std::string text;
    for (std::size_t bit = 0; bit < group.rules.size(); ++bit)
        if (chosen(group.rules[bit])) text += fmt::format("{}({}, {})", text.empty() ? "" : ", ", group.rules[bit], std::int64_t(1) << bit);
    return text;
}

std::string column_or_null(rules::View const& view, std::string_view column) {
    return view.find(column) ? "fact." + std::string(column) : "null";
}

// First six and last four characters, as numbers are masked everywhere.
std::string shown(Pack const& pack, rules::View const& view, rules::Column const& column, std::string_view from) {
    auto value = fmt::format("{}{}", from, column.name);
    auto masked = pack.masked_columns.find(view.name);
    if (masked == pack.masked_columns.end() || !masked->second.contains(column.name)) return value;
    return fmt::format("(case when length({0}) > 10 then left({0}, 6) || repeat('*', length({0}) - 10) || right({0}, 4) else repeat('*', length({0})) end)", value);
}

// {"birth_date": "1985-02-14", …}; `value` says where each column's value comes from.
template <class Value>
std::string json_of(std::vector<rules::Column const*> const& columns, Value value) {
    if (columns.empty()) return "'{}'";
    return fmt::format("cast(json_object({}) as varchar)", join(columns, ", ", [&](rules::Column const* column, std::size_t) {
                           return fmt::format("'{}', {}", column->name, value(*column));
                       }));
}

std::vector<rules::Column const*> columns_of(Pack const& pack, RulesOfView const& group) {
    std::vector<rules::Column const*> columns;
    for (auto rule : group.rules)
        for (auto const* column : rules::columns_read(pack.audit_rules[rule].condition))
            if (std::ranges::find(columns, column) == columns.end()) columns.push_back(column);
    return columns;
}

bool is_switched_off(SwitchedOff const& off, AuditRule const& rule, Date as_of) {
    return off.rule == rule.id && off.from <= as_of && (!off.until || as_of <= *off.until);
}

std::string switched_off_towns(Pack const& pack, AuditRule const& rule, Date as_of) {
    std::string towns;
    for (auto const& off : pack.switched_off)
        if (is_switched_off(off, rule, as_of)) towns += (towns.empty() ? "" : ", ") + std::to_string(off.town);
    return towns;
}

}  // namespace

std::vector<RulesOfView> rules_by_view(Pack const& pack) {
    std::vector<RulesOfView> groups;
    for (std::size_t number = 0; number < pack.audit_rules.size(); ++number) {
        auto view = pack.audit_rules[number].view;
        auto group = std::ranges::find(groups, view, &RulesOfView::view);
        if (group == groups.end()) group = groups.insert(group, {view, {}});
        group->rules.push_back(number);
        JIAYU_ASSERT(group->rules.size() <= rules_of_view_max);
    }
    return groups;
}

std::string judge_view_statement(Pack const& pack, RulesOfView const& group, Date as_of) {
    auto outcomes = join(group.rules, ", ", [&](std::size_t rule, std::size_t bit) {
        auto const& judged = pack.audit_rules[rule];
        auto condition = rules::to_sql(judged.condition, {.as_of = as_of});
        auto off = switched_off_towns(pack, judged, as_of);
        if (!off.empty()) condition = fmt::format("(case when division_code // 1000 in ({}) then false else {} end)", off, condition);
        return fmt::format("{} as outcome_{}", condition, bit);
    });
    auto columns = columns_of(pack, group);
    auto facts = join(columns, "", [&](rules::Column const* column, std::size_t) { return fmt::format(", case when holds <> 0 then fact_{0} end as fact_{0}", column->name); });
    auto read = join(columns, ", ", [](rules::Column const* column, std::size_t) { return fmt::format("fact.{0} as fact_{0}", column->name); });
    return fill(sql::judge_view, {{"holds", mask(group, "")}, {"unknown", mask(group, "is null")}, {"facts", facts}, {"columns", read},
                                  {"person_id", column_or_null(*group.view, "person_id")}, {"mention_id", column_or_null(*group.view, "mention_id")},
                                  {"subject", "fact." + group.view->subject}, {"view", group.view->name}, {"outcomes", outcomes}});
}

std::string count_judged_statement(RulesOfView const& group) {
    return fill(sql::count_judged, {{"bits", bits(group, [](std::size_t) { return true; })}});
}

std::string list_findings_statement(Pack const& pack, RulesOfView const& group) {
    auto listed = [&](std::size_t rule) { return !pack.audit_rules[rule].count_only; };
    auto chosen = bits(group, listed);
    if (chosen.empty()) return {};
    std::string values;
    for (auto rule : group.rules)
        if (listed(rule)) values += fmt::format(" when {} then {}", rule, json_of(rules::columns_read(pack.audit_rules[rule].condition), [&](rules::Column const& column) {
                                      return shown(pack, *group.view, column, "judged.fact_");
                                  }));
    return fill(sql::list_findings, {{"bits", chosen}, {"values", values}});
}

std::string judge_alone_statement(Pack const& pack, std::size_t rule, Date as_of) {
    auto const& judged = pack.audit_rules[rule];
    auto values = json_of(rules::columns_read(judged.condition), [&](rules::Column const& column) { return shown(pack, *judged.view, column, "fact."); });
    return fill(sql::judge_alone, {{"subject", judged.view->subject}, {"view", judged.view->name},
                                   {"condition", rules::to_sql(judged.condition, {.as_of = as_of})}, {"values", values},
                                   {"person_id", column_or_null(*judged.view, "person_id")}, {"mention_id", column_or_null(*judged.view, "mention_id")}});
}

}  // namespace jiayu::policy
