// What is asked first, and what is not asked at all.
#include "linkage/review_queue.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>

#include "linkage/cluster_edges.hpp"
#include "linkage/invented_records.hpp"
#include "linkage/join_records.hpp"
#include "linkage/review_sample.hpp"

namespace jiayu::linkage {
namespace {

// Rows with the weights of their pairs in bits; all others weigh −15.
struct Graph {
    std::size_t rows;
    std::map<std::pair<RowIndex, RowIndex>, double> bits;
    PairDecisions decisions = {};

    std::vector<Edge> edges() const {
        std::vector<Edge> edges;
        for (auto const& [pair, weight] : bits) edges.push_back({pair.first, pair.second, hundredths(weight)});
        return edges;
    }
    ReviewQueue queue(QueueSettings const& settings = {}) const {
        auto const listed = edges();
        ClusterInput input{.rows = rows, .edges = listed, .weigh = [&](RowIndex a, RowIndex b) {
                               auto at = bits.find({std::min(a, b), std::max(a, b)});
                               return at == bits.end() ? -15.0 : at->second;
                           }, .decisions = decisions};
        auto const clusters = cluster_edges(input, {});
        return make_review_queue(input, clusters.cluster_of, clusters.review, settings);
    }
};

std::set<std::pair<RowIndex, RowIndex>> pairs_of(ReviewQueue const& queue) {
    std::set<std::pair<RowIndex, RowIndex>> pairs;
    for (auto const& question : queue.questions) pairs.emplace(question.a, question.b);
    return pairs;
}

TEST(ReviewQueue, AsksTheDoubtfulBeforeTheSure) {
    auto queue = Graph{8, {{{0, 1}, 0.2}, {{2, 3}, -0.3}, {{4, 5}, 2.5}, {{6, 7}, 30}}}.queue();
    ASSERT_EQ(queue.questions.size(), 3u) << "a pair beyond doubt is not asked";
    EXPECT_EQ(queue.questions[0].kind, QuestionKind::split);
    EXPECT_EQ(queue.questions[1].kind, QuestionKind::join);
    EXPECT_EQ(queue.questions[2].a, 4u);
    EXPECT_NEAR(queue.questions[0].wrong, 1 - 1 / (1 + std::exp2(-0.2)), 1e-6);
}

TEST(ReviewQueue, WhatMovesMoreRecordsComesFirst) {
    // Two clusters of three with an open pair of −1 bit between all their records, and two single records with one as open.
    std::map<std::pair<RowIndex, RowIndex>, double> bits;
    for (RowIndex first : {0u, 3u})
        for (RowIndex a = first; a < first + 3; ++a)
            for (RowIndex b = a + 1; b < first + 3; ++b) bits[{a, b}] = 20;
    for (RowIndex a = 0; a < 3; ++a)
        for (RowIndex b = 3; b < 6; ++b) bits[{a, b}] = -1.5;
    bits[{6, 7}] = -1.5;
    auto queue = Graph{8, bits}.queue();
    ASSERT_EQ(queue.questions.size(), 2u) << "nine open pairs of two clusters are one question";
    EXPECT_LT(queue.questions[0].a, 3u);
    EXPECT_EQ(queue.questions[0].side_a * queue.questions[0].side_b, 9u);
    EXPECT_EQ(queue.questions[1].a, 6u);
}

TEST(ReviewQueue, OneComponentDoesNotHoldTheQueue) {
    // A star of open pairs round row 0, each a little more doubtful than the ten pairs that stand alone.
    std::map<std::pair<RowIndex, RowIndex>, double> bits;
    for (RowIndex leaf = 1; leaf <= 10; ++leaf) bits[{0, leaf}] = -1;
    for (RowIndex row = 11; row < 31; row += 2) bits[{row, row + 1}] = -1.2;
    auto queue = Graph{31, bits}.queue();
    ASSERT_EQ(queue.questions.size(), 20u);
    EXPECT_EQ(queue.questions[0].a, 0u);
    for (std::size_t i = 1; i <= 10; ++i) EXPECT_GE(queue.questions[i].a, 11u) << i;
}

TEST(ReviewQueue, WhatPeopleToldIsNotAskedAgain) {
    Graph graph{6, {{{0, 1}, 0.3}, {{2, 3}, -0.3}, {{4, 5}, 0.2}}};
    graph.decisions = {.together = {{0, 1}}, .apart = {{2, 3}}};
    EXPECT_EQ(pairs_of(graph.queue()), (std::set<std::pair<RowIndex, RowIndex>>{{4, 5}}));
}

TEST(ReviewQueue, CountsWhatIsBeyondItsBound) {
    std::map<std::pair<RowIndex, RowIndex>, double> bits;
    for (RowIndex row = 0; row < 40; row += 2) bits[{row, row + 1}] = 0.1;
    auto queue = Graph{40, bits}.queue({.questions_max = 5});
    EXPECT_EQ(queue.questions.size(), 5u);
    EXPECT_EQ(queue.worth_asking, 20u);
}

// Answers to the whole queue, by somebody who knows, leave few wrong pairs of those that were scored; no pair is asked twice.
TEST(ReviewQueue, AnswersPutClustersRight) {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        InventedRecords people({.seed = seed, .persons = 500, .records_max = 5, .homes = true, .slip = 0.2, .absent = 0.15});
        auto records = people.records();
        auto prepared = prepare_linkage(model_of(invented_model), records);
        ASSERT_TRUE(prepared);
        auto const scored = score_prepared(*prepared);
        PairWeights const weights(prepared->model, *prepared->table);
        auto wrong_pairs = [&](std::span<RowIndex const> cluster_of) {
            return std::ranges::count_if(scored.edges, [&](auto const& edge) { return (cluster_of[edge.a] == cluster_of[edge.b]) != (people.person_of[edge.a] == people.person_of[edge.b]); });
        };
        PairDecisions decisions;
        auto joined = join_records(*prepared, records, scored.edges);
        auto const before = wrong_pairs(joined.cluster_of);
        for (int round = 0; round < 4; ++round) {
            ClusterInput input{.rows = records.size(), .edges = scored.edges,
                               .weigh = [&](RowIndex a, RowIndex b) { return weights.weigh(a, b, LevelMemory::of_this_thread(*prepared->table)).weight - weights.prior_bits(); },
                               .prior_bits = weights.prior_bits(), .decisions = decisions};
            auto const queue = make_review_queue(input, joined.cluster_of, joined.review);
            EXPECT_EQ(pairs_of(queue).size(), queue.questions.size());
            for (auto const& question : queue.questions) {
                auto& list = people.person_of[question.a] == people.person_of[question.b] ? decisions.together : decisions.apart;
                EXPECT_EQ(std::ranges::count(list, std::pair(question.a, question.b)), 0);
                list.emplace_back(question.a, question.b);
            }
            joined = join_records(*prepared, records, scored.edges, decisions);
        }
        EXPECT_GT(before, 5) << seed;
        EXPECT_LT(wrong_pairs(joined.cluster_of) * 3, before) << seed;
    }
}

std::vector<Edge> many_edges(std::size_t count) {
    Random random(3);
    std::vector<Edge> edges;
    for (RowIndex i = 0; i < count; ++i) edges.push_back({2 * i, 2 * i + 1, std::int32_t(random.between(-600, 3000))});
    return edges;
}

TEST(ReviewSample, IsTheSameInAnyOrderOfEdgesAndGrowsFromItsBeginning) {
    auto edges = many_edges(5000);
    auto never = [](RowIndex, RowIndex) { return false; };
    auto small = draw_review_sample(edges, never, {.pairs_max = 60}), large = draw_review_sample(edges, never, {.pairs_max = 300});
    std::ranges::reverse(edges);
    auto turned = draw_review_sample(edges, never, {.pairs_max = 60});
    ASSERT_EQ(small.pairs.size(), 60u);
    std::set<std::uint32_t> strata;
    for (std::size_t i = 0; i < 60; ++i) {
        EXPECT_EQ(small.pairs[i].a, turned.pairs[i].a);
        EXPECT_EQ(small.pairs[i].a, large.pairs[i].a);
        strata.insert(small.pairs[i].stratum);
    }
    EXPECT_EQ(strata.size(), small.strata.size()) << "every stratum has its part";
    std::uint64_t pairs = 0;
    for (auto const& stratum : small.strata) pairs += stratum.pairs;
    EXPECT_EQ(pairs, edges.size());
}

TEST(ReviewSample, LeavesOutWhatIsKnown) {
    auto const edges = many_edges(300);
    auto sample = draw_review_sample(edges, [](RowIndex a, RowIndex) { return a < 200; }, {.pairs_max = 1000});
    EXPECT_EQ(sample.pairs.size(), 200u);
    for (auto const& pair : sample.pairs) EXPECT_GE(pair.a, 200u);
}

// Each pair of a stratum is drawn as often as any other, over many seeds.
TEST(ReviewSample, DrawsEvenlyWithinAStratum) {
    std::vector<Edge> edges;
    for (RowIndex i = 0; i < 40; ++i) edges.push_back({2 * i, 2 * i + 1, 50});
    std::vector<int> drawn(40);
    constexpr int trials = 4000;
    for (std::uint64_t seed = 1; seed <= trials; ++seed)
        for (auto const& pair : draw_review_sample(edges, [](RowIndex, RowIndex) { return false; }, {.seed = seed, .pairs_max = 10}).pairs) ++drawn[pair.a / 2];
    for (auto count : drawn) EXPECT_NEAR(count, trials / 4, 150);
}

}  // namespace
}  // namespace jiayu::linkage
