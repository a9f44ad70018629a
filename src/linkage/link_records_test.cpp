// The engine as a whole: what must not change its results.
#include "linkage/link_records.hpp"

#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <set>

#include "linkage/invented_records.hpp"
#include "linkage/join_records.hpp"
#include "linkage/profile_pairs.hpp"
#include "linkage/thread_fingerprint.hpp"

namespace jiayu::linkage {
namespace {

struct Linked {
    Records records;
    PreparedLinkage prepared;
    ScoredPairs scored;
    JoinedRecords joined;

    Linked(Model model, Records made) : records(std::move(made)), prepared(std::move(*prepare_linkage(std::move(model), records))), scored(score_prepared(prepared)), joined(join_records(prepared, records, scored.edges)) {}

    // Ids of the records of each cluster.
    std::set<std::set<std::string>> partition() const {
        std::vector<std::set<std::string>> by_row(records.size());
        for (RowIndex row = 0; row < records.size(); ++row) by_row[joined.cluster_of[row]].insert(std::string(records.ids[row]));
        std::set<std::set<std::string>> all(by_row.begin(), by_row.end());
        all.erase(std::set<std::string>());
        return all;
    }
    std::vector<std::tuple<RowIndex, RowIndex, std::int32_t>> edges() const {
        std::vector<std::tuple<RowIndex, RowIndex, std::int32_t>> all;
        for (auto const& edge : scored.edges) all.emplace_back(edge.a, edge.b, edge.weight);
        std::ranges::sort(all);
        return all;
    }
};

// Rows in another order; ids stay with their rows.
Records shuffled(Rows const& rows, std::uint64_t seed) {
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    Random random(seed);
    for (auto i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    Rows moved;
    for (auto at : order) moved.push_back(rows[at]);
    auto records = records_of(InventedRecords::columns, moved);
    records.ids = {};
    for (auto at : order) records.ids.push_back(std::to_string(at));
    return records;
}

// All pairs of so few records are counted, so that the order of rows draws no other sample.
InventedRecords small(std::uint64_t seed) { return InventedRecords({.seed = seed, .persons = 150, .records_max = 5}); }

TEST(LinkRecords, TheOrderOfRowsChangesNoCluster) {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        auto people = small(seed);
        Linked linked(model_of(invented_model), people.records()), moved(model_of(invented_model), shuffled(people.rows, seed));
        EXPECT_GT(linked.partition().size(), 100u);
        EXPECT_EQ(linked.partition(), moved.partition());
        EXPECT_EQ(linked.scored.proposed, moved.scored.proposed);
    }
}

TEST(LinkRecords, AColumnThatIsAlwaysAbsentChangesNothing) {
    auto people = small(4);
    auto with = people.records();
    auto& column = with.columns.emplace_back();
    column.name = "nothing";
    column.codes.resize(with.size());
    auto model = model_of(invented_model + "[[comparison]]\nname = \"nothing\"\nlevels = [{name = \"equal\", when = \"equal\", frequency = 1.0}, {name = \"else\"}]\n");
    Linked linked(model_of(invented_model), people.records()), more(model, std::move(with));
    EXPECT_EQ(linked.edges(), more.edges());
    EXPECT_EQ(linked.joined.cluster_of, more.joined.cluster_of);
}

TEST(LinkRecords, ACopyAlwaysLinks) {
    auto people = small(5);
    auto rows = people.rows;
    rows.insert(rows.end(), people.rows.begin(), people.rows.end());
    Linked linked(model_of(invented_model), records_of(InventedRecords::columns, rows));
    PairWeights const weights(linked.prepared.model, *linked.prepared.table);
    LevelMemory memory(linked.prepared.table->comparisons());
    std::size_t sayers = 0;
    for (RowIndex row = 0; row < people.rows.size(); ++row) {
        auto copy = RowIndex(row + people.rows.size());
        // What says less of a person than the threshold asks for cannot link with anything.
        if (weights.weigh(row, copy, memory).weight < 0) continue;
        ++sayers;
        EXPECT_EQ(linked.joined.cluster_of[row], linked.joined.cluster_of[copy]) << row;
    }
    EXPECT_GT(sayers, people.rows.size() * 9 / 10);
}

TEST(LinkRecords, FindsWhoIsWho) {
    InventedRecords people({.seed = 6, .persons = 400, .records_max = 8});
    Linked linked(model_of(invented_model), people.records());
    double found = 0, right = 0, wanted = 0;
    for (std::size_t a = 0; a < people.rows.size(); ++a)
        for (std::size_t b = a + 1; b < people.rows.size(); ++b) {
            bool is_joined = linked.joined.cluster_of[a] == linked.joined.cluster_of[b], is_true = people.person_of[a] == people.person_of[b];
            found += is_joined;
            wanted += is_true;
            right += is_joined && is_true;
        }
    EXPECT_GT(right / found, 0.99);
    EXPECT_GT(right / wanted, 0.97);
}

TEST(LinkRecords, ThreadsChangeNothing) {
    auto model = model_of(invented_model);
    model.training.random_pairs = 1 << 16;
    Linked linked(model, InventedRecords({.seed = 7, .persons = 500, .records_max = 3, .homes = true}).records());
    auto found = to_toml(linked.prepared.model);
    for (auto const& [a, b, weight] : linked.edges()) found += fmt::format("{} {} {} ", a, b, weight);
    for (auto cluster : linked.joined.cluster_of) found += fmt::format("{} ", cluster);
    expect_same_with_threads(std::to_string(hash_of(found)));
}

TEST(EntityProfiles, TheMostFrequentValueStands) {
    auto records = records_of({"given", "town"}, {{"anna", "x"}, {"anna", ""}, {"anne", "y"}, {"otto", ""}, {"", "y"}});
    std::vector<RowIndex> const cluster_of{0, 0, 0, 3, 3};
    auto profiles = make_profiles(records, cluster_of);
    EXPECT_EQ(profiles.row_of, (std::vector<RowIndex>{0, 3}));
    auto text = [&](std::size_t column, RowIndex profile) { return records.columns[column].values.text(profiles.records.columns[column].codes[profile]); };
    EXPECT_EQ(text(0, 0), "anna");
    EXPECT_EQ(text(0, 1), "otto");
    EXPECT_EQ(text(1, 1), "y");
    EXPECT_EQ(text(1, 0), hash_of("x") < hash_of("y") ? "x" : "y");
    EXPECT_TRUE(std::ranges::equal(profiles.members_of(0), std::vector<RowIndex>{0, 1, 2}));
    EXPECT_TRUE(std::ranges::equal(profiles.members_of(1), std::vector<RowIndex>{3, 4}));
}

TEST(ProfilePairs, MeetByKeysOfDifferentRecords) {
    // Nobody shares both keys with anybody, but the clusters 0–1 and 2–3 do; 4 shares one key of two.
    auto records = records_of({"given", "town"}, {{"anna", "x"}, {"anne", "y"}, {"anna", "z"}, {"ann", "y"}, {"otto", "z"}, {"karl", "w"}});
    std::vector<RowIndex> const cluster_of{0, 0, 2, 2, 4, 5};
    Model model;
    model.rules = {{"both", {"given", "town"}, {}}};
    auto blocking = Blocking::make(model, records);
    ASSERT_TRUE(blocking);
    auto pairs = profile_pairs(*blocking, records, make_profiles(records, cluster_of));
    using Pair = std::pair<RowIndex, RowIndex>;
    EXPECT_EQ(pairs, (std::vector<Pair>{{0, 1}, {1, 2}}));
}

TEST(JoinRecords, ProfilesJoinWhatNoTwoRecordsDid) {
    InventedRecords people({.seed = 8, .persons = 60, .records_max = 12, .slip = 0.25, .absent = 0.25});
    Linked linked(model_of(invented_model), people.records());
    ASSERT_GT(linked.joined.joined_by_profile, 0u);
    std::size_t wrong = 0;
    for (std::size_t row = 0; row < people.rows.size(); ++row) wrong += people.person_of[row] != people.person_of[linked.joined.cluster_of[row]];
    EXPECT_LT(wrong, people.rows.size() / 50);
    auto& rules = linked.prepared.model.clustering;
    rules.size_max = 3;
    auto bounded = join_records(linked.prepared, linked.records, linked.scored.edges);
    std::map<RowIndex, std::size_t> sizes;
    for (auto cluster : bounded.cluster_of) EXPECT_LE(++sizes[cluster], 3u);
}

TEST(JoinRecords, PeoplesWordStands) {
    auto people = small(9);
    Linked linked(model_of(invented_model), people.records());
    auto const& edge = linked.scored.edges.front();
    RowIndex other = 0;
    while (linked.joined.cluster_of[other] == linked.joined.cluster_of[edge.a]) ++other;
    PairDecisions const decisions{.together = {{edge.a, other}}, .apart = {{edge.a, edge.b}}};
    auto joined = join_records(linked.prepared, linked.records, linked.scored.edges, decisions);
    EXPECT_EQ(joined.cluster_of[edge.a], joined.cluster_of[other]);
    EXPECT_NE(joined.cluster_of[edge.a], joined.cluster_of[edge.b]);
}

}  // namespace
}  // namespace jiayu::linkage
