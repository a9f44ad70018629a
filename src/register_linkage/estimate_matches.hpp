// m and the shares of the kinds of pairs by expectation and maximisation over the patterns of proposed pairs: a mixture of pairs of
// one person, of twins, of other kin and of strangers (Fellegi and Sunter 1969; Winkler 1988; more classes than two after Winkler
// 1993). u is fixed, and so are the probabilities of twins and kin: pairs of them are few and would take in odd matches.
#pragma once
#include "register_linkage/agreement_patterns.hpp"

namespace jiayu::register_linkage {

struct Estimation {
    int rounds_max = 60;
    double change_min = 1e-5;      // of the share of matches, at which it has settled
    double prior_pairs = 500;      // weight of the model's own m, in pairs
    double prior_part = 0.02;      // … and at least this part of the compared pairs
};

struct EstimationReport {
    int rounds = 0;
    double log_likelihood = 0;  // natural, per compared pair
};

EstimationReport estimate_matches(Model& model, PatternCounts const& counts, std::size_t rows, Estimation estimation = {});

}  // namespace jiayu::register_linkage
