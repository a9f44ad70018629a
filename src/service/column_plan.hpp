// A source map put on one file's header: which cells to read once per row, and where each value goes.
#pragma once
#include <set>
#include <vector>

#include "service/code_sets.hpp"
#include "service/header_row.hpp"

namespace jiayu::service {

// One value to make of a row. The same cell as the same type is read once, however many fields it fills.
struct PlannedCell {
    ColumnType type;
    std::vector<int> columns;   // 0-based; several: texts joined, or the latest of several dates
    int lookup = -1;            // of codes
    bool latest = false;
    friend bool operator==(PlannedCell const&, PlannedCell const&) = default;
};

struct PlannedField {
    int slot;
    int cell;       // index of PlannedCell
    bool has_sent;
};

struct PlannedMention {
    Role role;
    std::vector<PlannedField> fields;
    std::vector<int> only_with;
    int unless_column = -1;
    std::vector<std::string> unless_values;
};

struct PlannedDose {
    std::string vaccine;
    int number;
    int cell;
};

struct ColumnPlan {
    SourceMap const* map;
    int column_count;
    std::vector<PlannedCell> cells;
    std::vector<CodeLookup> lookups;
    std::vector<PlannedField> record;
    std::vector<PlannedMention> mentions;
    std::vector<PlannedDose> doses;
    int observed_on = -1;              // index of PlannedCell
    std::vector<int> identifying;      // columns of names and numbers, the family's too: a row without any speaks of nobody
    std::vector<std::string> unread;   // headers that the map does not know
};

// `skipped` columns (cut ones, those of an error sheet) are neither read nor named as unread.
ColumnPlan plan_columns(RecognisedTable const& table, NationalCodes const& codes, std::set<int> const& skipped);

}  // namespace jiayu::service
