#include "linkage/table_reader.hpp"

#include <algorithm>
#include <sstream>

#include "linkage/nearest_name.hpp"

namespace jiayu::linkage {

std::string TableReader::text(std::string_view key, std::string_view otherwise) {
    auto const* node = find(key);
    if (!node) return std::string(otherwise);
    if (auto value = node->value<std::string>()) return *value;
    bad(key, *node, "\"…\"");
    return {};
}

std::string TableReader::needed_text(std::string_view key) {
    auto found = text(key);
    if (found.empty()) missing(key);
    return found;
}

double TableReader::number(std::string_view key, double otherwise, double least, double most) {
    auto const* node = find(key);
    if (!node) return otherwise;
    if (auto value = node->value<double>(); value && *value >= least && *value <= most) return *value;
    bad(key, *node, fmt::format("{} … {}", least, most));
    return otherwise;
}

std::size_t TableReader::count(std::string_view key, std::size_t otherwise, std::pair<std::size_t, std::size_t> range) {
    auto const* node = find(key);
    if (!node) return otherwise;
    if (auto value = node->value<std::int64_t>(); value && *value >= std::int64_t(range.first) && *value <= std::int64_t(range.second)) return std::size_t(*value);
    bad(key, *node, fmt::format("{} … {}", range.first, range.second));
    return otherwise;
}

bool TableReader::yes(std::string_view key, bool otherwise) {
    auto const* node = find(key);
    if (!node) return otherwise;
    if (auto value = node->value_exact<bool>()) return *value;
    bad(key, *node, "true, false");
    return otherwise;
}

std::vector<std::string> TableReader::texts(std::string_view key) {
    std::vector<std::string> all;
    auto const* node = find(key);
    if (!node) return all;
    if (auto one = node->value<std::string>()) return {*one};
    auto const* array = node->as_array();
    if (array)
        for (auto const& element : *array)
            if (auto value = element.value<std::string>()) all.push_back(*value);
    if (!array || all.size() != array->size()) bad(key, *node, "[\"…\", …]");
    return all;
}

std::vector<double> TableReader::shares(std::string_view key) {
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

std::vector<double> TableReader::bits(std::string_view key, std::size_t rows, std::size_t columns) {
    constexpr double most = 1000;
    std::vector<double> all;
    auto const* node = find(key);
    auto const* array = node ? node->as_array() : nullptr;
    for (std::size_t i = 0; array && i < array->size(); ++i)
        if (auto const* row = (*array)[i].as_array(); row && row->size() == columns)
            for (auto const& element : *row)
                if (auto value = element.value<double>(); value && std::abs(*value) <= most) all.push_back(*value);
    if (array && array->size() == rows && all.size() == rows * columns) return all;
    if (node) bad(key, *node, fmt::format("{} × [{} × -{} … {}]", rows, columns, most, most));
    else missing(key);
    return {};
}

std::vector<std::array<double, 2>> TableReader::rising_pairs(std::string_view key) {
    constexpr double most = 1000;
    std::vector<std::array<double, 2>> all;
    auto const* node = find(key);
    auto const* array = node ? node->as_array() : nullptr;
    auto number_at = [](toml::array const& pair, std::size_t place) { return pair[place].value<double>().value_or(2 * most); };
    for (std::size_t i = 0; array && i < array->size(); ++i) {
        auto const* pair = (*array)[i].as_array();
        if (!pair || pair->size() != 2) break;
        std::array const next{number_at(*pair, 0), number_at(*pair, 1)};
        bool const rises = all.empty() || (all.back()[0] < next[0] && all.back()[1] < next[1]);
        if (!rises || !(std::abs(next[0]) <= most) || !(std::abs(next[1]) <= most)) break;
        all.push_back(next);
    }
    if (array && !array->empty() && all.size() == array->size()) return all;
    if (node) bad(key, *node, fmt::format("[[-{0} … {0}, -{0} … {0}], …], a[i] < a[i + 1]", most));
    else missing(key);
    return {};
}

Words TableReader::words(std::string_view key) {
    auto const* node = find(key);
    if (!node) return {};
    if (auto const* table = node->as_table()) return {(*table)["zh"].value_or(std::string()), (*table)["en"].value_or(std::string())};
    bad(key, *node, "{zh = \"…\", en = \"…\"}");
    return {};
}

void TableReader::bad(std::string_view key, std::string found, std::string expected) {
    fail({faults_.value, {{"where", where_}, {"key", std::string(key)}, {"found", std::move(found)}, {"expected", std::move(expected)}}});
}

void TableReader::bad(std::string_view key, toml::node const& node, std::string expected) {
    std::ostringstream found;
    node.visit([&](auto const& value) { found << value; });
    bad(key, found.str(), std::move(expected));
}

void TableReader::missing(std::string_view key) { fail({faults_.missing, {{"where", where_}, {"key", std::string(key)}}}); }

void TableReader::fail(Error error) {
    if (!error_) error_ = std::move(error);
}

std::optional<Error> TableReader::finish() {
    for (auto const& [key, node] : table_)
        if (!std::ranges::count(asked_, key.str()))
            fail({faults_.unknown, {{"where", where_}, {"found", std::string(key.str())}, {"nearest", std::string(nearest_name(key.str(), asked_))},
                                    {"known", fmt::format("{}", fmt::join(asked_, ", "))}}});
    return error_;
}

toml::node const* TableReader::find(std::string_view key) {
    asked_.push_back(key);
    return table_.get(key);
}

// A table is told by its name; else by its place among its like, which `where` gives.
TableReader TableReader::within(toml::table const& table, std::string where) const {
    if (auto const* name = table.get("name"); name && name->is_string()) where = where.substr(0, where.find(' ')) + " " + name->value_or(std::string());
    return {table, faults_, is_whole_ ? where : where_ + " / " + where, false};
}

}  // namespace jiayu::linkage
