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
    std::map<std::string, std::string, std::less<>> const* words = nullptr;  // the source map's list
    bool has_sent = false;      // a mention keeps its text
    bool reads_the_same(PlannedCell const& other) const {
        return std::tie(type, columns, lookup, latest, words) == std::tie(other.type, other.columns, other.lookup, other.latest, other.words);
    }
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
    std::vector<std::string> written;  // all headers as the file writes them
};

// `skipped` columns (cut ones, those of an error sheet) are neither read nor named as unread.
ColumnPlan plan_columns(RecognisedTable const& table, NationalCodes const& codes, std::set<int> const& skipped);

}  // namespace jiayu::service
