// What the columns of a table look like: how complete, how varied, how uneven, of what kind, and which only repeat another.
#pragma once
#include <string>
#include <vector>

#include "linkage/column_kind.hpp"
#include "linkage/records.hpp"

namespace jiayu::linkage {

struct ColumnProfile {
    std::size_t column = 0;      // index in Records::columns
    std::string name;
    ColumnKind kind = ColumnKind::empty;
    ValueForms forms;
    std::size_t records = 0, present = 0, distinct = 0;
    double agreement = 0;        // chance that two records that have the column have the same value
    std::string common_value;    // the most frequent one
    double common_share = 0;     // of the present values
    std::string repeats;         // the columns that say the same, joined by " + "; empty: it says something of its own

    double completeness() const { return records ? double(present) / double(records) : 0; }
};

std::vector<ColumnProfile> profile_columns(Records const& records);

}  // namespace jiayu::linkage
