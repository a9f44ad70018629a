#include "linkage/clk_schema.hpp"

#include "linkage/clk_set.hpp"
#include "linkage/messages.hpp"
#include "linkage/table_reader.hpp"

namespace jiayu::linkage {

namespace {

constexpr TableFaults faults{message::clk_schema_value, message::clk_schema_missing, message::clk_schema_key};

ColumnRule read_column(TableReader& table) {
    ColumnRule rule;
    rule.of = table.needed_text("column");
    rule.name = table.text("name", rule.of);
    rule.clean = table.texts("clean");
    rule.absent = table.texts("absent");
    return rule;
}

void read_feature(TableReader& table, ClkSchema& schema) {
    ClkFeature feature{.column = read_column(table)};
    feature.qgram = table.count("qgram", 2, {0, 8});
    feature.hashes = table.count("hashes", 0, {1, 200});
    feature.bits_per_value = table.count("bits_per_value", 0, {1, 4000});
    feature.positional = table.yes("positional", false);
    feature.padded = table.yes("padded", true);
    if ((feature.hashes == 0) == (feature.bits_per_value == 0)) table.fail({message::clk_schema_weight, {{"feature", feature.column.name}}});
    for (auto const& other : schema.features)
        if (other.column.name == feature.column.name) table.fail({message::clk_schema_twice, {{"feature", other.column.name}}});
    schema.features.push_back(std::move(feature));
}

void read_salt(TableReader& table, ClkSchema& schema) {
    schema.salt = read_column(table);
    schema.salt->name = "salt";
    for (auto const& feature : schema.features)
        if (feature.column.name == schema.salt->name) table.fail({message::clk_schema_twice, {{"feature", schema.salt->name}}});
}

constexpr std::pair<std::string_view, ClkHashing> hashings[] = {{"independent", ClkHashing::independent}, {"double", ClkHashing::double_hashing}};
constexpr std::pair<std::string_view, ClkHardening> hardenings[] = {{"none", ClkHardening::none}, {"balance", ClkHardening::balance}, {"diffuse", ClkHardening::diffuse}};

ClkSchema read_schema(TableReader& table) {
    ClkSchema schema;
    schema.id = table.text("id");
    schema.bits = table.count("bits", schema.bits, {64, clk_bits_max});
    schema.hashing = table.one_of<ClkHashing>("hashing", hashings, schema.hashing);
    schema.hardening = table.one_of<ClkHardening>("hardening", hardenings, schema.hardening);
    schema.diffusion = table.count("diffusion", schema.diffusion, {2, 64});
    auto const step = schema.hardening == ClkHardening::balance ? 128u : 64u;
    if (schema.bits % step) table.bad("bits", std::to_string(schema.bits), fmt::format("n × {}", step));
    table.tables("feature", [&](TableReader& feature) { read_feature(feature, schema); });
    table.table("salt", [&](TableReader& salt) { read_salt(salt, schema); });
    if (schema.features.empty()) table.missing("[[feature]]");
    return schema;
}

std::string description_of(ColumnRule const& rule) { return fmt::format("{}<{}>", rule.name, fmt::join(rule.clean, ",")); }

}  // namespace

Result<ClkSchema> clk_schema_from_toml(std::string_view toml) {
    toml::table table;
    try {
        table = toml::parse(toml);
    } catch (toml::parse_error const& error) {
        return refuse(message::clk_schema_unreadable, {{"line", std::to_string(error.source().begin.line)}, {"reason", std::string(error.description())}});
    }
    TableReader reader(table, faults, "schema");
    auto schema = read_schema(reader);
    if (auto error = reader.finish()) return std::unexpected(std::move(*error));
    return schema;
}

std::string description_of(ClkSchema const& schema) {
    auto text = fmt::format("bits {} {} {}", schema.bits, hashings[std::size_t(schema.hashing)].first, hardenings[std::size_t(schema.hardening)].first);
    if (schema.hardening == ClkHardening::diffuse) text += fmt::format(" {}", schema.diffusion);
    if (schema.salt) text += "; salt " + description_of(*schema.salt);
    for (auto const& feature : schema.features)
        text += fmt::format("; {} q {} hashes {} bits {}{}{}", description_of(feature.column), feature.qgram, feature.hashes, feature.bits_per_value,
                            feature.positional ? " positional" : "", feature.padded ? " padded" : "");
    return text;
}

}  // namespace jiayu::linkage
