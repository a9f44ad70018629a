// Tables of invented people with many records each, and the truth behind them, to measure linkage with (docs/design/people_tables.md).
// Every row is made on its own from the seed and its number: any thread may make it, memory does not grow with the table.
#pragma once
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/progress.hpp"
#include "base/random.hpp"
#include "synth/latin_words.hpp"

namespace jiayu::synth {

struct PeopleTable {
    std::string name;                       // of the file, without its ending
    std::vector<std::string_view> columns;  // the first is the record's id
    std::int64_t rows = 0;
    // Fills one text for each column and gives the number of the person. Safe to call from many threads.
    std::move_only_function<std::int64_t(std::int64_t row, std::vector<std::string>& cells) const> make;
};

struct PeopleRequest {
    std::int64_t records = 0;
    std::uint64_t seed = 1;
};

// The tables keep a reference to `words`.
std::vector<PeopleTable> latin_people(PeopleRequest const& request, LatinWords const& words);
std::vector<PeopleTable> historical_people(PeopleRequest const& request, LatinWords const& words);
std::vector<PeopleTable> febrl_people(PeopleRequest const& request, LatinWords const& words);  // two tables

struct PeopleSummary {
    struct Table {
        std::string path;  // relative to the folder
        std::int64_t rows = 0;
    };
    std::vector<Table> tables;
    std::int64_t persons = 0, pairs = 0;  // with at least one record; pairs of records of one person
    std::int64_t records_max = 0;         // of one person
};

struct PeopleFiles {
    Path folder;
    bool truth_column = false;  // a last column `cluster` in the table itself
};

// NAME.csv for each table, and truth.csv: id, cluster.
PeopleSummary write_people(std::vector<PeopleTable> const& tables, PeopleFiles const& files, Progress& progress);

// How many records a person has, by a distribution, and which row is whose: rows of one person lie anywhere in the table.
class RecordOrder {
public:
    struct Place {
        std::int64_t person;
        std::int64_t copy;  // 0, 1, 2 … within the person
    };
    // `count_of(person)`: 1 and up.
    RecordOrder(PeopleRequest const& request, std::function<std::int64_t(std::int64_t person)> const& count_of);
    Place place_of(std::int64_t row) const;
    std::int64_t persons() const { return std::int64_t(begins_.size()); }

private:
    std::uint64_t scattered(std::uint64_t row) const;

    std::vector<std::uint32_t> begins_;  // first record of each person before scattering
    std::uint64_t rows_;
    int half_bits_;
    std::array<std::uint64_t, 4> keys_;
};

}  // namespace jiayu::synth
