#include "linkage/probability_scale.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "linkage/calibrate_by_clusters.hpp"
#include "linkage/calibrate_by_labels.hpp"

namespace jiayu::linkage {

namespace {

TEST(ProbabilityScale, WithoutKnotsWeightsAreTakenAtTheirWord) {
    ProbabilityScale const scale;
    EXPECT_DOUBLE_EQ(scale.bits(3.5), 3.5);
    EXPECT_DOUBLE_EQ(scale.probability(0), 0.5);
    EXPECT_DOUBLE_EQ(scale.weight_of_probability(0.8), 2);
}

TEST(ProbabilityScale, LinesBetweenKnotsAndTheSameStepOutside) {
    ProbabilityScale const scale("labels", {{0, -2}, {4, 0}, {6, 5}});
    EXPECT_DOUBLE_EQ(scale.bits(-1), -3);
    EXPECT_DOUBLE_EQ(scale.bits(2), -1);
    EXPECT_DOUBLE_EQ(scale.bits(5), 2.5);
    EXPECT_DOUBLE_EQ(scale.bits(10), 9);
    EXPECT_DOUBLE_EQ(scale.probability(4), 0.5);
    for (double weight = -10; weight < 20; weight += 0.3) EXPECT_NEAR(scale.weight_at(scale.bits(weight)), weight, 1e-12);
}

// Persons of four records each, and pairs of them with a weight that claims `claimed` bits more than it should.
struct Drawn {
    std::vector<Edge> edges;
    std::vector<RowIndex> cluster_of;
    std::vector<LabelledWeight> labels;
};

Drawn draw(std::uint64_t seed, double claimed, std::size_t rows_of_a_person = 4) {
    Random random(seed);
    Drawn drawn;
    constexpr RowIndex persons = 20'000;
    for (RowIndex row = 0; row < persons * rows_of_a_person; ++row) drawn.cluster_of.push_back(RowIndex(row - row % rows_of_a_person));
    for (int i = 0; i < 200'000; ++i) {
        auto const bits = random.uniform() * 16 - 8;
        auto const is_match = random.chance(probability_of(bits));
        auto const person = RowIndex(random.below(persons)), other = is_match ? person : RowIndex((person + 1) % persons);
        auto a = RowIndex(person * rows_of_a_person), b = RowIndex(other * rows_of_a_person + (is_match ? 1 : 0));
        drawn.edges.push_back({std::min(a, b), std::max(a, b), std::int32_t((bits + claimed) * 100)});
        drawn.labels.push_back({bits + claimed, is_match});
    }
    return drawn;
}

TEST(CalibrateByClusters, FindsTheBitsThatWeightsClaimTooMuch) {
    for (auto claimed : {0.0, 2.0, -3.0}) {
        auto const drawn = draw(1, claimed);
        auto const scale = calibrate_by_clusters(drawn.edges, drawn.cluster_of);
        for (auto bits : {-4.0, -1.0, 0.0, 1.0, 4.0}) EXPECT_NEAR(scale.bits(bits + claimed), bits, 0.4) << claimed;
        EXPECT_EQ(scale.by(), "clusters");
    }
}

TEST(CalibrateByClusters, OrderOfPairsChangesNothing) {
    auto drawn = draw(2, 1);
    auto const scale = calibrate_by_clusters(drawn.edges, drawn.cluster_of);
    std::ranges::reverse(drawn.edges);
    auto const again = calibrate_by_clusters(drawn.edges, drawn.cluster_of);
    ASSERT_EQ(scale.knots().size(), again.knots().size());
    for (std::size_t i = 0; i < scale.knots().size(); ++i) {
        EXPECT_EQ(scale.knots()[i].weight, again.knots()[i].weight);
        EXPECT_EQ(scale.knots()[i].bits, again.knots()[i].bits);
    }
}

TEST(CalibrateByClusters, PairsOfWhichNoThirdRecordTellsMoveNothing) {
    std::vector<Edge> edges;
    std::vector<RowIndex> cluster_of;
    for (RowIndex row = 0; row < 40'000; row += 2) {
        cluster_of.insert(cluster_of.end(), {row, row % 4 ? row : row + 1});
        edges.push_back({row, row + 1, std::int32_t(row % 1600) - 800});
    }
    auto const scale = calibrate_by_clusters(edges, cluster_of);
    for (double weight = -7; weight < 7; weight += 0.7) EXPECT_NEAR(scale.bits(weight), weight, 0.05);
}

TEST(CalibrateByClusters, WithoutPairsNothingIsLearned) { EXPECT_FALSE(calibrate_by_clusters({}, {}).is_learned()); }

TEST(CalibrateByLabels, ManyLabelsDecideAndFewMoveLittle) {
    auto labels = draw(3, 3).labels;
    auto const many = calibrate_by_labels({}, std::span(labels).first(5000));
    EXPECT_NEAR(many.bits(3), 0, 0.4);
    EXPECT_NEAR(many.bits(6), 3, 0.8);
    EXPECT_EQ(many.by(), "labels");
    auto const few = calibrate_by_labels({}, std::span(labels).first(6));
    EXPECT_GT(few.bits(3), 1);
    auto const one_kind = calibrate_by_labels({}, std::vector<LabelledWeight>{{-1, true}, {2, true}});
    EXPECT_FALSE(one_kind.is_learned());
}

TEST(CalibrateByLabels, StandsUponTheScaleThatWasThere) {
    auto const drawn = draw(4, 2);
    auto const by_clusters = calibrate_by_clusters(drawn.edges, drawn.cluster_of);
    auto const both = calibrate_by_labels(by_clusters, std::span(drawn.labels).first(2000));
    EXPECT_EQ(both.by(), "clusters, labels");
    EXPECT_EQ(both.knots().size(), by_clusters.knots().size());
    for (auto bits : {-3.0, 0.0, 3.0}) EXPECT_NEAR(both.bits(bits + 2), bits, 0.8);
}

}  // namespace

}  // namespace jiayu::linkage
