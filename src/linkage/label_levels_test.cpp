// m and the prior corrected by a judged sample: right on average, unmoved by few labels and by pairs that were not drawn.
#include "linkage/label_levels.hpp"

#include <gtest/gtest.h>

#include "linkage/invented_records.hpp"
#include "linkage/link_records.hpp"

namespace jiayu::linkage {
namespace {

// All scored pairs of invented people under a model whose m are wrong on purpose.
class LabelLevels : public ::testing::Test {
protected:
    LabelLevels() : people({.seed = 5, .persons = 300, .records_max = 5, .slip = 0.15}), records(people.records()) {
        auto made = prepare_linkage(model_of(invented_model), records);
        if (!made) throw std::runtime_error(made.error().text(Language::en));
        prepared = std::move(*made);
        right = prepared.model;
        auto& levels = prepared.model.comparisons[2].levels;  // birth dates
        levels[0].m = 0.5, levels[1].m = 0.1, levels[2].m = 0.4;
        edges = score_prepared(prepared).edges;
    }

    bool is_match(Edge const& edge) const { return people.person_of[edge.a] == people.person_of[edge.b]; }
    // `count` pairs drawn evenly of those below 0 bits, and of those above.
    JudgedPairs draw(std::size_t count, std::uint64_t seed) const {
        JudgedPairs judged;
        Random random(seed);
        for (bool is_heavy : {false, true}) {
            std::vector<Edge> pool;
            for (auto const& edge : edges)
                if ((edge.weight >= 0) == is_heavy) pool.push_back(edge);
            JudgedStratum stratum{.pairs = double(pool.size()), .judged = {}};
            for (std::size_t i = 0; i < std::min(count, pool.size()); ++i) {
                std::swap(pool[i], pool[i + random.below(pool.size() - i)]);
                stratum.judged.push_back(std::uint32_t(judged.pairs.size()));
                judged.pairs.push_back({pool[i].a, pool[i].b, is_match(pool[i])});
            }
            judged.strata.push_back(std::move(stratum));
        }
        return judged;
    }
    // The share of a level among scored pairs that truly are one person and have the comparison.
    double true_share(std::size_t comparison, unsigned level) const {
        LevelMemory memory(prepared.table->comparisons());
        double all = 0, of_level = 0;
        for (auto const& edge : edges) {
            auto found = level_of(prepared.table->compare(edge.a, edge.b, memory), comparison);
            if (!is_match(edge) || !found) continue;
            ++all;
            of_level += found == level;
        }
        return of_level / all;
    }
    double true_matches() const { return double(std::ranges::count_if(edges, [&](auto const& edge) { return is_match(edge); })); }

    InventedRecords people;
    Records records;
    PreparedLinkage prepared;
    Model right;
    std::vector<Edge> edges;
};

TEST_F(LabelLevels, AreRightOnAverageWhateverTheModelSays) {
    double matches = 0, equal = 0;
    int covered = 0;
    constexpr int trials = 300;
    auto const truth = true_matches();
    for (int trial = 0; trial < trials; ++trial) {
        auto model = prepared.model;
        auto found = correct_by_labels(model, *prepared.table, edges, draw(60, std::uint64_t(trial) + 1));
        matches += found.judged_matches;
        covered += std::abs(found.judged_matches - truth) <= 1.96 * found.matches_error;
        auto const& level = found.levels[2 * 3];
        ASSERT_EQ(level.comparison, 2u);
        equal += level.judged - level.learned;
    }
    EXPECT_NEAR(matches / trials, truth, 0.02 * truth);
    EXPECT_GE(covered, trials * 9 / 10) << matches / trials << " of " << truth;
    // The model expects fewer equal birth dates among the pairs than there are; the labels add as much on average.
    EXPECT_GT(equal / trials, 0);
}

TEST_F(LabelLevels, ManyLabelsBringTheLevelNearer) {
    auto model = prepared.model;
    auto found = correct_by_labels(model, *prepared.table, edges, draw(100'000, 1));
    LevelMemory memory(prepared.table->comparisons());
    double expected = 0, all = 0;
    for (auto const& edge : edges) {
        auto level = level_of(prepared.table->compare(edge.a, edge.b, memory), 2);
        auto p = probability_of_bits(edge.weight / 100.0);
        all += level ? p : 0;
        expected += level == 1 ? p : 0;
    }
    // With every pair judged nothing is left to chance: m moves by the whole difference, with no error.
    auto const& level = found.levels[2 * 3];
    EXPECT_NEAR(level.error, 0, 1e-9);
    EXPECT_NEAR(level.judged - level.learned, true_share(2, 1) - expected / all, 1e-5);
    EXPECT_NEAR(level.used, level.judged, 0.02);
    EXPECT_NEAR(found.judged_matches, true_matches(), 0.01);
    EXPECT_NEAR(found.prior_factor, true_matches() / found.expected_matches, 1e-5);
    EXPECT_NEAR(model.prior, prepared.model.prior * found.prior_factor, 1e-12);
    double sum = 0;
    for (auto const& one : model.comparisons[2].levels) sum += one.m;
    EXPECT_NEAR(sum, 1, 1e-9);
}

TEST_F(LabelLevels, FewLabelsHardlyMoveAnything) {
    prepared.model = right;
    double moved = 0, levels = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto model = right;
        for (auto const& level : correct_by_labels(model, *prepared.table, edges, draw(3, seed)).levels) {
            EXPECT_GE(level.error, 0);
            moved += std::abs(level.used - level.learned);
            ++levels;
        }
    }
    EXPECT_LT(moved / levels, 0.01);
}

TEST_F(LabelLevels, PairsThatWereNotDrawnTeachNothing) {
    auto judged = draw(40, 9);
    judged.strata.clear();
    auto model = prepared.model;
    auto found = correct_by_labels(model, *prepared.table, edges, judged);
    EXPECT_EQ(found.drawn, 0u);
    EXPECT_EQ(to_toml(model), to_toml(prepared.model));
}

TEST_F(LabelLevels, AFixedLevelStays) {
    auto model = prepared.model;
    model.comparisons[2].levels[0].is_m_fixed = true;
    correct_by_labels(model, *prepared.table, edges, draw(100'000, 1));
    EXPECT_EQ(model.comparisons[2].levels[0].m, 0.5);
    double sum = 0;
    for (auto const& one : model.comparisons[2].levels) sum += one.m;
    EXPECT_NEAR(sum, 1, 1e-9);
}

}  // namespace
}  // namespace jiayu::linkage
