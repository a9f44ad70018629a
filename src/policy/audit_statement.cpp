#include "policy/audit_statement.hpp"

#include "base/assert.hpp"
#include "policy/fill_statement.hpp"
#include "policy/sql.hpp"
#include "rules/sql.hpp"

namespace jiayu::policy {

namespace {

constexpr std::size_t rules_of_view_max = 62;

// Of the persons that are looked for alone: a hash of everybody would cost more than the judging of a small view.
constexpr std::string_view home_join = R"(
left join (
    select person_id, division_code from store.person where person_id in (select person_id from fact where division_code is null)
) home on home.person_id = case when judged.division_code is null then judged.person_id end)";

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

std::string condition_in_force(Pack const& pack, AuditRule const& rule, Date as_of) {
    auto condition = rules::to_sql(rule.condition, {.as_of = as_of});
    auto off = switched_off_towns(pack, rule, as_of);
    if (off.empty()) return condition;
    return fmt::format("(case when division_code // 1000 in ({}) then false else {} end)", off, condition);
}

// Where a judged row's division comes from: looked up after judging, unless a condition reads it or the row is the person.
struct Place {
    std::string relation, division_code, home;
};

Place place_of(Pack const& pack, RulesOfView const& group, Date as_of) {
    auto const& view = *group.view;
    auto reads_place = [&](std::size_t rule) {
        auto const& judged = pack.audit_rules[rule];
        auto columns = rules::columns_read(judged.condition);
        return std::ranges::find(columns, "division_code", &rules::Column::name) != columns.end() || !switched_off_towns(pack, judged, as_of).empty();
    };
    bool has_home = view.find("person_id") && view.subject != "person_id";
    if (!has_home || std::ranges::any_of(group.rules, reads_place)) return {"facts." + view.name, "judged.division_code", ""};
    return {"unplaced." + view.name, "coalesce(judged.division_code, home.division_code)", std::string(home_join)};
}

// What the conditions read, and what names a finding; each once.
std::string read_columns(rules::View const& view, std::vector<rules::Column const*> const& columns) {
    std::vector<std::string> names{view.subject};
    auto add = [&](std::string const& name) {
        if (view.find(name) && std::ranges::find(names, name) == names.end()) names.push_back(name);
    };
    for (auto const* name : {"person_id", "mention_id", "division_code"}) add(name);
    for (auto const* column : columns) add(column->name);
    return fmt::format("{}", fmt::join(names, ", "));
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
        return fmt::format("{} as outcome_{}", condition_in_force(pack, pack.audit_rules[rule], as_of), bit);
    });
    auto open = join(group.rules, " or ", [&](std::size_t rule, std::size_t) {
        return fmt::format("({}) is not false", condition_in_force(pack, pack.audit_rules[rule], as_of));
    });
    auto columns = columns_of(pack, group);
    auto facts = join(columns, "", [&](rules::Column const* column, std::size_t) { return fmt::format(", case when holds <> 0 then fact_{0} end as fact_{0}", column->name); });
    auto judged_on = join(columns, "", [](rules::Column const* column, std::size_t) { return fmt::format("fact.{0} as fact_{0}, ", column->name); });
    auto place = place_of(pack, group, as_of);
    return fill(sql::judge_view, {{"relation", place.relation}, {"division_code", place.division_code}, {"home", place.home},
                                  {"holds", mask(group, "")}, {"unknown", mask(group, "is null")}, {"facts", facts}, {"columns", judged_on},
                                  {"read", read_columns(*group.view, columns)},
                                  {"person_id", column_or_null(*group.view, "person_id")}, {"mention_id", column_or_null(*group.view, "mention_id")},
                                  {"subject", "fact." + group.view->subject}, {"outcomes", outcomes}, {"open", open}});
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
