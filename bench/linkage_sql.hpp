// The prediction step of Fellegi and Sunter as DuckDB statements, written from a model of Jiayu's for one purpose: a reference in the same
// run and a second opinion on pairs and weights. It is an emulation in the manner of SQL-based linkage tools, and not Splink.
// Only what DuckDB computes equally: equality of columns and of parts of them, levenshtein and jaro_winkler on ASCII (its functions
// count bytes), dates in ISO form, blocks of any size.
#pragma once
#include <string>
#include <vector>

#include "linkage/model.hpp"

namespace jiayu::bench {

struct PredictionSql {
    std::string load;     // table `sent`: the files' columns as texts, with `source`; not timed
    std::string prepare;  // table `record`: derived columns and shares of values
    std::string block;    // table `pair`: a, b; the earliest rule wins
    std::string score;    // table `prediction`: a, b, weight of pairs from the least weight on
};

// Throws std::runtime_error for a condition, transform or option that is not emulated.
PredictionSql prediction_sql(linkage::Model const& model, std::vector<std::string> const& files, double weight_min);

}  // namespace jiayu::bench
