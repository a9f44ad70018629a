// Small tables of invented people for tests of the engine: who they are is known, what is written of them has slips and gaps.
#pragma once
#include <gtest/gtest.h>

#include "base/random.hpp"
#include "linkage/model.hpp"
#include "linkage/records.hpp"

namespace jiayu::linkage {

using Rows = std::vector<std::vector<std::string>>;

inline Records records_of(std::vector<std::string> const& names, Rows const& rows, std::vector<std::uint16_t> source_of = {}) {
    Records records;
    source_of.resize(rows.size());
    records.sources = {"a", "b"};
    records.source_of = std::move(source_of);
    for (std::size_t column = 0; column < names.size(); ++column) {
        auto& made = records.columns.emplace_back();
        made.name = names[column];
        for (auto const& row : rows) made.codes.push_back(made.values.code_of(row[column]));
    }
    for (std::size_t row = 0; row < rows.size(); ++row) records.ids.push_back(std::to_string(row));
    return records;
}

inline Model model_of(std::string const& toml) {
    auto model = model_from_toml(toml);
    if (!model) throw std::runtime_error(model.error().text(Language::en));
    return *model;
}

inline std::string argument_of(Error const& error, std::string_view name) {
    for (auto const& [known, value] : error.arguments)
        if (known == name) return value;
    return {};
}

struct InventedSettings {
    std::uint64_t seed = 1;
    std::size_t persons = 150;
    std::size_t records_max = 4;  // of one person, at least one
    bool homes = false;           // families of one surname, town and telephone
    double slip = 0.08, absent = 0.05;
};

struct InventedRecords {
    static inline std::vector<std::string> const columns{"given", "surname", "born", "town", "phone"};

    Rows rows;
    std::vector<std::size_t> person_of;

    explicit InventedRecords(InventedSettings const& settings) : settings_(settings), random_(settings.seed) {
        std::vector<std::string> home;
        for (std::size_t person = 0, left = 0; person < settings.persons; ++person) {
            if (left == 0 || !settings.homes) home = {"", word(300, 3), "", word(30, 2), std::to_string(12000000000 + std::int64_t(random_.below(90'000'000)))}, left = 2 + random_.below(4);
            --left;
            auto self = home;
            self[0] = word(200, 5);
            self[2] = fmt::format("{}-{:02}-{:02}", random_.between(1930, 2015), random_.between(1, 12), random_.between(1, 28));
            auto const count = 1 + random_.below(settings.records_max);
            for (std::size_t i = 0; i < count; ++i) write_down(self, person);
        }
    }

    Records records() const { return records_of(columns, rows); }

private:
    // The number in letters, so that near numbers look alike.
    std::string word(std::size_t values, std::size_t salt) {
        auto const value = std::size_t(double(values) * std::pow(random_.uniform(), 2));
        auto hash = (value + 1) * 0x9E3779B97F4A7C15ull * (2 * salt + 1);
        std::string text;
        for (std::size_t i = 0; i < 5 + value % 3; ++i, hash >>= 8) text += char('a' + (hash ^ hash >> 5) % 26);
        return text;
    }

    void write_down(std::vector<std::string> self, std::size_t person) {
        for (auto& value : self) {
            if (random_.chance(settings_.slip)) {
                auto& c = value[random_.below(value.size())];
                if (c != '-') c = c >= 'a' ? char('a' + random_.below(26)) : char('0' + random_.below(10));
            }
            if (random_.chance(settings_.absent)) value.clear();
        }
        rows.push_back(std::move(self));
        person_of.push_back(person);
    }

    InventedSettings settings_;
    Random random_;
};

inline std::string const invented_model = R"(
link = "dedupe"
[[comparison]]
name = "given"
levels = [{name = "equal", when = "equal", frequency = 1.0}, {name = "near", when = "jaro_winkler >= 0.85"}, {name = "else"}]
[[comparison]]
name = "surname"
levels = [{name = "equal", when = "equal", frequency = 1.0}, {name = "near", when = "levenshtein <= 1"}, {name = "else"}]
[[comparison]]
name = "born"
lasting = true
levels = [{name = "equal", when = "equal"}, {name = "slip", when = "date_slip or levenshtein <= 1"}, {name = "else"}]
[[comparison]]
name = "town"
levels = [{name = "equal", when = "equal", frequency = 1.0}, {name = "else"}]
[[comparison]]
name = "phone"
levels = [{name = "equal", when = "equal"}, {name = "slip", when = "levenshtein <= 1"}, {name = "else"}]
[[block]]
keys = ["given", "surname"]
[[block]]
keys = ["born"]
[[block]]
keys = ["phone"]
[[block]]
keys = ["surname", "town"]
)";

}  // namespace jiayu::linkage
