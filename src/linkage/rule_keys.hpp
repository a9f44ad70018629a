// What the keys of a model's rules are made of. How often pairs of one person agree in them is how much a rule finds: a key by a
// transform (surname.soundex) finds more than what agrees in the column.
#pragma once
#include "linkage/blocking.hpp"
#include "linkage/comparison_table.hpp"

namespace jiayu::linkage {

// Keys that are looked at together: all of a rule, or those of one column of it.
struct KeySet {
    std::vector<Blocking::KeyColumn> keys;
    std::uint32_t comparisons = 0;  // bits of those that look at one of its columns

    bool has_column_of(KeySet const& other) const;
};

struct RuleKeys {
    // By rule of the model: the places of its sets, that of all its keys first. The only set of a rule of one column stands for both.
    std::vector<std::vector<std::size_t>> of_rule;
    std::vector<KeySet> sets;  // equal ones of several rules stand once
};

RuleKeys list_rule_keys(Blocking const& blocking, ComparisonTable const& table);

}  // namespace jiayu::linkage
