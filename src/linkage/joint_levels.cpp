#include "linkage/joint_levels.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace jiayu::linkage {

namespace {

// Pairs × mutual information, and what as many free cells of pure chance would give by BIC.
struct Information {
    double found = 0, by_chance = 0;
};

Information information_of(JointLevels::Cells const& cells, JointMargins const& margins) {
    Information information;
    for (unsigned x = 1; x < 16; ++x)
        for (unsigned y = 1; y < 16; ++y)
            if (auto pairs = cells[JointLevels::cell(x, y)]; pairs > 0) information.found += pairs * std::log(pairs * margins.pairs / (margins.first[x] * margins.second[y]));
    auto used = [](auto const& levels) { return double(std::ranges::count_if(levels, [](double pairs) { return pairs > 0; })); };
    information.by_chance = 0.5 * std::max(0.0, used(margins.first) - 1) * std::max(0.0, used(margins.second) - 1) * std::log(std::max(1.0, margins.pairs));
    return information;
}

}  // namespace

JointMargins margins_of(JointLevels::Cells const& cells) {
    JointMargins margins;
    for (unsigned x = 1; x < 16; ++x)
        for (unsigned y = 1; y < 16; ++y) {
            auto const pairs = cells[JointLevels::cell(x, y)];
            margins.pairs += pairs;
            margins.first[x] += pairs;
            margins.second[y] += pairs;
        }
    return margins;
}

std::vector<TreeLink> likeliest_tree(JointLevels const& joint) {
    constexpr double least_a_pair = 0.002;
    std::vector<TreeLink> links, tree;
    for (std::size_t i = 0; i < joint.comparisons(); ++i)
        for (auto j = i + 1; j < joint.comparisons(); ++j) {
            auto const margins = margins_of(joint.of(i, j));
            auto const information = information_of(joint.of(i, j), margins);
            if (information.found > information.by_chance && information.found > least_a_pair * margins.pairs) links.push_back({i, j, information.found});
        }
    std::ranges::stable_sort(links, std::greater(), &TreeLink::information);
    std::vector<std::size_t> tree_of(joint.comparisons());
    std::iota(tree_of.begin(), tree_of.end(), std::size_t(0));
    for (auto const& link : links) {
        auto const a = tree_of[link.first], b = tree_of[link.second];
        if (a == b) continue;
        std::ranges::replace(tree_of, b, a);
        tree.push_back(link);
    }
    return tree;
}

JointLevels::Cells dependence_bits(JointLevels::Cells const& cells, double unseen) {
    JointLevels::Cells bits{};
    auto const margins = margins_of(cells);
    for (unsigned x = 1; x < 16; ++x)
        for (unsigned y = 1; y < 16; ++y) {
            auto const expected = margins.pairs > 0 ? margins.first[x] * margins.second[y] / margins.pairs : 0;
            bits[JointLevels::cell(x, y)] = std::log2((cells[JointLevels::cell(x, y)] + unseen) / (expected + unseen));
        }
    return bits;
}

}  // namespace jiayu::linkage
