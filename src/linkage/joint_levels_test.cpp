#include "linkage/joint_levels.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "base/random.hpp"

namespace jiayu::linkage {
namespace {

// Pairs whose comparisons follow each other at random; some are absent.
JointLevels random_joint(std::uint64_t seed, std::size_t comparisons) {
    Random random(seed);
    JointLevels joint(comparisons);
    std::vector<std::size_t> parent(comparisons);
    for (std::size_t i = 1; i < comparisons; ++i) parent[i] = random.below(i);
    for (int pair = 0; pair < 3000; ++pair) {
        Pattern pattern = 0;
        std::vector<unsigned> levels(comparisons);
        for (std::size_t i = 0; i < comparisons; ++i) {
            levels[i] = i && random.chance(0.6) ? levels[parent[i]] : 1 + unsigned(random.below(3));
            if (!random.chance(0.1)) pattern |= Pattern(levels[i]) << (4 * i);
        }
        joint.add(pattern, 0, 1);
    }
    return joint;
}

double plain_information(JointLevels::Cells const& cells) {
    double all = 0, found = 0;
    for (auto pairs : cells) all += pairs;
    for (unsigned x = 1; x < 16; ++x)
        for (unsigned y = 1; y < 16; ++y) {
            double of_x = 0, of_y = 0;
            for (unsigned level = 1; level < 16; ++level) of_x += cells[JointLevels::cell(x, level)], of_y += cells[JointLevels::cell(level, y)];
            if (auto pairs = cells[JointLevels::cell(x, y)]; pairs > 0) found += pairs * std::log(pairs / all / (of_x / all * of_y / all));
        }
    return found;
}

bool is_forest(std::vector<std::pair<std::size_t, std::size_t>> const& links, std::size_t nodes) {
    std::vector<std::size_t> part(nodes);
    for (std::size_t i = 0; i < nodes; ++i) part[i] = i;
    for (auto [a, b] : links) {
        auto const from = part[b], to = part[a];
        if (from == to) return false;
        for (auto& one : part)
            if (one == from) one = to;
    }
    return true;
}

TEST(JointLevels, TheTreeIsTheLikeliestOfAllForests) {
    constexpr std::size_t nodes = 4;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto const joint = random_joint(seed, nodes);
        double found = 0, best = 0;
        for (auto const& link : likeliest_tree(joint)) {
            EXPECT_NEAR(link.information, plain_information(joint.of(link.first, link.second)), 1e-6);
            found += link.information;
        }
        std::vector<std::pair<std::size_t, std::size_t>> all;
        for (std::size_t i = 0; i < nodes; ++i)
            for (auto j = i + 1; j < nodes; ++j) all.emplace_back(i, j);
        for (unsigned chosen = 0; chosen < 1u << all.size(); ++chosen) {
            std::vector<std::pair<std::size_t, std::size_t>> links;
            double information = 0;
            for (std::size_t i = 0; i < all.size(); ++i)
                if (chosen >> i & 1) links.push_back(all[i]), information += plain_information(joint.of(all[i].first, all[i].second));
            if (is_forest(links, nodes)) best = std::max(best, information);
        }
        // Links that chance explains are left out.
        EXPECT_LE(found, best + 1e-6);
        EXPECT_GT(found, best - 40);
    }
}

TEST(JointLevels, IndependentComparisonsHaveNoTree) {
    Random random(3);
    JointLevels joint(4);
    for (int pair = 0; pair < 20'000; ++pair) {
        Pattern pattern = 0;
        for (std::size_t i = 0; i < 4; ++i) pattern |= Pattern(random.below(4)) << (4 * i);
        joint.add(pattern, 0, 1);
    }
    EXPECT_TRUE(likeliest_tree(joint).empty());
}

TEST(JointLevels, BitsAreTheRatioToTheProduct) {
    JointLevels joint(2);
    joint.add(0x11, 0, 600), joint.add(0x21, 0, 100), joint.add(0x12, 0, 100), joint.add(0x22, 0, 200), joint.add(0x01, 0, 50), joint.add(0x22, 1, 999);
    auto const bits = dependence_bits(joint.of(0, 1), 0);
    EXPECT_NEAR(bits[JointLevels::cell(1, 1)], std::log2(600 / 490.0), 1e-12);
    EXPECT_NEAR(bits[JointLevels::cell(2, 2)], std::log2(200 / 90.0), 1e-12);
    EXPECT_NEAR(bits[JointLevels::cell(1, 2)], std::log2(100 / 210.0), 1e-12);
    EXPECT_NEAR(dependence_bits(joint.of(0, 1), 2)[JointLevels::cell(2, 2)], std::log2(202 / 92.0), 1e-12);
}

}  // namespace
}  // namespace jiayu::linkage
