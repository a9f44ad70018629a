// Do a rule's examples notice when the rule is changed? Every operator, boundary and number of it is, one at a time (rules/mutate.hpp).
#pragma once
#include <string>
#include <vector>

#include "policy/pack.hpp"

namespace jiayu::policy {

struct Survivor {
    std::size_t place;     // code point in the condition, from 1
    std::string from, to;  // what no example noticed
};

struct RuleMutation {
    std::string rule;
    int mutants = 0;
    std::vector<Survivor> survivors;
    int killed() const { return mutants - int(survivors.size()); }
};

std::vector<RuleMutation> mutate_rules(Pack const& pack);  // by rule id

// The share of mutants that the examples of shipped packs notice at least, in percent.
inline constexpr int killed_percent_min = 95;
bool is_enough(std::vector<RuleMutation> const& rules);

}  // namespace jiayu::policy
