#include <toml++/toml.h>

#include "register_linkage/messages.hpp"
#include "register_linkage/model.hpp"

namespace jiayu::register_linkage {

namespace {

template <class Range>
std::string joined(Range const& words) {
    std::string text;
    for (auto const& word : words) text += (text.empty() ? "" : ", ") + std::string(word);
    return text;
}

Result<double> number_at(toml::table const& table, std::string_view key) {
    if (auto value = table[key].value<double>()) return *value;
    return refuse(message::model_missing, {{"key", std::string(key)}});
}

Words words_at(toml::table const& table, std::string_view key) {
    return {table[key]["zh"].value_or(std::string()), table[key]["en"].value_or(std::string())};
}

Result<std::vector<KeyPart>> key_parts_at(toml::table const& table, std::string_view key) {
    std::vector<KeyPart> parts;
    auto const* array = table[key].as_array();
    if (!array) return parts;
    for (auto const& element : *array) {
        auto name = element.value_or(std::string());
        auto part = key_part_from_name(name);
        if (!part) {
            std::vector<std::string_view> known;
            for (int i = 0; i <= int(KeyPart::division); ++i) known.push_back(name_of(KeyPart(i)));
            return refuse(message::model_unknown_word, {{"key", std::string(key)}, {"word", name}, {"known", joined(known)}});
        }
        parts.push_back(*part);
    }
    return parts;
}

Result<BlockingRule> rule_from(toml::table const& table) {
    BlockingRule rule{.name = table["name"].value_or(std::string())};
    auto keys = key_parts_at(table, "keys");
    if (!keys) return std::unexpected(keys.error());
    auto refine = key_parts_at(table, "refine");
    if (!refine) return std::unexpected(refine.error());
    if (keys->empty()) return refuse(message::model_missing, {{"key", "block.keys"}});
    rule.keys = *keys;
    rule.refine = *refine;
    return rule;
}

Result<Level> level_from(toml::table const& table, std::string const& field) {
    Level level{.name = table["name"].value_or(std::string()), .title = words_at(table, "title")};
    for (auto [kind, target] : {std::pair{"m", &level.m}, {"twin", &level.twin}, {"kin", &level.kin}, {"u", &level.u}}) {
        auto value = number_at(table, kind);
        if (!value) return std::unexpected(value.error());
        if (!(*value > 0 && *value <= 1))
            return refuse(message::model_probability, {{"field", field}, {"level", level.name}, {"kind", kind}, {"found", fmt::format("{}", *value)}});
        *target = *value;
    }
    return level;
}

Result<ComparisonKind const*> kind_from(std::string const& name) {
    std::vector<std::string_view> known;
    for (auto const& kind : comparison_kinds()) {
        if (kind.name == name) return &kind;
        known.push_back(kind.name);
    }
    return refuse(message::model_unknown_word, {{"key", "compare"}, {"word", name}, {"known", joined(known)}});
}

Result<Field> field_from(toml::table const& table) {
    Field field{.name = table["name"].value_or(std::string()), .title = words_at(table, "title")};
    auto kind = kind_from(table["compare"].value_or(std::string()));
    if (!kind) return std::unexpected(kind.error());
    field.comparison = (*kind)->comparison;
    field.by_frequency = table["by_frequency"].value_or(false);
    std::vector<std::string> names;
    if (auto const* levels = table["levels"].as_array())
        for (auto const& element : *levels) {
            if (!element.is_table()) break;
            auto level = level_from(*element.as_table(), field.name);
            if (!level) return std::unexpected(level.error());
            names.push_back(level->name);
            field.levels.push_back(std::move(*level));
        }
    if (!std::ranges::equal(names, (*kind)->levels))
        return refuse(message::model_levels, {{"field", field.name}, {"expected", joined((*kind)->levels)}});
    return field;
}

template <class Item, class From>
Result<std::vector<Item>> items_at(toml::table const& root, std::string_view key, From from) {
    std::vector<Item> items;
    auto const* array = root[key].as_array();
    if (!array || array->empty()) return refuse(message::model_missing, {{"key", std::string(key)}});
    for (auto const& element : *array) {
        if (!element.is_table()) return refuse(message::model_missing, {{"key", std::string(key)}});
        auto item = from(*element.as_table());
        if (!item) return std::unexpected(item.error());
        items.push_back(std::move(*item));
    }
    return items;
}

Result<Model> model_from(toml::table const& root) {
    Model model{.name = root["name"].value_or(std::string())};
    double rows_max = 0;
    for (auto [key, target] : {std::pair{"link_weight", &model.link_weight}, {"review_weight", &model.review_weight},
                               {"overwhelming_weight", &model.overwhelming_weight}, {"block_rows_max", &rows_max},
                               {"match_share", &model.match_share}, {"twin_share", &model.twin_share}, {"kin_share", &model.kin_share}}) {
        auto value = number_at(root, key);
        if (!value) return std::unexpected(value.error());
        *target = *value;
    }
    model.block_rows_max = std::size_t(std::max(2.0, rows_max));
    model.stranger_ratio = root["stranger_ratio"].value_or(0.0);
    auto rules = items_at<BlockingRule>(root, "block", rule_from);
    if (!rules) return std::unexpected(rules.error());
    auto fields = items_at<Field>(root, "field", field_from);
    if (!fields) return std::unexpected(fields.error());
    if (fields->size() > 16) return refuse(message::model_too_many_fields, {{"found", std::to_string(fields->size())}});
    model.rules = std::move(*rules);
    model.fields = std::move(*fields);
    return model;
}

}  // namespace

Result<Model> model_from_toml(std::string_view text) {
    try {
        return model_from(toml::parse(text));
    } catch (toml::parse_error const& error) {
        return refuse(message::model_unreadable, {{"line", std::to_string(error.source().begin.line)}, {"reason", std::string(error.description())}});
    }
}

}  // namespace jiayu::register_linkage
