// How many pairs have each two levels of each two comparisons.
#pragma once
#include <array>
#include <vector>

#include "linkage/comparison_table.hpp"

namespace jiayu::linkage {

class JointLevels {
public:
    using Cells = std::array<double, 256>;  // pairs by cell(); a level 0 (absent) stays empty
    static constexpr std::size_t cell(unsigned first, unsigned second) { return first << 4 | second; }

    explicit JointLevels(std::size_t comparisons) : comparisons_(comparisons), cells_(comparisons * comparisons) {}

    std::size_t comparisons() const { return comparisons_; }
    Cells const& of(std::size_t first, std::size_t second) const { return cells_[first * comparisons_ + second]; }  // first < second
    // `left_out`: bits of comparisons that are not looked at.
    void add(Pattern pattern, std::uint32_t left_out, double pairs) {
        for (std::size_t i = 0; i < comparisons_; ++i) {
            auto const first = level_of(pattern, i);
            if (!first || left_out >> i & 1) continue;
            for (auto j = i + 1; j < comparisons_; ++j)
                if (auto second = level_of(pattern, j); second && !(left_out >> j & 1)) cells_[i * comparisons_ + j][cell(first, second)] += pairs;
        }
    }
    void add(JointLevels const& other) {
        for (std::size_t i = 0; i < cells_.size(); ++i)
            for (std::size_t j = 0; j < cells_[i].size(); ++j) cells_[i][j] += other.cells_[i][j];
    }

private:
    std::size_t comparisons_;
    std::vector<Cells> cells_;
};

// Of one table: the pairs in all, by level of the first and of the second.
struct JointMargins {
    double pairs = 0;
    std::array<double, 16> first{}, second{};
};
JointMargins margins_of(JointLevels::Cells const& cells);

struct TreeLink {
    std::size_t first = 0, second = 0;
    double information = 0;  // natural; of all pairs that have both: how much likelier they are than if the two were independent
};

// The tree (or forest) of comparisons that makes the pairs likeliest (Chow and Liu 1968), the strongest link first. Left out: what
// BIC holds for chance, and links that say less than 0.002 a pair.
std::vector<TreeLink> likeliest_tree(JointLevels const& joint);

// log2 of how much oftener two levels meet than if they were independent. `unseen` pairs more are taken to have met as often as that:
// cells of which little was seen say little.
JointLevels::Cells dependence_bits(JointLevels::Cells const& cells, double unseen);

}  // namespace jiayu::linkage
