// Both languages of every text name the same places, and no number is used twice, now or after it was retired.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

#include "all_messages.hpp"

namespace {

std::set<std::string> places_of(std::string_view text) {
    std::set<std::string> places;
    while (true) {
        auto open = text.find('{');
        if (open == std::string_view::npos) return places;
        auto close = text.find('}', open);
        if (close == std::string_view::npos) return places;
        auto place = text.substr(open + 1, close - open - 1);
        if (place.ends_with("_zh") || place.ends_with("_en")) place.remove_suffix(3);  // an argument that is itself a text
        places.emplace(place);
        text.remove_prefix(close + 1);
    }
}

TEST(Messages, chinese_and_english_name_the_same_places) {
    for (auto const& folder : all_messages)
        for (auto const* message : folder.messages) EXPECT_EQ(places_of(message->zh), places_of(message->en)) << message->name;
}

TEST(Messages, neither_language_is_empty) {
    for (auto const& folder : all_messages)
        for (auto const* message : folder.messages) EXPECT_TRUE(!message->zh.empty() && !message->en.empty()) << message->name;
}

TEST(Messages, a_number_belongs_to_one_message) {
    std::map<int, std::string_view> seen;
    for (auto const& folder : all_messages)
        for (auto const* message : folder.messages) {
            auto [other, is_new] = seen.emplace(message->number, message->name);
            EXPECT_TRUE(is_new) << message->number << " belongs to " << other->second << " and to " << message->name;
        }
}

TEST(Messages, a_number_that_is_gone_comes_never_back) {
    std::map<int, std::string> retired;
    std::ifstream in(JIAYU_SOURCE_FOLDER "/tests/data/retired_messages.txt");
    for (std::string line; std::getline(in, line);)
        if (!line.starts_with('#')) retired[std::stoi(line)] = line;
    EXPECT_TRUE(retired.contains(9542));
    for (auto const& folder : all_messages)
        for (auto const* message : folder.messages)
            EXPECT_FALSE(retired.contains(message->number)) << message->name << ": the number was of " << retired[message->number] << "; take a new one";
}

// The command line's first thousand is full; it goes on with five digits.
int thousands(int number) { return number >= 90'000 ? number / 10'000 : number / 1'000; }

TEST(Messages, numbers_of_a_folder_share_their_thousands) {
    for (auto const& folder : all_messages)
        for (auto const* message : folder.messages)
            EXPECT_EQ(thousands(message->number), thousands(folder.messages.front()->number)) << message->name;
}

}  // namespace
