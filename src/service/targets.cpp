#include "service/targets.hpp"

#include <toml++/toml.h>

#include "service/messages.hpp"

namespace jiayu::service {

namespace {

using Kind = statistics::Target::Kind;

// Collects the first thing that is wrong with one entry, so that the fields can be read one below the other.
class Entry {
public:
    Entry(toml::table const& table, std::string file) : table_(table), file_(std::move(file)) {}

    std::string text(std::string_view key) {
        auto value = table_[key].value<std::string>();
        if (!value || value->empty()) miss(key);
        return value.value_or("");
    }
    BilingualText texts(std::string_view key) {
        auto zh = table_[key]["zh"].value<std::string>(), en = table_[key]["en"].value<std::string>();
        if (!zh || !en) miss(key);
        return {zh.value_or(""), en.value_or("")};
    }
    double number(std::string_view key) {
        auto value = table_[key].value<double>();
        if (!value) miss(key);
        return value.value_or(0);
    }
    std::vector<std::string> list(std::string_view key) const {
        std::vector<std::string> texts;
        if (auto array = table_[key].as_array())
            for (auto const& item : *array) texts.push_back(item.value_or(std::string()));
        return texts;
    }
    bool has(std::string_view key) const { return table_.contains(key); }
    void miss(std::string_view key) {
        if (!error_) error_ = Error(message::target_field, {{"file", file_}, {"target", table_["id"].value_or(std::string("?"))}, {"field", std::string(key)}});
    }
    std::optional<Error> const& error() const { return error_; }

private:
    toml::table const& table_;
    std::string file_;
    std::optional<Error> error_;
};

statistics::Target read_target(Entry& entry) {
    auto kind = entry.text("kind");
    if (kind == "at_least") return {Kind::at_least, entry.number("low"), 0};
    if (kind == "at_most") return {Kind::at_most, 0, entry.number("high")};
    if (kind == "within") return {Kind::within, entry.number("low"), entry.number("high")};
    if (kind != "equal") entry.miss("kind");
    auto value = entry.number("low");
    return {Kind::equal, value, value};
}

TargetDefinition read_definition(Entry& entry, bool is_reference) {
    TargetDefinition definition{.id = entry.text("id"),
                                .indicator = entry.text("indicator"),
                                .clause = entry.texts("clause"),
                                .title = entry.texts("title"),
                                .target = read_target(entry),
                                .unit = entry.text("unit"),
                                .basis = entry.text("basis"),
                                .causes = entry.list("causes"),
                                .waits_for = {},
                                .is_reference = is_reference};
    if (entry.has("waits_for")) definition.waits_for = entry.texts("waits_for");
    return definition;
}

Result<void> read_all(toml::table const& file, std::string_view key, std::string const& path, std::vector<TargetDefinition>& targets) {
    auto entries = file[key].as_array();
    if (!entries) return {};
    for (auto const& item : *entries) {
        if (!item.is_table()) return refuse(message::target_field, {{"file", path}, {"target", "?"}, {"field", std::string(key)}});
        Entry entry(*item.as_table(), path);
        targets.push_back(read_definition(entry, key == "reference"));
        if (entry.error()) return std::unexpected(*entry.error());
    }
    return {};
}

}  // namespace

Result<TargetList> load_targets(Path const& file) {
    auto text = read_file(file);
    toml::table table;
    try {
        table = toml::parse(text);
    } catch (toml::parse_error const& failure) {
        return refuse(message::targets_not_toml, {{"file", file.string()}, {"line", std::to_string(failure.source().begin.line)}, {"reason", std::string(failure.description())}});
    }
    auto threshold = table["small_number_threshold"].value<std::int64_t>();
    if (!threshold) return refuse(message::target_field, {{"file", file.string()}, {"target", "*"}, {"field", "small_number_threshold"}});
    Entry head(table, file.string());
    TargetList list{head.texts("title"), *threshold, {}};
    if (head.error()) return std::unexpected(*head.error());
    for (auto key : {"target", "reference"})
        if (auto read = read_all(table, key, file.string(), list.targets); !read) return std::unexpected(read.error());
    return list;
}

}  // namespace jiayu::service
