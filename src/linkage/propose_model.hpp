// A whole model for a table that nobody has described: which columns to compare and how, which records to compare, how to join.
#pragma once
#include <optional>
#include <vector>

#include "linkage/model.hpp"
#include "linkage/profile_columns.hpp"
#include "linkage/propose_blocking.hpp"

namespace jiayu::linkage {

struct ColumnChoice {
    ColumnProfile profile;
    Error why;                // of its part in the model, in words
    bool is_compared = false;
};

struct ProposedModel {
    Model model;
    std::vector<ColumnChoice> columns;   // all of the table
    std::vector<ProposedRule> rules;     // as in the model
    double found = 0;                    // share of imagined pairs of one person that the rules find together
    std::optional<Error> link_reason;    // why these are linked as they are
};

// `records` hold every column as sent, with row numbers for ids. Refuses a table in which nothing can be compared.
Result<ProposedModel> propose_model(Records const& records);

// The model as TOML with a line above each choice that says why.
std::string annotated_toml(ProposedModel const& proposed, Language language);

}  // namespace jiayu::linkage
