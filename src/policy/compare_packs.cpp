#include "policy/compare_packs.hpp"

namespace jiayu::policy {

namespace {

using Texts = std::map<std::string, std::string>;        // what → how it is written
using Parts = std::map<std::string, Texts>;              // id → its texts

// White space is how a condition is laid out, not what it says.
std::string in_one_line(std::string_view text) {
    std::string line;
    for (auto c : text) {
        bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank) line += c;
        else if (!line.empty() && !line.ends_with(' ')) line += ' ';
    }
    while (line.ends_with(' ')) line.pop_back();
    return line;
}

Parts rules_of(Pack const& pack) {
    Parts parts;
    for (auto const& rule : pack.audit_rules)
        parts[rule.id] = {{"when", in_one_line(rule.when)}, {"over", rule.view->name}, {"level", std::string(name_of(rule.level))}, {"title", rule.title.zh + " / " + rule.title.en}, {"basis", rule.basis}};
    return parts;
}

std::string shown_list(rules::Constant const& value) {
    auto items = std::get_if<std::vector<rules::Constant>>(&value);
    if (!items) return shown(value);
    std::string text;
    for (auto const& item : *items) text += (text.empty() ? "" : ", ") + shown(item);
    return "[" + text + "]";
}

Parts parameters_of(Pack const& pack) {
    Parts parts;
    for (auto const& [name, parameter] : pack.vocabulary.parameters)
        for (auto const& value : parameter.values)
            parts[name]["from " + to_iso(value.from)] =
                fmt::format("{}{}{} ({}, {})", shown_list(value.value), value.until ? " until " : "", value.until ? to_iso(*value.until) : std::string(), value.basis, value.source);
    return parts;
}

std::string_view name_of_hit(rules::HitPolicy hit) {
    constexpr std::string_view names[] = {"unique", "first", "sum", "min", "max", "count"};
    return names[std::size_t(hit)];
}

Parts tables_of(Pack const& pack) {
    Parts parts;
    for (auto const& table : pack.tables) {
        auto& texts = parts[table.table->name];
        texts["hit"] = name_of_hit(table.table->hit);
        texts["day"] = table.table->day;
        for (auto const& input : table.table->inputs) texts["input " + input.name] = in_one_line(input.source);
        for (auto const& row : table.table->rows) texts["row " + row.name] = row.written + " (" + row.basis + ")";
        for (std::size_t i = 0; i < table.table->otherwise.size(); ++i) texts["default " + table.table->outputs[i].name] = shown(table.table->otherwise[i]);
    }
    return parts;
}

Parts benefits_of(Pack const& pack) {
    Parts parts;
    for (auto const& benefit : pack.benefits) {
        auto& texts = parts[benefit.id];
        texts["title"] = benefit.title.zh + " / " + benefit.title.en;
        for (auto const& condition : benefit.conditions) texts["condition " + condition.id] = fmt::format("{} ({}, {})", in_one_line(condition.when), condition.basis, condition.clause);
        for (auto const& version : benefit.versions) {
            auto of = "version " + to_iso(version.from);
            std::string conditions;
            for (auto place : version.conditions) conditions += (conditions.empty() ? "" : ", ") + benefit.conditions[place].id;
            texts[of + " conditions"] = conditions + (version.until ? " until " + to_iso(*version.until) : "");
            if (version.amount) texts[of + " amount"] = in_one_line(version.amount_source);
            if (version.total) texts[of + " total"] = in_one_line(version.total_source);
        }
    }
    return parts;
}

Parts indicators_of(Pack const& pack) {
    Parts parts;
    for (auto const& indicator : pack.indicators) parts[indicator.id] = {{"formula", indicator.formula_zh + " / " + indicator.formula_en}, {"unit", indicator.unit}};
    return parts;
}

// Keys of either map in order, with what stands there, or nothing.
template <class Value, class Emit>
void for_each_key(std::map<std::string, Value> const& before, std::map<std::string, Value> const& after, Emit emit) {
    std::set<std::string> keys;
    for (auto const& [key, value] : before) keys.insert(key);
    for (auto const& [key, value] : after) keys.insert(key);
    auto find = [](auto const& map, auto const& key) {
        auto at = map.find(key);
        return at == map.end() ? nullptr : &at->second;
    };
    for (auto const& key : keys) emit(key, find(before, key), find(after, key));
}

std::string in_words(Texts const& texts) {
    std::string text;
    for (auto const& [what, written] : texts) text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", what, written);
    return text;
}

void compare(std::string const& part, std::pair<Parts, Parts> const& parts, std::vector<PackChange>& changes) {
    for_each_key(parts.first, parts.second, [&](std::string const& id, Texts const* before, Texts const* after) {
        if (!before) return changes.push_back({ChangeKind::added, part, id, {}, {}, in_words(*after)});
        if (!after) return changes.push_back({ChangeKind::removed, part, id, {}, in_words(*before), {}});
        for_each_key(*before, *after, [&](std::string const& what, std::string const* old_text, std::string const* new_text) {
            if (old_text && new_text && *old_text == *new_text) return;
            auto kind = !old_text ? ChangeKind::added : !new_text ? ChangeKind::removed : ChangeKind::changed;
            changes.push_back({kind, part, id, what, old_text ? *old_text : std::string(), new_text ? *new_text : std::string()});
        });
    });
}

}  // namespace

std::string_view name_of(ChangeKind kind) {
    constexpr std::string_view names[] = {"added", "removed", "changed"};
    return names[std::size_t(kind)];
}

std::vector<PackChange> compare_packs(Pack const& before, Pack const& after) {
    std::vector<PackChange> changes;
    compare("parameter", {parameters_of(before), parameters_of(after)}, changes);
    compare("table", {tables_of(before), tables_of(after)}, changes);
    compare("rule", {rules_of(before), rules_of(after)}, changes);
    compare("benefit", {benefits_of(before), benefits_of(after)}, changes);
    compare("indicator", {indicators_of(before), indicators_of(after)}, changes);
    return changes;
}

}  // namespace jiayu::policy
