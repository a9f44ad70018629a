#include <gtest/gtest.h>

#include "linkage/measure.hpp"

namespace jiayu::linkage {
namespace {

// Of every family: names in both scripts, dates in many writings, numbers, lists, places, division codes, CLKs, bytes that are no UTF-8.
constexpr std::string_view texts[] = {
    "smith",      "smyth",      "o'brien",    "José",       "jose",        "Ångström",    "李明",        "李名",          "黎明",      "欧阳修文",
    "李明之女",   "聂俊KAI",    "𠮷田",       "1990-04-25", "25/04/1990",  "1990-05-25",  "19900425",    "1980-04-25",    "2016年5月4日", "1990-01-01",
    "12",         "-3.5",       "1,234.5",    "31.8,119.97", "39.9,116.4", "320411",      "320411001002", "991111199001011234", "99111119900101123X", "12345678901",
    "a;b;c",      "b;c;d",      "high street 12", "12 high street", "/////w==", "AAAAAA==", "\xFF\xFE", "x",           "qu",         "a much longer text that has more than sixty-four characters in it, all in all"};

Dictionary all_but(std::string_view left_out) {
    Dictionary values;
    for (auto text : texts)
        if (text != left_out) values.code_of(text);
    return values;
}

TEST(GuestValue, IsAsLikeTheOthersAsIfItWereOneOfThem) {
    auto const all = all_but("");
    PreparedValues const prepared(all, measures());
    for (auto text : texts) {
        auto const others = all_but(text);
        PreparedValues const home(others, measures());
        GuestValue guest(home, others, measures(), text);
        for (auto const& measure : measures())
            for (Code code = 1; code < others.size(); ++code)
                EXPECT_EQ(guest.of(measure, code), prepared.of(measure, all.find(text), all.find(others.text(code)))) << measure.name << " of " << text << " and " << others.text(code);
    }
}

}  // namespace
}  // namespace jiayu::linkage
