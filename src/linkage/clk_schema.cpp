#include "linkage/clk_schema.hpp"

#include <toml++/toml.h>

#include <sstream>

#include "linkage/clk_set.hpp"
#include "linkage/messages.hpp"

namespace jiayu::linkage {

namespace {

// Reads the keys of one table and keeps the first thing that is wrong with it.
class SchemaTable {
public:
    SchemaTable(toml::table const& table, std::string where) : table_(table), where_(std::move(where)) {}

    std::string text(std::string_view key, std::string otherwise = {}) {
        auto const* node = find(key);
        if (!node) return otherwise;
        if (auto value = node->value_exact<std::string>()) return *value;
        bad(key, *node, "\"…\"");
        return otherwise;
    }
    std::vector<std::string> texts(std::string_view key) {
        std::vector<std::string> all;
        auto const* node = find(key);
        if (!node) return all;
        auto const* array = node->as_array();
        bool right = array != nullptr;
        for (std::size_t i = 0; right && i < array->size(); ++i) {
            auto value = (*array)[i].value_exact<std::string>();
            right = value.has_value();
            if (right) all.push_back(*value);
        }
        if (!right) bad(key, *node, "[\"…\", …]");
        return all;
    }
    std::size_t count(std::string_view key, std::size_t otherwise, std::pair<std::size_t, std::size_t> range) {
        auto const* node = find(key);
        if (!node) return otherwise;
        if (auto value = node->value_exact<std::int64_t>(); value && *value >= std::int64_t(range.first) && *value <= std::int64_t(range.second))
            return std::size_t(*value);
        bad(key, *node, fmt::format("{} … {}", range.first, range.second));
        return otherwise;
    }
    bool yes(std::string_view key, bool otherwise) {
        auto const* node = find(key);
        if (!node) return otherwise;
        if (auto value = node->value_exact<bool>()) return *value;
        bad(key, *node, "true / false");
        return otherwise;
    }
    // The place of the text in `names`; the first one when the key is not there.
    std::size_t choice(std::string_view key, std::span<std::string_view const> names) {
        auto const found = text(key, std::string(names.front()));
        auto const at = std::ranges::find(names, found);
        if (at != names.end()) return std::size_t(at - names.begin());
        if (auto const* node = table_.get(key)) bad(key, *node, fmt::format("{}", fmt::join(names, " / ")));
        return 0;
    }
    toml::node const* find(std::string_view key) {
        asked_.push_back(key);
        return table_.get(key);
    }
    void bad(std::string_view key, toml::node const& node, std::string expected) {
        std::ostringstream found;
        node.visit([&](auto const& value) { found << value; });
        fail({message::clk_schema_value, {{"where", where_}, {"key", std::string(key)}, {"found", found.str()}, {"expected", std::move(expected)}}});
    }
    void fail(Error error) {
        if (!error_) error_ = std::move(error);
    }
    // The first error; else a key that nobody asked for, which would silently do nothing.
    std::optional<Error> finish() {
        for (auto const& [key, node] : table_)
            if (std::ranges::find(asked_, key.str()) == asked_.end())
                fail({message::clk_schema_key, {{"where", where_}, {"found", std::string(key.str())}, {"known", fmt::format("{}", fmt::join(asked_, ", "))}}});
        return error_;
    }

private:
    toml::table const& table_;
    std::string where_;
    std::vector<std::string_view> asked_;
    std::optional<Error> error_;
};

ColumnRule read_column(SchemaTable& table) {
    ColumnRule rule;
    rule.of = table.text("column");
    rule.name = table.text("name", rule.of);
    rule.clean = table.texts("clean");
    rule.absent = table.texts("absent");
    return rule;
}

Result<ClkFeature> read_feature(toml::table const& node, std::size_t number) {
    auto const where = fmt::format("[[feature]] {}", number);
    SchemaTable table(node, where);
    ClkFeature feature{.column = read_column(table)};
    feature.qgram = table.count("qgram", 2, {0, 8});
    feature.hashes = table.count("hashes", 0, {1, 200});
    feature.bits_per_value = table.count("bits_per_value", 0, {1, 4000});
    feature.positional = table.yes("positional", false);
    feature.padded = table.yes("padded", true);
    if (auto error = table.finish()) return std::unexpected(*error);
    if (feature.column.of.empty()) return refuse(message::clk_schema_missing, {{"where", where}, {"key", "column"}});
    if ((feature.hashes == 0) == (feature.bits_per_value == 0))
        return refuse(message::clk_schema_weight, {{"feature", feature.column.name}});
    return feature;
}

std::optional<Error> read_features(toml::node const* node, ClkSchema& schema) {
    auto const* array = node ? node->as_array() : nullptr;
    if (!array || array->empty()) return Error(message::clk_schema_missing, {{"where", "schema"}, {"key", "[[feature]]"}});
    for (auto const& element : *array) {
        auto const* table = element.as_table();
        if (!table) return Error(message::clk_schema_missing, {{"where", "schema"}, {"key", "[[feature]]"}});
        auto feature = read_feature(*table, schema.features.size() + 1);
        if (!feature) return feature.error();
        for (auto const& other : schema.features)
            if (other.column.name == feature->column.name) return Error(message::clk_schema_twice, {{"feature", other.column.name}});
        schema.features.push_back(std::move(*feature));
    }
    return std::nullopt;
}

std::optional<Error> read_salt(toml::node const* node, ClkSchema& schema) {
    if (!node) return std::nullopt;
    auto const* fields = node->as_table();
    if (!fields) return Error(message::clk_schema_missing, {{"where", "[salt]"}, {"key", "column"}});
    SchemaTable table(*fields, "[salt]");
    schema.salt = read_column(table);
    schema.salt->name = "salt";
    if (auto error = table.finish()) return error;
    if (schema.salt->of.empty()) return Error(message::clk_schema_missing, {{"where", "[salt]"}, {"key", "column"}});
    for (auto const& feature : schema.features)
        if (feature.column.name == schema.salt->name) return Error(message::clk_schema_twice, {{"feature", schema.salt->name}});
    return std::nullopt;
}

constexpr std::string_view hashing_names[] = {"independent", "double"};
constexpr std::string_view hardening_names[] = {"none", "balance", "diffuse"};

Result<ClkSchema> read_schema(toml::table const& root) {
    SchemaTable table(root, "schema");
    ClkSchema schema;
    schema.id = table.text("id");
    schema.bits = table.count("bits", schema.bits, {64, clk_bits_max});
    schema.hashing = ClkHashing(table.choice("hashing", hashing_names));
    schema.hardening = ClkHardening(table.choice("hardening", hardening_names));
    schema.diffusion = table.count("diffusion", schema.diffusion, {2, 64});
    auto const* features = table.find("feature");
    auto const* salt = table.find("salt");
    auto const step = schema.hardening == ClkHardening::balance ? 128u : 64u;
    if (auto const* bits = root.get("bits"); bits && schema.bits % step) table.bad("bits", *bits, fmt::format("n × {}", step));
    if (auto error = table.finish()) return std::unexpected(*error);
    if (auto error = read_features(features, schema)) return std::unexpected(*error);
    if (auto error = read_salt(salt, schema)) return std::unexpected(*error);
    return schema;
}

std::string description_of(ColumnRule const& rule) { return fmt::format("{}<{}>", rule.name, fmt::join(rule.clean, ",")); }

}  // namespace

Result<ClkSchema> clk_schema_from_toml(std::string_view toml) {
    try {
        return read_schema(toml::parse(toml));
    } catch (toml::parse_error const& error) {
        return refuse(message::clk_schema_unreadable, {{"line", std::to_string(error.source().begin.line)}, {"reason", std::string(error.description())}});
    }
}

std::string description_of(ClkSchema const& schema) {
    auto text = fmt::format("bits {} {} {}", schema.bits, hashing_names[std::size_t(schema.hashing)], hardening_names[std::size_t(schema.hardening)]);
    if (schema.hardening == ClkHardening::diffuse) text += fmt::format(" {}", schema.diffusion);
    if (schema.salt) text += "; salt " + description_of(*schema.salt);
    for (auto const& feature : schema.features)
        text += fmt::format("; {} q {} hashes {} bits {}{}{}", description_of(feature.column), feature.qgram, feature.hashes, feature.bits_per_value,
                            feature.positional ? " positional" : "", feature.padded ? " padded" : "");
    return text;
}

}  // namespace jiayu::linkage
