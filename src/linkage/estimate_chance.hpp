// u: how often two random records reach a level. Levels of equal values are counted in closed form; all others are sampled, with
// a standard error. Pairs of one person among random ones are taken off where the share of matches is learned (estimate_levels.hpp).
#pragma once
#include "linkage/joint_levels.hpp"
#include "linkage/records.hpp"

namespace jiayu::linkage {

struct Chance {
    std::vector<double> share;  // by level (0 is the first); sums to 1
    std::vector<double> error;  // standard error; 0 where counted
    std::uint64_t pairs = 0;    // sampled pairs in which the comparison was present
    double present = 0;         // their share of all sampled pairs
};

// One a comparison, from `training.random_pairs` pairs (all pairs where there are no more).
std::vector<Chance> estimate_chance(Model const& model, ComparisonTable const& table, Records const& records);

// The same pairs by the levels of every two comparisons.
JointLevels count_joint_chance(Model const& model, ComparisonTable const& table, Records const& records);

}  // namespace jiayu::linkage
