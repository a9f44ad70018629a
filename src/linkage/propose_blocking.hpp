// A set of blocking rules that together find nearly all pairs of one person at a bounded number of pairs. Records of one person
// are imagined with slips, missing and changed columns (present ones as often together as in the data); a rule finds those whose
// keys bear what went wrong. Rules are taken greedily by what they find anew for their pairs, counted on a sample of the data.
#pragma once
#include "linkage/key_parts.hpp"

namespace jiayu::linkage {

struct ProposedRule {
    BlockingRule rule;
    double pairs = 0;       // estimated on the whole table
    double found = 0;       // share of imagined pairs that it finds
    double found_anew = 0;  // and that no earlier rule finds
};

struct BlockingBudget {
    double pairs_per_record = 20;       // of one rule
    double all_pairs_per_record = 60;   // of all rules
    double pairs_least = 1e6;           // what any table may cost
    std::size_t rules_max = 14;
    std::size_t block_rows_max = 300;
    double found_anew_least = 0.0015;
};

struct BlockingInput {
    Records const& records;      // columns as sent
    std::span<ProposedComparison const> comparisons;
    std::span<ColumnProfile const> profiles;  // of the comparisons
    LinkKind link;
};

std::vector<ProposedRule> propose_blocking(BlockingInput const& input, BlockingBudget const& budget = {});

}  // namespace jiayu::linkage
