#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "domain/citizen_number.hpp"
#include "register_linkage/date_levels.hpp"
#include "linkage/dictionary.hpp"
#include "register_linkage/name_values.hpp"
#include "register_linkage/number_values.hpp"

namespace jiayu::register_linkage {

namespace {

NumberLevel compare(std::string_view a, std::string_view b) {
    Dictionary people;
    auto value_of = [&](std::string_view text) {
        auto folded = fold_number(text).text;
        auto value = number_value(folded);
        value.person = people.code_of(upgraded_number(folded));
        return value;
    };
    return compare_numbers(value_of(a), value_of(b));
}

TEST(CompareNumbers, KnowsHowNumbersGoWrong) {
    struct Example {
        char const *title, *a, *b;
        NumberLevel level;
    };
    Example const examples[] = {
        {"nothing to compare", "", "990412198503071234", NumberLevel::absent},
        {"width and case are no difference", "99041219850307123x", "９９０４１２ 19850307123Ｘ", NumberLevel::exact},
        {"the 15-digit form", "990412850307123", "990412198503071234", NumberLevel::upgraded},
        {"one digit mistyped", "990412198503071234", "990412198503071934", NumberLevel::slip},
        {"neighbours swapped", "990412198503071234", "990412195803071234", NumberLevel::slip},
        {"one digit lost", "990412198503071234", "99041219850307134", NumberLevel::slip},
        {"a digit lost and another mistyped", "990412198503071234", "99041219850308124", NumberLevel::garbled},
        {"unlike, one not valid", "990412198503071234", "980412197001010010", NumberLevel::not_valid},
        {"both valid, born in one place on one day", "990412198503071234", "990412198503071250", NumberLevel::same_day},
        {"both valid", "990412198503071234", "980412197001010013", NumberLevel::different},
    };
    for (auto const& example : examples) EXPECT_EQ(compare(example.a, example.b), example.level) << example.title;
}

TEST(CompareNumbers, IsSymmetric) {
    rc::check([] {
        auto digits = [] { return *rc::gen::container<std::string>(18, rc::gen::inRange('0', char('9' + 1))); };
        auto a = digits(), b = *rc::gen::arbitrary<bool>() ? digits() : a;
        b[*rc::gen::inRange(0, 18)] = *rc::gen::inRange('0', char('9' + 1));
        RC_ASSERT(compare(a, b) == compare(b, a));
        RC_ASSERT(count_slips(a, b) == count_slips(b, a));
    });
}

TEST(CompareNames, KnowsHowNamesGoWrong) {
    struct Example {
        char const *title, *a, *b;
        NameLevel level;
    };
    Example const examples[] = {
        {"nothing to compare", "", "张晓红", NameLevel::absent},
        {"equal", "张晓红", "张晓红", NameLevel::exact},
        {"a newborn's placeholder says nothing of the given name", "张某", "张雨涵", NameLevel::absent},
        {"a character spelled in letters", "聂俊KAI", "聂俊凯", NameLevel::same_shape},
        {"same sound", "张晓红", "张小宏", NameLevel::same_pinyin},
        {"sounds that are confused", "陈丽", "程丽", NameLevel::similar_sound},
        {"merged in the dialect", "王丽", "黄丽", NameLevel::similar_sound},
        {"look alike", "张玲", "张珍", NameLevel::same_shape},
        {"a character that could not be written", "张?芳", "张䶮芳", NameLevel::same_shape},
        {"a character lost", "张晓红", "张红", NameLevel::lost_character},
        {"swapped", "张晓红", "张红晓", NameLevel::swapped},
        {"one character", "张晓红", "张晓军", NameLevel::one_character},
        {"another surname", "张晓红", "钱晓红", NameLevel::surname_differs},
        {"surname only", "张晓红", "张国军", NameLevel::surname_only},
        {"a one-character name, surname only", "张红", "张军", NameLevel::surname_only},
        {"compound surnames are surnames", "欧阳娜", "欧阳建国", NameLevel::surname_only},
        {"different", "张晓红", "李国军", NameLevel::different},
    };
    for (auto const& example : examples) {
        auto a = name_value(example.a, 1), b = name_value(example.b, std::string_view(example.a) == example.b ? 1 : 2);
        EXPECT_EQ(compare_names(a, b), example.level) << example.title;
        EXPECT_EQ(compare_names(b, a), example.level) << example.title;
    }
}

TEST(CompareDates, KnowsHowDatesGoWrong) {
    struct Example {
        char const* title;
        std::int32_t a, b;
        DateLevel level;
    };
    Example const examples[] = {
        {"nothing to compare", 0, 20160504, DateLevel::absent},
        {"equal", 20160504, 20160504, DateLevel::exact},
        {"the lunar date taken for the solar one", 19850115, 19850306, DateLevel::lunar},
        {"day and month swapped", 20160504, 20160405, DateLevel::swapped},
        {"ten years off", 19760504, 19860504, DateLevel::ten_years},
        {"one digit", 20160504, 20160508, DateLevel::slip},
        {"neighbouring digits", 20160512, 20160521, DateLevel::transposed},
        {"first of the year", 20160101, 20160523, DateLevel::default_day},
        {"fifteenth of the month", 20160515, 20160523, DateLevel::default_day},
        {"the day of registration", 20160504, 20160623, DateLevel::near},
        {"same year", 20160504, 20161123, DateLevel::same_year},
        {"other year", 20160504, 19871123, DateLevel::different},
    };
    for (auto const& example : examples) {
        EXPECT_EQ(compare_dates(example.a, example.b), example.level) << example.title;
        EXPECT_EQ(compare_dates(example.b, example.a), example.level) << example.title;
    }
}

}  // namespace

}  // namespace jiayu::register_linkage
