#include "service/link_match.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <set>

#include "base/assert.hpp"
#include "base/random.hpp"
#include "service/link_init.hpp"
#include "service/link_run.hpp"
#include "service/messages.hpp"

namespace jiayu::service {
namespace {

// 300 invented people, written down twice; the model is learned from them.
class LinkMatch : public ::testing::Test {
protected:
    LinkMatch() : folder_(std::filesystem::temp_directory_path() / fmt::format("jiayu_link_match_{}", ::getpid())) {
        std::filesystem::create_directories(folder_);
        Random random(9);
        std::string text = "id,given,surname,dob,town\n";
        for (int i = 0; i < 300; ++i) {
            auto name = [&](std::size_t names) {
                auto n = random.below(names);
                return fmt::format("{}{}{}a", "bcdfglmnprst"[n % 12], "aeiou"[n / 12 % 5], "bcdfglmnprst"[n / 60 % 12]);
            };
            people_.push_back({name(90), name(400), fmt::format("{}-{:02}-{:02}", random.between(1930, 2000), random.between(1, 12), random.between(1, 28)), name(40) + " town"});
            for (char copy : {'a', 'b'}) {
                auto person = people_.back();
                if (copy == 'b' && random.chance(0.2)) person[0] += "x";
                text += fmt::format("{}{},{},{},{},{}\n", copy, i, person[0], person[1], person[2], person[3]);
            }
        }
        file_ = folder_ / "people.csv";
        write_file(file_, text);
        JIAYU_ASSERT(propose_link_model({file_}, folder_ / "proposed.toml", Language::en).has_value());
        JIAYU_ASSERT(train_link({.model = folder_ / "proposed.toml", .files = {file_}, .out = folder_ / "learned.toml"}).has_value());
    }
    ~LinkMatch() override { std::filesystem::remove_all(folder_); }
    LinkMatchSettings settings() const { return {.model = folder_ / "learned.toml", .files = {file_}}; }

    Path folder_, file_;
    std::vector<std::array<std::string, 4>> people_;
};

TEST_F(LinkMatch, OnePersonIsFoundByValuesWithASlip) {
    auto asked = settings();
    asked.values = {{"given", people_[7][0] + "y"}, {"surname", people_[7][1]}, {"dob", people_[7][2]}};
    auto report = match_link(asked);
    ASSERT_TRUE(report) << report.error().text(Language::en);
    ASSERT_EQ(report->matches.size(), 1u);
    auto const& found = report->matches[0].candidates;
    ASSERT_GE(found.size(), 2u);
    EXPECT_EQ((std::set<std::string>{found[0].id, found[1].id}), (std::set<std::string>{"a7", "b7"}));
    EXPECT_GT(found[0].probability, 0.9);
    EXPECT_EQ(found[0].comparisons[0].a, people_[7][0] + "y");
    EXPECT_NE(found[0].comparisons[0].level, "");
    EXPECT_EQ(found[0].comparisons.back().level, "");  // the town was not said
}

// A record asked about is weighed against its copy as `jiayu link explain` weighs the two.
TEST_F(LinkMatch, AFileOfPersonsIsAskedRowByRowWithTheWeightsOfExplain) {
    auto asked = settings();
    asked.query = folder_ / "query.csv";
    std::string text = "dob,surname,given,town\n";
    for (auto i : {3, 4, 5}) text += fmt::format("{},{},{},{}\n", people_[i][2], people_[i][1], people_[i][0], people_[i][3]);
    write_file(asked.query, text);
    auto report = match_link(asked);
    ASSERT_TRUE(report) << report.error().text(Language::en);
    ASSERT_EQ(report->matches.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) {
        auto const& match = report->matches[i];
        EXPECT_EQ(match.id, std::to_string(i + 1));
        auto const copy = std::ranges::find(match.candidates, fmt::format("b{}", i + 3), &LinkCandidate::id);
        ASSERT_NE(copy, match.candidates.end());
        auto explained = explain_link(asked.model, {file_}, {fmt::format("a{}", i + 3), copy->id});
        EXPECT_NEAR(copy->weight, explained->weight, 1e-6);
        for (std::size_t part = 0; part < copy->comparisons.size(); ++part) {
            EXPECT_EQ(copy->comparisons[part].level, explained->comparisons[part].level);
            EXPECT_NEAR(copy->comparisons[part].bits + copy->comparisons[part].rarity_bits, explained->comparisons[part].bits + explained->comparisons[part].rarity_bits, 1e-5);
        }
    }
}

TEST_F(LinkMatch, WhatCannotBeAskedIsRefused) {
    auto asked = settings();
    EXPECT_TRUE(match_link(asked).error() == message::match_without_query);
    asked.values = {{"shoe_size", "43"}};
    EXPECT_TRUE(match_link(asked).error() == message::match_column_unknown);
    asked.values.clear();
    asked.query = folder_ / "foreign.csv";
    write_file(asked.query, "shoe_size\n43\n");
    EXPECT_TRUE(match_link(asked).error() == message::match_query_foreign);
    asked.model = folder_ / "proposed.toml";
    EXPECT_TRUE(match_link(asked).error() == message::link_model_not_learned);
}

}  // namespace
}  // namespace jiayu::service
