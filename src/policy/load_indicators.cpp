#include "policy/load_indicators.hpp"

#include "policy/messages.hpp"
#include "policy/pack_layers.hpp"
#include "policy/toml_source.hpp"
#include "rules/check.hpp"

namespace jiayu::policy {

namespace {

constexpr std::array<std::pair<std::string_view, IndicatorMethod>, 5> methods{{{"proportion", IndicatorMethod::proportion},
                                                                               {"rate", IndicatorMethod::rate},
                                                                               {"sex_ratio", IndicatorMethod::sex_ratio},
                                                                               {"rate_difference", IndicatorMethod::rate_difference},
                                                                               {"error_rate", IndicatorMethod::error_rate}}};
constexpr std::array<std::string_view, 4> units{"%", "‰", "per100", "per100000"};
constexpr std::array<std::string_view, 5> bases{"statute", "standard", "source", "recall", "design"};

std::string one_word_of(TomlSource const& source, toml::table const& table, std::string_view key, auto const& words, std::string const& place) {
    auto text = source.text(table, key, place);
    if (!text.empty() && std::ranges::find(words, text) == words.end())
        source.report(place, Error(message::word_unknown, {{"key", std::string(key)}, {"found", text}, {"expected", fmt::format("{}", fmt::join(words, " | "))}}));
    return text;
}

rules::Column const* column_of(TomlSource const& source, toml::table const& table, std::string_view key, rules::View const& view, std::string const& place) {
    auto name = source.text(table, key, place);
    auto column = view.find(name);
    if (!column && !name.empty()) source.report(place, Error(message::column_unknown, {{"found", name}, {"view", view.name}}));
    return column;
}

// {over = "birth", on = "born_on", when = 'sex == "male"'}, or with sum = "births" for the sum of a column.
std::optional<CountTerm> read_term(TomlSource const& source, toml::table const& table, rules::Vocabulary const& vocabulary, std::string const& id) {
    source.refuse_other_keys(table, {"over", "on", "when", "sum"}, id);
    auto over = source.text(table, "over", id);
    auto view = vocabulary.views.find(over);
    if (view == vocabulary.views.end()) {
        source.report(id, Error(message::view_unknown, {{"found", over}}));
        return std::nullopt;
    }
    CountTerm term{&view->second, column_of(source, table, "on", view->second, id), std::nullopt, nullptr};
    if (table.contains("sum")) term.sum = column_of(source, table, "sum", view->second, id);
    if (auto when = table["when"].value<std::string>()) {
        auto condition = rules::check_condition(*when, view->second, vocabulary);
        if (condition) term.when = std::move(*condition);
        else source.report(id, condition.error());
    }
    return term.on ? std::optional(std::move(term)) : std::nullopt;
}

void read_terms(TomlSource const& source, toml::table const& table, std::string_view key, CountRole role, Pack& pack, Indicator& indicator) {
    auto list = table[key].as_array();
    if (!list) return;
    for (auto const& node : *list)
        if (auto one = node.as_table())
            if (auto term = read_term(source, *one, pack.vocabulary, indicator.id + " " + std::string(key)))
                indicator.parts.push_back({role, std::move(*term)});
}

void read_indicator(TomlSource const& source, toml::table const& table, Pack& pack) {
    Indicator indicator{};
    indicator.id = source.text(table, "id", "[[indicator]]");
    auto const& id = indicator.id;
    source.refuse_other_keys(table, {"id", "title", "unit", "method", "divide", "formula", "basis", "waits_for", "numerator", "less", "denominator"}, id);
    auto title = source.bilingual(table, "title", id), formula = source.bilingual(table, "formula", id);
    indicator.title_zh = title.zh, indicator.title_en = title.en;
    indicator.formula_zh = formula.zh, indicator.formula_en = formula.en;
    indicator.unit = one_word_of(source, table, "unit", units, id);
    indicator.basis = one_word_of(source, table, "basis", bases, id);
    auto names = methods | std::views::keys;
    auto method = std::ranges::find(methods, one_word_of(source, table, "method", std::vector<std::string_view>(names.begin(), names.end()), id),
                                    [](auto const& pair) { return pair.first; });
    indicator.method = method == methods.end() ? IndicatorMethod::proportion : method->second;
    indicator.divide = int(table["divide"].value_or(std::int64_t(1)));
    if (table.contains("waits_for")) {
        auto waits = source.bilingual(table, "waits_for", id);
        indicator.waits_zh = waits.zh, indicator.waits_en = waits.en;
    }
    read_terms(source, table, "numerator", CountRole::numerator, pack, indicator);
    read_terms(source, table, "less", CountRole::less, pack, indicator);
    read_terms(source, table, "denominator", CountRole::denominator, pack, indicator);
    bool has_whole = std::ranges::find(indicator.parts, CountRole::denominator, &Indicator::Part::role) != indicator.parts.end();
    if (!has_whole && indicator.waits_en.empty()) source.report(id, Error(message::key_missing, {{"key", "denominator"}}));
    if (!claim(pack, "indicator", id)) return source.report(id, Error(message::rule_twice, {{"rule", id}}));
    std::erase_if(pack.indicators, [&](Indicator const& earlier) { return earlier.id == id; });
    pack.indicators.push_back(std::move(indicator));
}

}  // namespace

void load_indicators(Path const& folder, Pack& pack, std::vector<PackProblem>& problems) {
    if (!std::filesystem::is_directory(folder / "indicators")) return;
    std::vector<std::string> files;
    for (auto const& entry : std::filesystem::directory_iterator(folder / "indicators"))
        if (entry.path().extension() == ".toml") files.push_back("indicators/" + entry.path().filename().string());
    std::ranges::sort(files);
    for (auto const& file : files) {
        TomlSource source(folder, file, problems);
        source.refuse_other_keys(source.table(), {"indicator"}, "");
        if (auto list = source.table()["indicator"].as_array())
            for (auto const& node : *list)
                if (node.is_table()) read_indicator(source, *node.as_table(), pack);
    }
    std::ranges::sort(pack.indicators, {}, &Indicator::id);
}

}  // namespace jiayu::policy
