#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <tuple>

#include "linkage/messages.hpp"
#include "linkage/model.hpp"
#include "linkage/nearest_name.hpp"

namespace jiayu::linkage {

namespace {

// Reads the keys of one table and remembers the first thing that is wrong; what was not asked for is refused at the end.
class TableReader {
public:
    TableReader(toml::table const& table, std::string where) : table_(table), where_(std::move(where)) {}

    std::string text(std::string_view key, std::string_view otherwise = {}) {
        auto const* node = find(key);
        if (!node) return std::string(otherwise);
        if (auto value = node->value<std::string>()) return *value;
        bad(key, *node, "text");
        return {};
    }
    std::string needed_text(std::string_view key) {
        auto found = text(key);
        if (found.empty() && !error_) error_ = Error(message::model_missing, {{"where", where_}, {"key", std::string(key)}});
        return found;
    }
    double number(std::string_view key, double otherwise, double least, double most) {
        auto const* node = find(key);
        if (!node) return otherwise;
        if (auto value = node->value<double>(); value && *value >= least && *value <= most) return *value;
        bad(key, *node, fmt::format("{} … {}", least, most));
        return otherwise;
    }
    std::size_t count(std::string_view key, std::size_t otherwise) { return std::size_t(number(key, double(otherwise), 0, 1e15)); }
    bool yes(std::string_view key, bool otherwise) {
        auto const* node = find(key);
        if (!node) return otherwise;
        if (auto value = node->value_exact<bool>()) return *value;
        bad(key, *node, "true, false");
        return otherwise;
    }
    std::vector<std::string> texts(std::string_view key) {
        std::vector<std::string> all;
        auto const* node = find(key);
        if (!node) return all;
        if (auto one = node->value<std::string>()) return {*one};
        auto const* array = node->as_array();
        if (array)
            for (auto const& element : *array)
                if (auto value = element.value<std::string>()) all.push_back(*value);
        if (!array || all.size() != array->size()) bad(key, *node, "[text, …]");
        return all;
    }
    std::vector<double> numbers(std::string_view key) {
        std::vector<double> all;
        auto const* node = find(key);
        if (!node) return all;
        auto const* array = node->as_array();
        if (array)
            for (auto const& element : *array)
                if (auto value = element.value<double>(); value && *value >= 0 && *value <= 1) all.push_back(*value);
        if (!array || all.size() != array->size()) bad(key, *node, "[0 … 1, …]");
        return all;
    }
    Words words(std::string_view key) {
        auto const* node = find(key);
        if (!node) return {};
        auto const* table = node->as_table();
        if (!table) {
            bad(key, *node, "{zh = text, en = text}");
            return {};
        }
        return {(*table)["zh"].value_or(std::string()), (*table)["en"].value_or(std::string())};
    }
    template <class Enumeration>
    Enumeration one_of(std::string_view key, std::span<std::pair<std::string_view, Enumeration> const> known, Enumeration otherwise) {
        auto const* node = find(key);
        if (!node) return otherwise;
        std::string expected;
        for (auto const& [name, value] : known) {
            if (node->value_or(std::string()) == name) return value;
            expected += (expected.empty() ? "" : ", ") + std::string(name);
        }
        bad(key, *node, expected);
        return otherwise;
    }
    // Calls each(reader) for the tables of an array of tables, or for the one table.
    template <class Each>
    void tables(std::string_view key, Each each) {
        auto const* node = find(key);
        if (!node) return;
        if (auto const* table = node->as_table()) return one(*table, std::string(key), each);
        auto const* array = node->as_array();
        if (!array) return bad(key, *node, "[[" + std::string(key) + "]]");
        for (auto const& element : *array)
            if (auto const* table = element.as_table()) one(*table, std::string(key), each);
            else bad(key, element, "table");
    }
    void bad(std::string_view key, toml::node const& node, std::string expected) {
        if (error_) return;
        std::ostringstream found;
        node.visit([&](auto const& value) { found << value; });
        error_ = Error(message::model_bad_value, {{"where", where_}, {"key", std::string(key)}, {"found", found.str()}, {"expected", std::move(expected)}});
    }
    void fail(Error error) {
        if (!error_) error_ = std::move(error);
    }
    std::string const& where() const { return where_; }

    // The error of this table, of its keys that nobody asked for included.
    std::optional<Error> finish() {
        for (auto const& [key, node] : table_) {
            if (error_ || std::ranges::count(asked_, key.str())) continue;
            error_ = Error(message::model_unknown_key,
                           {{"where", where_}, {"found", std::string(key.str())}, {"nearest", std::string(nearest_name(key.str(), asked_))}});
        }
        return error_;
    }

private:
    toml::node const* find(std::string_view key) {
        asked_.push_back(key);
        return table_.get(key);
    }
    template <class Each>
    void one(toml::table const& table, std::string where, Each& each) {
        if (auto const* name = table.get("name"); name && name->is_string()) where += " " + name->value_or(std::string());
        TableReader reader(table, where_.empty() ? where : where_ + " / " + where);
        each(reader);
        if (auto error = reader.finish(); error && !error_) error_ = std::move(error);
    }

    toml::table const& table_;
    std::string where_;
    std::vector<std::string_view> asked_;
    std::optional<Error> error_;
};

ColumnRule column_from(TableReader& reader) {
    ColumnRule rule{.name = reader.needed_text("name")};
    rule.of = reader.text("of", rule.name);
    rule.clean = reader.texts("clean");
    rule.absent = reader.texts("absent");
    return rule;
}

Level level_from(TableReader& reader, std::size_t rivals) {
    Level level{.name = reader.needed_text("name"), .title = reader.words("title"), .when = reader.text("when")};
    level.m = reader.number("m", 0, 0, 1);
    level.u = reader.number("u", 0, 0, 1);
    level.u_error = reader.number("u_error", 0, 0, 1);
    level.is_m_fixed = reader.yes("m_fixed", false);
    level.is_u_fixed = reader.yes("u_fixed", false);
    level.frequency = reader.number("frequency", 0, 0, 1);
    level.rivals = reader.numbers("rivals");
    if (level.rivals.size() != rivals)
        reader.fail(Error(message::model_bad_value, {{"where", reader.where()}, {"key", "rivals"}, {"found", std::to_string(level.rivals.size())}, {"expected", std::to_string(rivals)}}));
    return level;
}

Comparison comparison_from(TableReader& reader, std::size_t rivals) {
    Comparison comparison{.name = reader.needed_text("name"), .title = reader.words("title"), .columns = reader.texts("columns")};
    if (comparison.columns.empty()) comparison.columns = {comparison.name};
    reader.tables("levels", [&](TableReader& level) { comparison.levels.push_back(level_from(level, rivals)); });
    comparison.is_lasting = reader.yes("lasting", false);
    auto const count = comparison.levels.size();
    if (count < 2 || count > 14)
        reader.fail(Error(message::model_bad_value, {{"where", reader.where()}, {"key", "levels"}, {"found", std::to_string(count)}, {"expected", "2 … 14"}}));
    for (std::size_t i = 0; i < count; ++i)
        if (comparison.levels[i].when.empty() != (i + 1 == count))
            reader.fail(Error(message::model_bad_value, {{"where", reader.where() + " / levels " + comparison.levels[i].name}, {"key", "when"},
                                                         {"found", '"' + comparison.levels[i].when + '"'}, {"expected", i + 1 == count ? "\"\"" : "condition"}}));
    return comparison;
}

BlockingRule rule_from(TableReader& reader) {
    BlockingRule rule{.name = reader.text("name"), .keys = reader.texts("keys"), .refine = reader.texts("refine")};
    if (rule.keys.empty()) reader.fail(Error(message::model_missing, {{"where", reader.where()}, {"key", "keys"}}));
    if (rule.name.empty())
        for (auto const& key : rule.keys) rule.name += (rule.name.empty() ? "" : " + ") + key;
    return rule;
}

Training training_from(TableReader& reader) {
    Training training;
    training.seed = std::uint64_t(reader.number("seed", 1, 0, 9e15));
    training.random_pairs = reader.count("random_pairs", training.random_pairs);
    training.pairs = reader.count("pairs", training.pairs);
    training.rounds_max = int(reader.number("rounds_max", training.rounds_max, 0, 1e6));
    training.kin = reader.yes("kin", training.kin);
    training.certain_recall = reader.number("certain_recall", 0, 0, 1);
    reader.tables("certain", [&](TableReader& rule) { training.certain.push_back(rule_from(rule)); });
    return training;
}

constexpr std::pair<std::string_view, LinkKind> link_kinds[] = {{"dedupe", LinkKind::dedupe}, {"link", LinkKind::link}, {"both", LinkKind::both}};
constexpr std::pair<std::string_view, ClusterMethod> cluster_methods[] = {{"connected", ClusterMethod::connected}, {"evidence", ClusterMethod::evidence}};

ClusterRules clustering_from(TableReader& reader) {
    ClusterRules rules;
    rules.method = reader.one_of<ClusterMethod>("method", cluster_methods, rules.method);
    rules.one_per_source = reader.yes("one_per_source", false);
    rules.size_max = reader.count("size_max", 0);
    rules.cannot_link = reader.texts("cannot_link");
    rules.cannot_link_bits = reader.number("cannot_link_bits", 0, 0, 1000);
    rules.cannot_link_in_source = reader.texts("cannot_link_in_source");
    rules.never_equal = reader.texts("never_equal");
    return rules;
}

Model model_from(TableReader& reader) {
    Model model{.name = reader.text("name")};
    model.link = reader.one_of<LinkKind>("link", link_kinds, LinkKind::both);
    model.id = reader.text("id");
    model.block_rows_max = reader.count("block_rows_max", 0);
    model.prior = reader.number("prior", 0, 0, 1);
    model.link_probability = reader.number("link_probability", model.link_probability, 0, 1);
    model.review_probability = reader.number("review_probability", model.review_probability, 0, 1);
    model.match_shares = reader.numbers("match_shares");
    reader.tables("rival", [&](TableReader& rival) {
        model.rivals.push_back({rival.needed_text("name"), rival.words("title"), rival.number("share", 0, 0, 1e6)});
    });
    reader.tables("column", [&](TableReader& column) { model.columns.push_back(column_from(column)); });
    reader.tables("comparison", [&](TableReader& comparison) { model.comparisons.push_back(comparison_from(comparison, model.rivals.size())); });
    reader.tables("block", [&](TableReader& rule) { model.rules.push_back(rule_from(rule)); });
    reader.tables("training", [&](TableReader& training) { model.training = training_from(training); });
    reader.tables("clustering", [&](TableReader& clustering) { model.clustering = clustering_from(clustering); });
    for (auto [key, found, most] : {std::tuple("comparison", model.comparisons.size(), 16), {"block", model.rules.size(), 64}})
        if (found == 0 || found > std::size_t(most))
            reader.fail(Error(message::model_bad_value, {{"where", "model"}, {"key", key}, {"found", std::to_string(found)}, {"expected", fmt::format("1 … {}", most)}}));
    if (model.rivals.size() > 2)
        reader.fail(Error(message::model_bad_value, {{"where", "model"}, {"key", "rival"}, {"found", std::to_string(model.rivals.size())}, {"expected", "0 … 2"}}));
    return model;
}

}  // namespace

Result<Model> model_from_toml(std::string_view text) {
    toml::table table;
    try {
        table = toml::parse(text);
    } catch (toml::parse_error const& error) {
        return refuse(message::model_unreadable, {{"line", std::to_string(error.source().begin.line)}, {"reason", std::string(error.description())}});
    }
    TableReader reader(table, "");
    auto model = model_from(reader);
    if (auto error = reader.finish()) return std::unexpected(std::move(*error));
    return model;
}

}  // namespace jiayu::linkage
