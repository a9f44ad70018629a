// The district's own model on invented families, twins among them.
#include "service/link_mentions.hpp"

#include <gtest/gtest.h>

#include <cstdio>

#include "base/digest.hpp"
#include "base/file.hpp"
#include "linkage/evaluate_clusters.hpp"
#include "service/invented_mentions.hpp"

namespace jiayu::service {

namespace {

using linkage::RowIndex;

linkage::Model shipped_model() {
    auto model = linkage::model_from_toml(read_file(Path(JIAYU_SOURCE_FOLDER) / "packs/national/linkage/register.toml"));
    EXPECT_TRUE(model) << model.error().text(Language::en);
    return *model;
}

LinkageInput input_of(std::span<Mention const> mentions) {
    MentionRecords builder;
    builder.add(mentions);
    LinkageInput input{.records = std::move(builder).finish(), .earlier_persons = std::vector<std::int64_t>(mentions.size())};
    for (auto const& mention : mentions) input.mention_ids.push_back(mention.mention_id);
    return input;
}

LinkedMentions link(LinkageInput input, linkage::Model model = shipped_model()) {
    auto linked = link_mentions(std::move(model), input, {});
    EXPECT_TRUE(linked) << linked.error().text(Language::en);
    return std::move(*linked);
}

InventedMentions const& some_people() {
    static auto const mentions = invent_mentions(400, 7);
    return mentions;
}

TEST(LinkMentions, FindsInventedPeopleAndKeepsTwinsApart) {
    auto const& invented = some_people();
    auto const linked = link(input_of(invented.mentions));
    std::vector<std::uint32_t> const truth(invented.people.begin(), invented.people.end());
    auto const quality = linkage::evaluate_clusters(linked.cluster_of, truth);
    EXPECT_GE(quality.pairs.f1(), 0.995);
    EXPECT_GE(quality.clusters.f1(), 0.98);
}

// Run by the test below in processes of their own, for the number of threads is read once.
TEST(LinkMentions, DISABLED_SaysWhatItFinds) {
    auto const linked = link(input_of(invent_mentions(3000, 9).mentions));
    auto found = linkage::to_toml(linked.model);
    for (RowIndex row = 0; row < linked.links.size(); ++row)
        found += fmt::format("{} {} {}\n", linked.cluster_of[row], linked.links[row].partner, linked.links[row].weight);
    for (auto const& pair : linked.review) found += fmt::format("{} {} {}\n", pair.edge.a, pair.edge.b, pair.edge.weight);
    fmt::print("found {}\n", sha256_hex(found));
}

std::string found_with_threads(int threads) {
    auto program = std::filesystem::read_symlink("/proc/self/exe").string();
    auto command = fmt::format("JIAYU_THREADS={} '{}' --gtest_also_run_disabled_tests --gtest_filter=LinkMentions.DISABLED_SaysWhatItFinds", threads, program);
    auto* output = popen(command.c_str(), "r");
    std::string found;
    for (char line[4096]; output && std::fgets(line, sizeof line, output);)
        if (std::string_view(line).starts_with("found ")) found = line;
    if (output) pclose(output);
    return found;
}

TEST(LinkMentions, DoNotDependOnTheNumberOfThreads) {
    auto alone = found_with_threads(1);
    EXPECT_EQ(alone.size(), std::string_view("found ").size() + 64 + 1);
    EXPECT_EQ(found_with_threads(3), alone);
}

TEST(LinkMentions, AFieldThatIsAlwaysAbsentChangesNothing) {
    auto mentions = some_people().mentions;
    for (auto& mention : mentions) mention.ethnic_group = 0;
    auto without = shipped_model();
    std::erase_if(without.comparisons, [](auto const& comparison) { return comparison.name == "ethnic_group"; });
    auto const input = input_of(mentions);
    EXPECT_EQ(link(input).cluster_of, link(input, without).cluster_of);
}

TEST(LinkMentions, ACopyOfAMentionLinks) {
    auto mentions = some_people().mentions;
    auto const originals = mentions.size();
    for (std::size_t i = 0; i < originals; i += 10) {
        auto copy = mentions[i];
        copy.mention_id = copy.record_id = std::int64_t(mentions.size()) + 1;
        mentions.push_back(copy);
    }
    auto const linked = link(input_of(mentions));
    for (std::size_t i = 0, copy = originals; i < originals; i += 10, ++copy)
        EXPECT_EQ(linked.cluster_of[i], linked.cluster_of[copy]) << "mention " << i + 1;
}

TEST(LinkMentions, KeepToWhatPeopleDecided) {
    auto const& invented = some_people();
    auto input = input_of(invented.mentions);
    input.decisions = {.together = {{0, 1}}, .apart = {{0, 2}}};  // the mother and the father; two mentions of the mother
    ASSERT_EQ(invented.people[0], invented.people[2]);
    auto const linked = link(input);
    EXPECT_EQ(linked.cluster_of[0], linked.cluster_of[1]);
    EXPECT_NE(linked.cluster_of[0], linked.cluster_of[2]);
}

TEST(LinkMentions, TheModelReadsBackWhatItWrites) {
    auto const text = linkage::to_toml(shipped_model());
    auto again = linkage::model_from_toml(text);
    ASSERT_TRUE(again);
    EXPECT_EQ(linkage::to_toml(*again), text);
}

}  // namespace

}  // namespace jiayu::service
