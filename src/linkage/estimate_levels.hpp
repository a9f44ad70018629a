// m, the shares of the rival kinds and the prior by expectation and maximisation (Fellegi and Sunter 1969; Winkler 1988) over all
// blocking rules at once: the pairs of a rule say nothing of the columns that the rule holds equal, so each rule teaches the others'.
#pragma once
#include "linkage/blocking.hpp"
#include "linkage/estimate_chance.hpp"
#include "linkage/rule_keys.hpp"

namespace jiayu::linkage {

struct PatternCount {
    Pattern pattern;
    std::int32_t rarity;  // of the values that agree, in half bits (ComparisonTable::rarity, all comparisons together)
    std::uint64_t pairs;
};

// Of the pairs of one pattern: how many have all keys of a set on both sides, and how many agree in them.
struct KeyCount {
    std::uint32_t present = 0, agreeing = 0;
};

// Pairs of one rule, whether or not an earlier rule proposes them too.
struct RuleSample {
    std::uint32_t rule = 0;
    std::vector<PatternCount> patterns;  // ascending by pattern and rarity
    std::uint64_t pairs = 0;             // compared
    double all_pairs = 0;                // that the rule proposes, estimated from the blocks taken
    std::uint64_t keyed = 0;             // records that have the rule's keys
    std::uint32_t determined = 0;        // bits of the comparisons that look at a column of the rule
    RuleKeys keys;                         // of all rules
    std::vector<std::uint32_t> key_sets;   // of which this rule's pairs tell: they share no column with its keys
    std::vector<KeyCount> key_counts;      // patterns × key_sets
};

std::vector<RuleSample> sample_rules(Model const& model, Records const& records, ComparisonTable const& table, Blocking const& blocking);

// Two comparisons that fail together more often (or more seldom) than each alone would have it, among pairs of one person.
struct Dependence {
    std::size_t first = 0, second = 0;  // comparisons
    double pairs = 0;                   // expected pairs of one person in which both are present
    double both_fail = 0, expected = 0; // share of them at both last levels; the product of the two shares
    double most = 0;                    // the smaller of the two: both fail together whenever one does
};

struct TrainingReport {
    int rounds = 0;
    double log_likelihood = 0;              // natural, per sampled pair
    std::vector<double> rule_match_shares;  // of the pairs of each rule, the share of one person
    std::vector<double> rule_matches;       // pairs of one person, by rule, all its pairs
    std::vector<double> expected_matches;   // in all, as each rule has it: its matches over the share it should find
    std::vector<std::string> untrained;     // comparisons that every rule determines: their m are starting values
    std::vector<Dependence> dependences;    // the strongest first
    bool found_kin = false;                 // a kind of pair was added that shares some fields and not others (families)
};

// Sets m, u, prior and the rivals' shares of the model (fixed ones stay). Where pairs of one person seem to fail in two comparisons
// together far more often than each alone, they are not one person but share a home or a family: a rival kind is added and learned
// (Winkler 1993: three classes), unless the model has rivals of its own or training.kin says no.
TrainingReport estimate_levels(Model& model, std::vector<Chance> const& chances, std::vector<RuleSample> const& samples,
                               ComparisonTable const& table, Records const& records);

}  // namespace jiayu::linkage
