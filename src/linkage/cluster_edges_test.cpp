#include "linkage/cluster_edges.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "linkage/evaluate_clusters.hpp"
#include "linkage/noisy_people.hpp"

namespace jiayu::linkage {

namespace {

using Rows = std::vector<RowIndex>;

ClusterInput input_of(NoisyPeople const& people) {
    return {.rows = people.rows.size(), .edges = people.edges, .weigh = [&](RowIndex a, RowIndex b) { return people.weigh(a, b); }, .prior_bits = people.prior_bits};
}

// A graph whose unlisted pairs weigh `unlisted` bits.
struct SmallGraph {
    std::size_t rows;
    std::vector<Edge> edges;
    double unlisted = -10;
    ClusterInput input() const {
        return {.rows = rows, .edges = edges, .weigh = [this](RowIndex, RowIndex) { return unlisted; }};
    }
};

TEST(ClusterEdges, ConnectedMethodIsConnectedComponents) {
    SmallGraph graph{.rows = 6, .edges = {{0, 1, 500}, {1, 2, 1}, {2, 3, -1}, {4, 5, 0}}};
    auto clusters = cluster_edges(graph.input(), {.method = ClusterMethod::connected});
    EXPECT_EQ(clusters.cluster_of, (Rows{0, 0, 0, 3, 4, 4}));
    ASSERT_EQ(clusters.review.size(), 1u);
    EXPECT_EQ(clusters.review[0].b, 3u);
}

TEST(ClusterEdges, EvidenceSplitsABridgeThatConnectedKeeps) {
    SmallGraph graph{.rows = 6, .edges = {{0, 1, 1000}, {0, 2, 1000}, {1, 2, 1000}, {3, 4, 1000}, {3, 5, 1000}, {4, 5, 1000}, {2, 3, 300}}};
    EXPECT_EQ(cluster_edges(graph.input(), {.method = ClusterMethod::connected}).cluster_of, Rows(6, 0));
    auto clusters = cluster_edges(graph.input(), {});
    EXPECT_EQ(clusters.cluster_of, (Rows{0, 0, 0, 3, 3, 3}));
    ASSERT_EQ(clusters.review.size(), 1u);
    EXPECT_EQ(clusters.review[0].weight, 300);
}

TEST(ClusterEdges, PairsThatKnowLittleDoNotSplit) {
    SmallGraph graph{.rows = 3, .edges = {{0, 1, 1800}, {1, 2, 1800}}, .unlisted = 0.5};
    auto input = graph.input();
    input.prior_bits = -12;
    EXPECT_EQ(cluster_edges(input, {}).cluster_of, Rows(3, 0));
}

TEST(ClusterEdges, RulesAndPeopleComeBeforeEvidence) {
    SmallGraph graph{.rows = 5, .edges = {{0, 1, 900}, {0, 2, 800}, {1, 2, 900}, {3, 4, -900}}};
    std::vector<Code> number{1, 2, 0, 0, 0}, form{0, 7, 7, 0, 0};
    auto input = graph.input();
    EXPECT_EQ(cluster_edges(input, {}).cluster_of, (Rows{0, 0, 0, 3, 4}));
    EXPECT_EQ(cluster_edges(input, {.size_max = 2}).cluster_of, (Rows{0, 0, 2, 3, 4}));
    input.cannot_link = {number};
    EXPECT_EQ(cluster_edges(input, {}).cluster_of, (Rows{0, 1, 1, 3, 4}));
    input.never_equal = {form};
    EXPECT_EQ(cluster_edges(input, {}).cluster_of, (Rows{0, 1, 0, 3, 4}));
    input.decisions = {.together = {{0, 1}, {3, 4}}, .apart = {{0, 2}}};
    EXPECT_EQ(cluster_edges(input, {}).cluster_of, (Rows{0, 0, 2, 3, 3}));
}

TEST(ClusterEdges, OverwhelmingPairsOverrideWhatCannotLink) {
    // 0 and 1 have one number, 2 another; 3 has none.
    SmallGraph graph{.rows = 4, .edges = {{0, 1, 3000}, {1, 2, 900}, {2, 3, 900}}, .unlisted = 9};
    std::vector<Code> number{1, 1, 2, 0};
    auto input = graph.input();
    input.cannot_link = {number};
    EXPECT_EQ(cluster_edges(input, {}).cluster_of, (Rows{0, 0, 2, 2}));
    EXPECT_EQ(cluster_edges(input, {.cannot_link_bits = 10}).cluster_of, (Rows{0, 0, 2, 2}));
    EXPECT_EQ(cluster_edges(input, {.cannot_link_bits = 8}).cluster_of, Rows(4, 0));
}

TEST(ClusterEdges, ValuesOfOneSourceDifferByMoreThanASlip) {
    Dictionary values;
    std::vector<Code> certificate{values.code_of("N100200"), values.code_of("N999888"), values.code_of("N100201"), values.code_of("N777666")};
    std::vector<std::uint16_t> source{0, 0, 0, 1};
    auto clusters_of = [&](RowIndex other) {
        std::vector<Edge> edge{{0, other, 900}};
        ClusterInput input{.rows = 4, .edges = edge, .weigh = [](RowIndex, RowIndex) { return 9.0; }, .source_of = source};
        input.cannot_link_in_source = {{certificate, &values}};
        return cluster_edges(input, {}).cluster_of[other];
    };
    EXPECT_EQ(clusters_of(1), 1u) << "two certificates";
    EXPECT_EQ(clusters_of(2), 0u) << "one slip of the pen";
    EXPECT_EQ(clusters_of(3), 0u) << "another department";
}

TEST(ClusterEdges, ApartHoldsAgainstAChainOfTogether) {
    SmallGraph graph{.rows = 3, .edges = {}};
    auto input = graph.input();
    input.decisions = {.together = {{0, 1}, {1, 2}}, .apart = {{0, 2}}};
    EXPECT_EQ(cluster_edges(input, {}).cluster_of, (Rows{0, 0, 2}));
}

TEST(ClusterEdges, NothingComesOfNothing) {
    EXPECT_TRUE(cluster_edges({}, {.method = ClusterMethod::connected}).cluster_of.empty());
    EXPECT_EQ(cluster_edges(SmallGraph{.rows = 2, .edges = {}}.input(), {}).cluster_of, (Rows{0, 1}));
}

RC_GTEST_PROP(ClusterEdges, AnyOrderOfEdgesGivesTheSameClusters, (std::uint64_t seed)) {
    NoisyPeople people({.seed = seed, .persons = 30});
    auto input = input_of(people);
    auto expected = cluster_edges(input, {});
    auto edges = people.edges;
    Random random(seed);
    for (std::size_t i = edges.size(); i > 1; --i) std::swap(edges[i - 1], edges[random.below(i)]);
    input.edges = edges;
    auto again = cluster_edges(input, {});
    RC_ASSERT(again.cluster_of == expected.cluster_of);
    RC_ASSERT(again.review.size() == expected.review.size());
}

// Improvement goes by rows, and samples do: without them only exact ties depend on numbers.
RC_GTEST_PROP(ClusterEdges, RenumberedRowsAreTheSamePeople, (std::uint64_t seed)) {
    Random random(seed);
    constexpr RowIndex rows = 8;
    std::vector<double> weights(rows * rows);
    std::vector<Edge> edges, renumbered;
    for (RowIndex a = 0; a < rows; ++a)
        for (RowIndex b = a + 1; b < rows; ++b) {
            auto weight = std::int32_t(random.between(-1'000'000, 1'000'000));  // so wide that none are equal
            weights[a * rows + b] = weights[b * rows + a] = weight / 100.0;
            edges.push_back({a, b, weight});
            renumbered.push_back({rows - 1 - b, rows - 1 - a, weight});
        }
    ClusterInput input{.rows = rows, .edges = edges, .weigh = [&](RowIndex a, RowIndex b) { return weights[a * rows + b]; }};
    EvidenceRule rule{.low = -10'000, .high = 10'000, .rounds = 0};
    auto clusters = cluster_edges(input, {}, rule).cluster_of;
    input.edges = renumbered;
    input.weigh = [&](RowIndex a, RowIndex b) { return weights[(rows - 1 - a) * rows + rows - 1 - b]; };
    auto other = cluster_edges(input, {}, rule).cluster_of;
    for (RowIndex a = 0; a < rows; ++a)
        for (RowIndex b = 0; b < rows; ++b) RC_ASSERT((clusters[a] == clusters[b]) == (other[rows - 1 - a] == other[rows - 1 - b]));
}

RC_GTEST_PROP(ClusterEdges, FewEdgesAtATimeGiveTheSameClusters, (std::uint64_t seed)) {
    NoisyPeople people({.seed = seed, .persons = 60});
    auto input = input_of(people);
    for (auto method : {ClusterMethod::connected, ClusterMethod::evidence})
        for (double link : {0.0, -8.0}) {  // a low threshold makes one large component
            input.edges_max = 0;
            auto expected = cluster_edges(input, {.method = method, .size_max = 30, .link_bits = link});
            input.edges_max = 1 + seed % 50;
            RC_ASSERT(cluster_edges(input, {.method = method, .size_max = 30, .link_bits = link}).cluster_of == expected.cluster_of);
        }
}

RC_GTEST_PROP(ClusterEdges, WeakEdgesChangeNoConnectedCluster, (std::uint64_t seed)) {
    NoisyPeople people({.seed = seed, .persons = 20});
    auto input = input_of(people);
    auto strong = people.edges;
    std::erase_if(strong, [](Edge const& edge) { return edge.weight < 0; });
    auto all = cluster_edges(input, {.method = ClusterMethod::connected}).cluster_of;
    input.edges = strong;
    RC_ASSERT(cluster_edges(input, {.method = ClusterMethod::connected}).cluster_of == all);
}

RC_GTEST_PROP(ClusterEdges, ConstraintsAreNeverBroken, (std::uint64_t seed)) {
    NoisyPeople people({.seed = seed, .persons = 25});
    Random random(seed);
    auto input = input_of(people);
    std::vector<Code> number, form;
    std::vector<std::uint16_t> source;
    for (std::size_t row = 0; row < input.rows; ++row) {
        number.push_back(Code(random.below(3)));
        form.push_back(Code(random.below(40)));
        source.push_back(std::uint16_t(random.below(9)));
    }
    input.cannot_link = {number}, input.never_equal = {form}, input.source_of = source;
    auto a_far = RowIndex(random.below(input.rows)), b_far = RowIndex(random.below(input.rows));
    if (a_far != b_far) input.decisions.apart = {{a_far, b_far}};
    for (auto method : {ClusterMethod::connected, ClusterMethod::evidence}) {
        auto clusters = cluster_edges(input, {.method = method, .one_per_source = true, .size_max = 5}).cluster_of;
        std::vector<int> sizes(input.rows);
        for (auto cluster : clusters) RC_ASSERT(++sizes[cluster] <= 5);
        for (RowIndex a = 0; a < input.rows; ++a)
            for (RowIndex b = a + 1; b < input.rows; ++b) {
                if (clusters[a] != clusters[b]) continue;
                RC_ASSERT(number[a] == 0 || number[b] == 0 || number[a] == number[b]);
                RC_ASSERT(form[a] == 0 || form[a] != form[b]);
                RC_ASSERT(source[a] != source[b]);
                RC_ASSERT(std::pair(std::min(a_far, b_far), std::max(a_far, b_far)) != std::pair(a, b));
            }
    }
}

// The sum of log-odds of all pairs inside clusters, and the greatest that any partition has (all of them tried).
double objective(std::vector<double> const& bits, Rows const& cluster_of) {
    double sum = 0;
    for (std::size_t a = 0; a < cluster_of.size(); ++a)
        for (std::size_t b = a + 1; b < cluster_of.size(); ++b)
            if (cluster_of[a] == cluster_of[b]) sum += bits[a * cluster_of.size() + b];
    return sum;
}

double best_objective(std::vector<double> const& bits, Rows& cluster_of, RowIndex next, RowIndex clusters) {
    if (next == cluster_of.size()) return objective(bits, cluster_of);
    double best = 0;
    for (RowIndex cluster = 0; cluster <= clusters; ++cluster) {
        cluster_of[next] = cluster;
        best = std::max(best, best_objective(bits, cluster_of, next + 1, std::max<RowIndex>(clusters, cluster + 1)));
    }
    return best;
}

// People of a few records each, whose pairs say the truth with noise; some listed pairs mislead.
TEST(ClusterEdges, ComesNearTheBestCorrelationClusteringOfSmallGraphs) {
    double found = 0, optimum = 0;
    int optimal = 0;
    constexpr int graphs = 300;
    constexpr RowIndex rows = 8;
    for (int seed = 0; seed < graphs; ++seed) {
        Random random{std::uint64_t(seed)};
        std::vector<RowIndex> person;
        for (RowIndex row = 0; row < rows; ++row) person.push_back(RowIndex(random.below(3)));
        std::vector<double> bits(rows * rows);
        std::vector<Edge> edges;
        for (RowIndex a = 0; a < rows; ++a)
            for (RowIndex b = a + 1; b < rows; ++b) {
                auto weight = std::int32_t(random.between(-700, 700)) + (person[a] == person[b] ? 500 : -500);
                bits[a * rows + b] = bits[b * rows + a] = weight / 100.0;
                if (weight > -300) edges.push_back({a, b, weight});
            }
        ClusterInput input{.rows = rows, .edges = edges, .weigh = [&](RowIndex a, RowIndex b) { return bits[a * rows + b]; }};
        // Equal shares and no corroboration: what evidence says of two clusters then has the sign of the objective's change.
        auto clusters = cluster_edges(input, {}, {.informative = 0, .corroboration = 0}).cluster_of;
        Rows trial(rows);
        auto best = best_objective(bits, trial, 0, 0);
        auto value = objective(bits, clusters);
        ASSERT_LE(value, best + 1e-9);
        found += value, optimum += best, optimal += value > best - 1e-9;
    }
    EXPECT_GT(found, 0.99 * optimum);
    EXPECT_GT(optimal, graphs * 8 / 10);
}

// A chain of weak edges through everybody: what large components go through (join_by_levels.hpp).
TEST(ClusterEdges, ALargeComponentFallsIntoItsPeople) {
    constexpr RowIndex people = 400, records = 4;
    std::vector<Edge> edges;
    for (RowIndex person = 0; person < people; ++person)
        for (RowIndex a = 0; a < records; ++a) {
            for (RowIndex b = a + 1; b < records; ++b) edges.push_back({person * records + a, person * records + b, 900});
            if (person + 1 < people) edges.push_back({person * records + a, (person + 1) * records + a, std::int32_t(100 + 100 * a)});
        }
    ClusterInput input{.rows = people * records, .edges = edges, .weigh = [](RowIndex, RowIndex) { return -12.0; }};
    auto clusters = cluster_edges(input, {});
    for (RowIndex row = 0; row < input.rows; ++row) ASSERT_EQ(clusters.cluster_of[row], row / records * records);
    ASSERT_EQ(clusters.review.size(), people - 1);
    EXPECT_EQ(clusters.review.front().weight, 400);
    EXPECT_EQ(cluster_edges(input, {.method = ClusterMethod::connected}).cluster_of, Rows(input.rows, 0));
}

struct Kind {
    char const* title;
    NoisySettings settings;
    double gain_min, precision_min;  // of pair F1 over connected components at their best threshold, and of evidence
};

TEST(ClusterEdges, EvidenceBeatsConnectedComponentsAtTheirBestThreshold) {
    Kind const kinds[] = {
        {"many records, some slips", {.seed = 1, .persons = 1500}, 0.005, 0.98},
        {"heavy errors", {.seed = 2, .persons = 1500, .slip = 0.12, .wrong = 0.08, .absent = 0.25, .number_absent = 0.9}, 0.01, 0.93},
        {"few records", {.seed = 3, .persons = 4000, .records_mean = 1.5}, 0.003, 0.97},
        {"no numbers", {.seed = 4, .persons = 1500, .records_mean = 4, .slip = 0.15, .wrong = 0.1, .number_absent = 1}, 0.01, 0.96},
    };
    for (auto const& kind : kinds) {
        NoisyPeople people(kind.settings);
        auto input = input_of(people);
        double connected = 0;
        for (double link = 0; link <= 8; link += 1) {
            auto clusters = cluster_edges(input, {.method = ClusterMethod::connected, .link_bits = link});
            connected = std::max(connected, evaluate_clusters(clusters.cluster_of, people.truth).pairs.f1());
        }
        auto quality = evaluate_clusters(cluster_edges(input, {}).cluster_of, people.truth).pairs;
        EXPECT_GT(quality.f1(), connected + kind.gain_min) << kind.title;
        EXPECT_GT(quality.precision(), kind.precision_min) << kind.title;
    }
}

}  // namespace

}  // namespace jiayu::linkage
