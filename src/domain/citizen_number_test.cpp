#include "domain/citizen_number.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/file.hpp"
#include "domain/messages.hpp"
#include "domain/number_doubts.hpp"
#include "domain/table_text.hpp"

namespace jiayu {
namespace {

NumberPrefixes const& prefixes() {
    static auto const loaded =
        NumberPrefixes::load(read_file(JIAYU_SOURCE_FOLDER "/packs/national/divisions/number_prefixes.csv"), {99}).value();
    return loaded;
}

// 320499 serves the vectors alone and 999999 stands there for a province that does not exist: the demo's 99 is left out.
bool is_acceptable(std::string_view text, Date today) {
    static auto const real = NumberPrefixes::load(read_file(JIAYU_SOURCE_FOLDER "/packs/national/divisions/number_prefixes.csv")).value();
    auto number = CitizenNumber::parse(text);
    if (!number) return false;
    auto doubts = find_number_doubts(*number, real, today);
    std::erase(doubts, NumberDoubt::unknown_prefix);
    return doubts.empty();
}

TEST(CitizenNumber, agrees_with_the_vectors) {
    auto vectors = TableText::read(read_file(JIAYU_SOURCE_FOLDER "/tests/data/citizen_number_vectors.csv"),
                                   {"id", "valid", "reason", "birth", "sex"}).value();
    ASSERT_EQ(vectors.size(), 24u);
    for (std::size_t row = 0; row < vectors.size(); ++row) {
        auto const& text = vectors.cell(row, 0);
        ASSERT_EQ(is_acceptable(text, date_from_number(20261123).value()), vectors.cell(row, 1) == "1") << text << " " << vectors.cell(row, 2);
        if (vectors.cell(row, 1) == "0") continue;
        auto number = CitizenNumber::parse(text).value();
        EXPECT_EQ(to_iso(number.birth_date()), vectors.cell(row, 3));
        EXPECT_EQ(std::to_string(int(number.sex())), vectors.cell(row, 4));
        EXPECT_EQ(number.reveal(), text);
    }
}

TEST(CitizenNumber, names_what_is_wrong) {
    struct {
        std::string_view why, text;
        Message const& message;
    } const examples[] = {
        {"empty", "", domain::message::citizen_number_length},
        {"too short", "32049985021400", domain::message::citizen_number_length},
        {"retired form", "320499850214001", domain::message::citizen_number_15_digits},
        {"letter inside", "320499198O02140017", domain::message::citizen_number_characters},
        {"small x", "32049919491231002x", domain::message::citizen_number_characters},
        {"no such day", "320499198502300017", domain::message::citizen_number_date},
        {"mistyped", "320499198502140011", domain::message::citizen_number_check},
    };
    for (auto const& [why, text, message] : examples) {
        auto number = CitizenNumber::parse(text);
        ASSERT_FALSE(number) << why;
        EXPECT_TRUE(number.error() == message) << why;
    }
}

TEST(CitizenNumber, hides_its_middle_unless_revealed) {
    auto number = CitizenNumber::parse("11010519491231002X").value();
    EXPECT_EQ(number.masked(), "110105********002X");
    EXPECT_EQ(number.division_prefix(), 110105);
}

rc::Gen<std::string> invented_number() {
    return rc::gen::map(rc::gen::tuple(rc::gen::inRange(0, 40000), rc::gen::inRange(1, 1000), rc::gen::inRange(0, 10000)),
                        [](auto const& parts) {
                            auto [days, order, place] = parts;
                            auto born = date_from_days(days - 20000);
                            auto first_17 = fmt::format("99{:04}{:08}{:03}", place, to_number(born), order);
                            return first_17 + CitizenNumber::check_character(first_17);
                        });
}

TEST(CitizenNumber, any_number_with_its_check_character_is_read) {
    EXPECT_TRUE(rc::check([] {
        auto text = *invented_number();
        auto number = CitizenNumber::parse(text);
        RC_ASSERT(number.has_value());
        RC_ASSERT(number->reveal() == text);
        RC_ASSERT((number->order_number() % 2 == 1) == (number->sex() == Sex::male));
    }));
}

TEST(CitizenNumber, no_single_substitution_passes) {
    EXPECT_TRUE(rc::check([] {
        auto text = *invented_number();
        auto at = *rc::gen::inRange<std::size_t>(0, 18);
        auto wrong = *rc::gen::suchThat(rc::gen::element<char>('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X'), [&](char c) { return c != text[at]; });
        text[at] = wrong;
        RC_ASSERT(!CitizenNumber::parse(text).has_value());
    }));
}

TEST(CitizenNumber, no_swap_of_neighbours_passes) {
    EXPECT_TRUE(rc::check([] {
        auto text = *invented_number();
        auto at = *rc::gen::inRange<std::size_t>(0, 17);
        RC_PRE(text[at] != text[at + 1]);
        std::swap(text[at], text[at + 1]);
        RC_ASSERT(!CitizenNumber::parse(text).has_value());
    }));
}

TEST(Upgrade15Digit, adds_century_and_check_character) {
    EXPECT_EQ(upgrade_15_digit("320499850214001")->reveal(), "320499198502140017");
    EXPECT_FALSE(upgrade_15_digit("32049985021400X"));
    EXPECT_FALSE(upgrade_15_digit("320499851314001")) << "month 13";
    EXPECT_FALSE(upgrade_15_digit("320499198502140017")) << "already 18";
}

TEST(FoldNumber, undoes_typing_and_says_so) {
    EXPECT_EQ(fold_number("１１０１０５１９４９１２３１００２ｘ ").text, "11010519491231002X");
    EXPECT_EQ(fold_number("320499 19850214 0017").text, "320499198502140017");
    EXPECT_EQ(fold_number("32O499l9850214OO17").text, "320499198502140017");
    EXPECT_TRUE(fold_number("11010519491231002x").changed);
    EXPECT_FALSE(fold_number("11010519491231002X").changed);
    EXPECT_FALSE(fold_number("无").changed);
}

TEST(NumberDoubts, are_about_place_time_and_order) {
    auto today = date_from_number(20201231).value();
    auto number = [](std::string first_17) { return CitizenNumber::parse(first_17 + CitizenNumber::check_character(first_17)).value(); };
    using Doubts = std::vector<NumberDoubt>;
    EXPECT_EQ(find_number_doubts(number("99041219850214001"), prefixes(), today), Doubts{});
    EXPECT_EQ(find_number_doubts(number("32042119850214001"), prefixes(), today), Doubts{}) << "a county retired in 1995";
    EXPECT_EQ(find_number_doubts(number("32049919850214001"), prefixes(), today), Doubts{NumberDoubt::unknown_prefix});
    EXPECT_EQ(find_number_doubts(number("97041219850214001"), prefixes(), today), Doubts{NumberDoubt::unknown_province});
    EXPECT_EQ(find_number_doubts(number("99041220210101001"), prefixes(), today), Doubts{NumberDoubt::born_after_today});
    EXPECT_EQ(find_number_doubts(number("99041219850214000"), prefixes(), today), Doubts{NumberDoubt::order_number_zero});
}

}  // namespace
}  // namespace jiayu
