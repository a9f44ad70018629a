#include "policy/load_rules.hpp"

#include "policy/exceptions.hpp"
#include "policy/messages.hpp"
#include "policy/pack_layers.hpp"
#include "policy/read_given.hpp"
#include "policy/toml_source.hpp"
#include "rules/check.hpp"

namespace jiayu::policy {

namespace {

template <class Value, std::size_t size>
std::optional<Value> one_of(std::string_view word, std::array<std::pair<std::string_view, Value>, size> const& words) {
    auto at = std::ranges::find(words, word, [](auto const& pair) { return pair.first; });
    return at == words.end() ? std::nullopt : std::optional(at->second);
}

constexpr std::array<std::pair<std::string_view, Level>, 3> levels{{{"error", Level::error}, {"warn", Level::warn}, {"suspect", Level::suspect}}};
constexpr std::array<std::pair<std::string_view, Judges>, 2> judges{{{"mention", Judges::mention}, {"register", Judges::registered}}};
constexpr std::array<std::pair<std::string_view, Outcome>, 3> outcomes{{{"holds", Outcome::holds}, {"fails", Outcome::fails}, {"unknown", Outcome::unknown}}};

template <class Value, std::size_t size>
Value word(TomlSource const& source, toml::table const& table, std::string_view key, std::array<std::pair<std::string_view, Value>, size> const& words, std::string const& place) {
    auto text = source.text(table, key, place);
    auto value = one_of(text, words);
    std::string known;
    for (auto const& [name, unused] : words) known += (known.empty() ? "" : " | ") + std::string(name);
    if (!value && !text.empty()) source.report(place, Error(message::word_unknown, {{"key", std::string(key)}, {"found", text}, {"expected", known}}));
    return value.value_or(words[0].second);
}

std::optional<Example> read_example(TomlSource const& source, toml::table const& table, AuditRule const& rule, rules::Vocabulary const& vocabulary) {
    source.refuse_other_keys(table, {"given", "expect", "as_of"}, rule.id + " example");
    Example example{{}, source.date(table, "as_of", rule.id, false), word(source, table, "expect", outcomes, rule.id)};
    auto given = read_given(source, table, rule.id, {*rule.view, vocabulary});
    if (!given) return std::nullopt;
    example.given = std::move(*given);
    return example;
}

void read_examples(TomlSource const& source, toml::table const& table, AuditRule& rule, rules::Vocabulary const& vocabulary) {
    if (auto examples = table["examples"].as_array())
        for (auto const& node : *examples)
            if (auto one = node.as_table())
                if (auto example = read_example(source, *one, rule, vocabulary)) rule.examples.push_back(std::move(*example));
    for (auto const& [name, outcome] : outcomes) {
        if (outcome == Outcome::unknown && is_never_unknown(rule.condition)) continue;
        if (std::ranges::find(rule.examples, outcome, &Example::expect) == rule.examples.end())
            source.report(rule.id, Error(message::example_missing, {{"expect", std::string(name)}}));
    }
}

std::vector<std::string> read_texts(toml::table const& table, std::string_view key) {
    std::vector<std::string> texts;
    if (auto array = table[key].as_array())
        for (auto const& item : *array) texts.push_back(item.value<std::string>().value_or(""));
    return texts;
}

void read_rule(TomlSource const& source, toml::table const& table, Pack& pack) {
    auto id = source.text(table, "id", "[[rule]]");
    source.refuse_other_keys(table, {"id", "level", "over", "judges", "count_only", "reconciles", "when", "exceptions", "title", "advice", "basis", "planted", "examples"}, id);
    auto view = pack.vocabulary.views.find(source.text(table, "over", id));
    if (view == pack.vocabulary.views.end())
        return source.report(id, Error(message::view_unknown, {{"found", table["over"].value<std::string>().value_or("")}}));
    auto written = read_condition(source, table, id, {view->second, pack.vocabulary});
    auto const& when = written.when;
    auto condition = rules::check_condition(when, view->second, pack.vocabulary);
    if (!condition) return source.report(id, condition.error());
    AuditRule rule{.id = id, .level = word(source, table, "level", levels, id), .judges = word(source, table, "judges", judges, id),
                   .count_only = table["count_only"].value_or(false), .reconciles = table["reconciles"].value_or(std::string()), .view = &view->second, .when = when, .condition = std::move(*condition),
                   .title = source.bilingual(table, "title", id), .advice = source.bilingual(table, "advice", id),
                   .basis = source.text(table, "basis", id), .planted = read_texts(table, "planted")};
    rule.exceptions = std::move(written.exceptions);
    read_examples(source, table, rule, pack.vocabulary);
    if (!claim(pack, "rule", id)) return source.report(id, Error(message::rule_twice, {{"rule", id}}));
    std::erase_if(pack.audit_rules, [&](AuditRule const& earlier) { return earlier.id == id; });
    pack.audit_rules.push_back(std::move(rule));
}

}  // namespace

void load_audit_rules(Path const& folder, Pack& pack, std::vector<PackProblem>& problems) {
    if (!std::filesystem::is_directory(folder / "audit")) return;
    std::vector<std::string> files;
    for (auto const& entry : std::filesystem::directory_iterator(folder / "audit"))
        if (entry.path().extension() == ".toml") files.push_back("audit/" + entry.path().filename().string());
    std::ranges::sort(files);
    for (auto const& file : files) {
        TomlSource source(folder, file, problems);
        source.refuse_other_keys(source.table(), {"rule"}, "");
        if (auto list = source.table()["rule"].as_array())
            for (auto const& node : *list)
                if (node.is_table()) read_rule(source, *node.as_table(), pack);
    }
    std::ranges::sort(pack.audit_rules, {}, &AuditRule::id);
}

void load_switched_off(Path const& folder, Pack& pack, std::vector<PackProblem>& problems) {
    if (!std::filesystem::exists(folder / "switched_off.toml")) return;
    TomlSource source(folder, "switched_off.toml", problems);
    auto list = source.table()["switched_off"].as_array();
    if (!list) return;
    for (auto const& node : *list) {
        auto table = node.as_table();
        if (!table) continue;
        auto rule = source.text(*table, "rule", "[[switched_off]]");
        auto town = (*table)["town"].value<std::int64_t>();
        if (!town) source.report(rule, Error(message::key_missing, {{"key", "town"}}));
        if (std::ranges::find(pack.audit_rules, rule, &AuditRule::id) == pack.audit_rules.end()) source.report(rule, Error(message::rule_unknown, {{"rule", rule}}));
        auto from = source.date(*table, "from", rule, true);
        auto until = source.date(*table, "until", rule, false);
        auto reason = source.text(*table, "reason", rule);
        if (town && from) pack.switched_off.push_back({rule, *town, reason, *from, until});
    }
}

}  // namespace jiayu::policy
