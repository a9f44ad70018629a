#include <gtest/gtest.h>

#include "db/duck_database.hpp"
#include "policy/load_pack.hpp"
#include "policy/mutate_rules.hpp"
#include "policy/run_examples.hpp"

namespace jiayu::policy {

namespace {

Path const national = Path(JIAYU_SOURCE_FOLDER) / "packs/national";

std::string all_problems(std::vector<PackProblem> const& problems) {
    std::string text;
    for (auto const& problem : problems) text += problem.place + ": " + problem.error.text(Language::en) + "\n";
    return text;
}

}  // namespace

TEST(NationalPack, Loads) {
    auto pack = load_pack(national);
    ASSERT_TRUE(pack) << all_problems(pack.error());
    EXPECT_EQ(pack->version.size(), 12u);
}

TEST(NationalPack, ShipsGroupsAToDAndFToHWithoutBirthsOutsideMarriage) {
    auto pack = load_sound_pack(national);
    ASSERT_TRUE(pack) << pack.error().text(Language::en);
    std::map<char, int> counts;
    for (auto const& rule : pack->audit_rules) ++counts[rule.id[0]];
    EXPECT_EQ(counts, (std::map<char, int>{{'A', 23}, {'B', 6}, {'C', 6}, {'D', 11}, {'F', 4}, {'G', 4}, {'H', 7}}));
    for (auto const& rule : pack->audit_rules) {
        EXPECT_NE(rule.id, "D05");
        EXPECT_EQ(rule.count_only, rule.id == "D02") << rule.id;
    }
}

TEST(NationalPack, ExamplesComeOutAsWritten) {
    auto pack = load_sound_pack(national);
    ASSERT_TRUE(pack) << pack.error().text(Language::en);
    db::DuckDatabase database({});
    auto duck = database.connect();
    auto run = run_examples(*pack, duck);
    EXPECT_GT(run.examples, 150);
    EXPECT_TRUE(run.wrong.empty()) << all_problems(run.wrong);
}

TEST(NationalPack, ExamplesNoticeChangesOfTheirRules) {
    auto pack = load_sound_pack(national);
    ASSERT_TRUE(pack) << pack.error().text(Language::en);
    auto rules = mutate_rules(*pack);
    std::string survivors;
    for (auto const& rule : rules)
        for (auto const& survivor : rule.survivors) survivors += fmt::format("{} at {}: {} -> {}\n", rule.rule, survivor.place, survivor.from, survivor.to);
    EXPECT_TRUE(is_enough(rules)) << survivors;
}

}  // namespace jiayu::policy
