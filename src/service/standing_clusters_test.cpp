#include "service/standing_clusters.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <map>
#include <set>
#include <sstream>

#include "base/assert.hpp"
#include "base/random.hpp"
#include "service/link_init.hpp"
#include "service/link_run.hpp"
#include "service/messages.hpp"

namespace jiayu::service {
namespace {

// 250 invented people, one to four records each, dealt into two files by chance; the model is learned from both.
class StandingClusters : public ::testing::Test {
protected:
    StandingClusters() : folder_(std::filesystem::temp_directory_path() / fmt::format("jiayu_standing_{}", ::getpid())) {
        std::filesystem::create_directories(folder_);
        Random random(3);
        std::array<std::string, 2> texts{"id,given,surname,dob,town\n", "id,given,surname,dob,town\n"};
        auto name = [&](std::size_t names) {
            auto n = random.below(names);
            return fmt::format("{}{}{}a", "bcdfglmnprst"[n % 12], "aeiou"[n / 12 % 5], "bcdfglmnprst"[n / 60 % 12]);
        };
        for (int i = 0; i < 250; ++i) {
            auto const given = name(60), surname = name(200), town = name(30), born = fmt::format("{}-{:02}-{:02}", random.between(1930, 2000), random.between(1, 12), random.between(1, 28));
            for (int copy = 0; copy < random.between(1, 4); ++copy)
                texts[random.below(2)] += fmt::format("r{}_{},{}{},{},{},{}\n", i, copy, given, random.chance(0.2) ? "x" : "", surname, random.chance(0.1) ? "" : born, town);
        }
        write_file(one(), texts[0]);
        write_file(two(), texts[1]);
        JIAYU_ASSERT(propose_link_model({one(), two()}, folder_ / "proposed.toml", Language::en).has_value());
        JIAYU_ASSERT(train_link({.model = folder_ / "proposed.toml", .files = {one(), two()}, .out = folder_ / "learned.toml"}).has_value());
    }
    ~StandingClusters() override { std::filesystem::remove_all(folder_); }
    Path one() const { return folder_ / "one.csv"; }
    Path two() const { return folder_ / "two.csv"; }

    LinkRunReport link(std::vector<Path> files, std::string const& out, std::string const& standing = {}) const {
        auto report = run_link({.model = folder_ / "learned.toml", .files = std::move(files), .out = folder_ / out, .learn = false, .standing = standing.empty() ? Path() : folder_ / standing});
        JIAYU_ASSERT(report.has_value());
        return *report;
    }

    // Cluster id by source and id.
    std::map<std::string, std::string> clusters_of(std::string const& out) const { return columns_of(folder_ / out / "clusters.csv", {1, 0}, 2); }
    static std::map<std::string, std::string> columns_of(Path const& file, std::pair<std::size_t, std::size_t> key, std::size_t value) {
        std::map<std::string, std::string> found;
        std::istringstream lines(jiayu::read_file(file));
        std::string line;
        std::getline(lines, line);
        while (std::getline(lines, line)) {
            std::vector<std::string> cells(1);
            for (char c : line)
                if (c == ',') cells.emplace_back();
                else if (c != '\r') cells.back() += c;
            found[cells[key.first] + "/" + cells[key.second]] = cells[value];
        }
        return found;
    }
    static std::set<std::set<std::string>> partition_of(std::map<std::string, std::string> const& clusters) {
        std::map<std::string, std::set<std::string>> members;
        for (auto const& [record, cluster] : clusters) members[cluster].insert(record);
        std::set<std::set<std::string>> partition;
        for (auto const& [cluster, records] : members) partition.insert(records);
        return partition;
    }

    Path folder_;
};

TEST_F(StandingClusters, TwoBatchesInEitherOrderGiveThePartitionOfAllAtOnce) {
    link({one(), two()}, "at_once");
    link({one()}, "one_first");
    link({one(), two()}, "one_then_two", "one_first");
    link({two()}, "two_first");
    link({one(), two()}, "two_then_one", "two_first");
    auto const expected = partition_of(clusters_of("at_once"));
    EXPECT_GT(expected.size(), 200u);
    EXPECT_EQ(partition_of(clusters_of("one_then_two")), expected);
    EXPECT_EQ(partition_of(clusters_of("two_then_one")), expected);
}

TEST_F(StandingClusters, WhoStaysTogetherKeepsTheIdAndTheRestIsTold) {
    link({one()}, "before");
    auto const report = link({one(), two()}, "after", "before");
    auto const before = clusters_of("before"), after = clusters_of("after");
    auto const told = columns_of(folder_ / "after/changes.csv", {4, 3}, 2);
    std::size_t kept = 0;
    for (auto const& [record, id] : before) {
        auto const moved = told.find(record);
        kept += moved == told.end();
        EXPECT_EQ(after.at(record), moved == told.end() ? id : moved->second) << record;
    }
    EXPECT_GT(kept, before.size() * 9 / 10);
    EXPECT_EQ(told.empty(), report.clusters_changed == 0);
    // Nothing new: nothing changes.
    EXPECT_EQ(link({one(), two()}, "again", "after").clusters_changed, 0u);
    EXPECT_EQ(clusters_of("again"), after);
}

TEST_F(StandingClusters, AMergeIsToldRecordByRecord) {
    link({one()}, "before");
    // As if the earlier run had kept each record of its own.
    std::string apart = "id,source,cluster_id\n";
    for (auto const& [record, id] : clusters_of("before")) apart += fmt::format("{},one,own_{}\n", record.substr(4), record.substr(4));
    write_file(folder_ / "before/clusters.csv", apart);
    auto const report = link({one()}, "after", "before");
    EXPECT_GT(report.clusters_changed, 20u);
    auto const after = clusters_of("after");
    for (auto const& [record, to] : columns_of(folder_ / "after/changes.csv", {4, 3}, 2)) EXPECT_EQ(after.at(record), to);
    for (auto const& [record, from] : columns_of(folder_ / "after/changes.csv", {4, 3}, 1)) EXPECT_EQ(from, "own_" + record.substr(4));
    for (auto const& [record, id] : after) EXPECT_TRUE(id.starts_with("own_")) << record;
}

TEST_F(StandingClusters, AFolderWithoutClustersIsRefused) {
    auto const refused = run_link({.model = folder_ / "learned.toml", .files = {one()}, .out = folder_ / "out", .learn = false, .standing = folder_ / "nowhere"});
    EXPECT_TRUE(refused.error() == message::standing_without_clusters);
}

}  // namespace
}  // namespace jiayu::service
