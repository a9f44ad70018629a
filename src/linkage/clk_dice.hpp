// Which CLKs are alike: Dice = 2 × common bits / (bits of a + bits of b), 1 for equal codes. A code without any bit is like none: 0.
// All work on all cores; results are the same whatever the number of threads.
#pragma once
#include <functional>
#include <span>
#include <vector>

#include "linkage/clk_set.hpp"

namespace jiayu::linkage {

double dice(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b);

// Of one code with every row of `set`, by row.
std::vector<double> dice_with_all(std::span<std::uint64_t const> code, ClkSet const& set);

struct ClkPair {
    RowIndex a, b;
    double dice;
    friend bool operator==(ClkPair const&, ClkPair const&) = default;
};

// Told of rows of `a` that are done with, from any thread; empty: nobody asks.
using RowsDone = std::function<void(std::uint64_t rows)>;

// All pairs of at least `dice_min` (above 0), ordered by a, then b. Most pairs are ruled out by their numbers of bits, or by one
// vector comparison for 32 of them.
std::vector<ClkPair> find_alike(ClkSet const& a, ClkSet const& b, double dice_min, RowsDone const& done = {});
std::vector<ClkPair> find_alike_within(ClkSet const& set, double dice_min, RowsDone const& done = {});  // a < b

// For every row of `a` its `count` most alike rows of `b`, of at least `dice_min`: ordered by a, then falling Dice, then b.
struct ClkNearest {
    std::size_t count = 1;
    double dice_min = 0.5;
};
std::vector<ClkPair> find_nearest(ClkSet const& a, ClkSet const& b, ClkNearest wanted, RowsDone const& done = {});

// One partner at most for every row: the pair with the highest Dice first; ties by a, then b. Ordered by a.
std::vector<ClkPair> match_one_to_one(std::span<ClkPair const> pairs);

}  // namespace jiayu::linkage
