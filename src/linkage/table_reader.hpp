// One table of a TOML file while it is read: typed values by key, the first thing that is wrong, and no key that nobody asked for.
#pragma once
#include <array>
#include <toml++/toml.h>

#include <optional>
#include <span>

#include "base/result.hpp"
#include "linkage/model.hpp"

namespace jiayu::linkage {

// What a kind of file says of its faults.
struct TableFaults {
    Message const& value;     // where, key, found, expected
    Message const& missing;   // where, key
    Message const& unknown;   // where, found, nearest, known
};

class TableReader {
public:
    // `name`: what the file as a whole is called in errors.
    TableReader(toml::table const& table, TableFaults const& faults, std::string name) : TableReader(table, faults, std::move(name), true) {}

    std::string text(std::string_view key, std::string_view otherwise = {});
    std::string needed_text(std::string_view key);
    double number(std::string_view key, double otherwise, double least, double most);
    std::size_t count(std::string_view key, std::size_t otherwise, std::pair<std::size_t, std::size_t> range = {0, 1'000'000'000'000'000});
    bool yes(std::string_view key, bool otherwise);
    std::vector<std::string> texts(std::string_view key);  // or one text alone
    std::vector<double> shares(std::string_view key);      // 0 … 1
    std::vector<double> bits(std::string_view key, std::size_t rows, std::size_t columns);  // so many rows of so many, one after the other
    std::vector<std::array<double, 2>> rising_pairs(std::string_view key);  // both numbers rise from pair to pair
    Words words(std::string_view key);
    template <class Enumeration>
    Enumeration one_of(std::string_view key, std::span<std::pair<std::string_view, Enumeration> const> known, Enumeration otherwise);

    // Calls each(reader) for the tables of an array of tables, or for the one table.
    template <class Each>
    void tables(std::string_view key, Each each);
    // Calls each(reader) for the one table, where it is there.
    template <class Each>
    void table(std::string_view key, Each each);

    bool has(std::string_view key) const { return table_.contains(key); }
    std::string const& where() const { return where_; }
    void bad(std::string_view key, std::string found, std::string expected);
    void missing(std::string_view key);
    void fail(Error error);
    // The error of this table, of its keys that nobody asked for included.
    std::optional<Error> finish();

private:
    TableReader(toml::table const& table, TableFaults const& faults, std::string where, bool is_whole)
        : table_(table), faults_(faults), where_(std::move(where)), is_whole_(is_whole) {}

    toml::node const* find(std::string_view key);
    void bad(std::string_view key, toml::node const& node, std::string expected);
    TableReader within(toml::table const& table, std::string where) const;
    template <class Each>
    void one(toml::table const& table, std::string where, Each& each);

    toml::table const& table_;
    TableFaults const& faults_;
    std::string where_;
    bool is_whole_;
    std::vector<std::string_view> asked_;
    std::optional<Error> error_;
};

template <class Enumeration>
Enumeration TableReader::one_of(std::string_view key, std::span<std::pair<std::string_view, Enumeration> const> known, Enumeration otherwise) {
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

template <class Each>
void TableReader::tables(std::string_view key, Each each) {
    auto const* node = find(key);
    if (!node) return;
    if (auto const* table = node->as_table()) return one(*table, std::string(key), each);
    auto const* array = node->as_array();
    if (!array) return bad(key, *node, fmt::format("[[{}]]", key));
    for (std::size_t i = 0; i < array->size(); ++i)
        if (auto const* table = (*array)[i].as_table()) one(*table, fmt::format("{} {}", key, i + 1), each);
        else bad(key, (*array)[i], fmt::format("[[{}]]", key));
}

template <class Each>
void TableReader::table(std::string_view key, Each each) {
    auto const* node = find(key);
    if (!node) return;
    auto const* table = node->as_table();
    if (!table) return bad(key, *node, fmt::format("[{}]", key));
    one(*table, std::string(key), each);
}

template <class Each>
void TableReader::one(toml::table const& table, std::string where, Each& each) {
    auto reader = within(table, std::move(where));
    each(reader);
    if (auto error = reader.finish()) fail(std::move(*error));
}

}  // namespace jiayu::linkage
