// The weight of one pair taken apart: what each field adds or takes, against the likeliest rival.
#pragma once
#include "register_linkage/weigh_pattern.hpp"

namespace jiayu::register_linkage {

struct Contribution {
    unsigned level = 0;  // 0: not compared
    double bits = 0;
};

struct PairExplanation {
    Rival rival = stranger;            // the likeliest
    double prior = 0;                  // bits before any field
    std::vector<Contribution> fields;  // in the model's order
    double other_rivals = 0;           // what the less likely rivals take off; at most 0
    double weight = 0;                 // prior + fields + other_rivals
};

PairExplanation explain_pair(Model const& model, Table const& table, Row const& a, Row const& b);

}  // namespace jiayu::register_linkage
