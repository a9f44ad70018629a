#include "register_linkage/link_table.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <numeric>

#include "base/digest.hpp"
#include "base/file.hpp"
#include "base/random.hpp"
#include "linkage/evaluate_clusters.hpp"
#include "register_linkage/invented_people.hpp"

namespace jiayu::register_linkage {

namespace {

Model shipped_model() {
    auto model = model_from_toml(read_file(Path(JIAYU_SOURCE_FOLDER) / "packs/national/linkage/register.toml"));
    EXPECT_TRUE(model) << model.error().text(Language::en);
    return *model;
}

Table table_of(std::span<Mention const> mentions) {
    TableBuilder builder;
    for (auto const& mention : mentions) builder.add(mention);
    return builder.finish();
}

Linkage link(std::span<Mention const> mentions, Decisions const& decisions = {}) {
    return link_table(shipped_model(), table_of(mentions), decisions);
}

InventedMentions const& some_people() {
    static auto const mentions = invent_mentions(400, 7);
    return mentions;
}

std::vector<std::uint32_t> as_clusters(std::vector<int> const& people) { return {people.begin(), people.end()}; }

TEST(LinkTable, FindsInventedPeopleAndKeepsTwinsApart) {
    auto const& invented = some_people();
    auto result = link(invented.mentions);
    auto quality = evaluate_clusters(result.cluster_of, as_clusters(invented.people));
    EXPECT_GE(quality.pairs.f1(), 0.995);
    EXPECT_GE(quality.clusters.f1(), 0.98);
}

TEST(LinkTable, DoesNotDependOnTheOrderOfArrival) {
    auto const& invented = some_people();
    auto shuffled = invented.mentions;
    Random random(3);
    for (std::size_t i = shuffled.size(); i > 1; --i) std::swap(shuffled[i - 1], shuffled[random.below(i)]);
    auto straight = link(invented.mentions), other = link(shuffled);
    EXPECT_EQ(straight.cluster_of, other.cluster_of);
    EXPECT_EQ(to_toml(straight.model), to_toml(other.model));
}

// Run by the test below in processes of their own, for the number of threads is read once.
TEST(LinkTable, DISABLED_SaysWhatItFinds) {
    auto const mentions = invent_mentions(3000, 9).mentions;
    TableBuilder builder;
    builder.add(mentions);
    auto const table = builder.finish();
    auto result = link_table(shipped_model(), table);
    auto found = to_toml(result.model);
    for (RowIndex row = 0; row < table.rows.size(); ++row)
        found += fmt::format("{} {} {}\n", result.cluster_of[row], result.links[row].partner, result.links[row].weight);
    for (auto const& pair : result.review) found += fmt::format("{} {} {}\n", pair.a, pair.b, pair.weight);
    fmt::print("found {}\n", sha256_hex(found));
}

std::string found_with_threads(int threads) {
    auto program = std::filesystem::read_symlink("/proc/self/exe").string();
    auto command = fmt::format("JIAYU_THREADS={} '{}' --gtest_also_run_disabled_tests --gtest_filter=LinkTable.DISABLED_SaysWhatItFinds", threads, program);
    auto* output = popen(command.c_str(), "r");
    std::string found;
    for (char line[4096]; output && std::fgets(line, sizeof line, output);)
        if (std::string_view(line).starts_with("found ")) found = line;
    if (output) pclose(output);
    return found;
}

TEST(LinkTable, DoesNotDependOnTheNumberOfThreads) {
    auto alone = found_with_threads(1);
    EXPECT_EQ(alone.size(), std::string_view("found ").size() + 64 + 1);
    EXPECT_EQ(found_with_threads(3), alone);
}

TEST(LinkTable, AFieldThatIsAlwaysAbsentChangesNothing) {
    auto mentions = some_people().mentions;
    for (auto& mention : mentions) mention.ethnic_group = 0;
    auto without = shipped_model();
    std::erase_if(without.fields, [](Field const& field) { return field.name == "ethnic_group"; });
    auto const table = table_of(mentions);
    EXPECT_EQ(link_table(shipped_model(), table).cluster_of, link_table(without, table).cluster_of);
}

TEST(LinkTable, ACopyOfAMentionLinks) {
    auto mentions = some_people().mentions;
    auto const originals = mentions.size();
    for (std::size_t i = 0; i < originals; i += 10) {
        auto copy = mentions[i];
        copy.mention_id = copy.record_id = std::int64_t(mentions.size()) + 1;
        mentions.push_back(copy);
    }
    auto result = link(mentions);
    for (std::size_t i = 0, copy = originals; i < originals; i += 10, ++copy)
        EXPECT_EQ(result.cluster_of[i], result.cluster_of[copy]) << "mention " << i + 1;
}

TEST(LinkTable, KeepsToWhatPeopleDecided) {
    auto const& invented = some_people();
    Decisions decisions{.together = {{0, 1}}, .apart = {{0, 2}}};  // the mother and the father; two mentions of the mother
    ASSERT_EQ(invented.people[0], invented.people[2]);
    auto result = link(invented.mentions, decisions);
    EXPECT_EQ(result.cluster_of[0], result.cluster_of[1]);
    EXPECT_NE(result.cluster_of[0], result.cluster_of[2]);
}

TEST(Model, ReadsBackWhatItWrites) {
    auto model = shipped_model();
    auto text = to_toml(model);
    auto again = model_from_toml(text);
    ASSERT_TRUE(again);
    EXPECT_EQ(to_toml(*again), text);
}

}  // namespace

}  // namespace jiayu::register_linkage
