#include "linkage/transform.hpp"

#include <gtest/gtest.h>

#include "linkage/messages.hpp"

namespace jiayu::linkage {
namespace {

struct Example {
    std::string_view transform, value, expected;
};

void PrintTo(Example const& example, std::ostream* out) { *out << example.transform << " of " << example.value; }

class TransformExamples : public testing::TestWithParam<Example> {};

TEST_P(TransformExamples, AreAsExpected) {
    auto const transform = transform_from_text(GetParam().transform);
    ASSERT_TRUE(transform.has_value()) << GetParam().transform;
    EXPECT_EQ(apply(*transform, GetParam().value), GetParam().expected) << GetParam().transform << ' ' << GetParam().value;
    EXPECT_EQ(apply(*transform, ""), "");
}

INSTANTIATE_TEST_SUITE_P(Texts, TransformExamples, testing::Values(
    Example{"lower", "O'Brien ÄÖ", "o'brien äö"}, Example{"trim", " \tAnn Lee　", "Ann Lee"}, Example{"trim", "  ", ""},
    Example{"letters", "O'Brien-Smith 3", "OBrienSmith"}, Example{"letters", "王·小明1", "王小明"}, Example{"digits", "(0519) 888-１２", "051988812"},
    Example{"first(2)", "欧阳小芳", "欧阳"}, Example{"first(9)", "abc", "abc"}, Example{"last(2)", "欧阳小芳", "小芳"}, Example{" last( 3 ) ", "ab", "ab"}));

INSTANTIATE_TEST_SUITE_P(Dates, TransformExamples, testing::Values(
    Example{"year", "1990-04-25", "1990"}, Example{"year", "25/4/1990", "1990"}, Example{"year", "1990", "1990"}, Example{"year", "90", ""},
    Example{"month", "04/25/1990", "04"}, Example{"month", "3/4/1990", "04"}, Example{"month", "1990", ""}, Example{"day", "19900425", "25"},
    Example{"month_day", "1990-04-25T08:30:00", "04-25"}, Example{"month_day", "1990年4月5日", "04-05"}, Example{"day", "1990-02-31", "31"},
    Example{"day", "1990/04/25 00:00", "25"}, Example{"year", "not known", ""}));

// United States National Archives, "The Soundex Indexing System".
INSTANTIATE_TEST_SUITE_P(Soundex, TransformExamples, testing::Values(
    Example{"soundex", "Robert", "R163"}, Example{"soundex", "Rupert", "R163"}, Example{"soundex", "Rubin", "R150"},
    Example{"soundex", "Ashcraft", "A261"}, Example{"soundex", "Ashcroft", "A261"}, Example{"soundex", "Tymczak", "T522"},
    Example{"soundex", "Pfister", "P236"}, Example{"soundex", "Honeyman", "H555"}, Example{"soundex", "Lee", "L000"},
    Example{"soundex", "Gutierrez", "G362"}, Example{"soundex", "Jackson", "J250"}, Example{"soundex", "VanDeusen", "V532"},
    Example{"soundex", "123", ""}));

TEST(Transforms, AreReadFromAModelsText) {
    EXPECT_EQ(transform_from_text("soundx").error(), message::transform_unknown);
    EXPECT_NE(transform_from_text("soundx").error().text(Language::en).find("\"soundex\""), std::string::npos);
    EXPECT_EQ(transform_from_text("first").error(), message::transform_argument_missing);
    EXPECT_EQ(transform_from_text("first(0)").error(), message::transform_argument_wrong);
    EXPECT_EQ(transform_from_text("first(x)").error(), message::transform_argument_wrong);
    EXPECT_EQ(transform_from_text("first(2").error(), message::transform_unclosed);
    EXPECT_EQ(transform_from_text("lower(2)").error(), message::transform_argument_unexpected);
}

}  // namespace
}  // namespace jiayu::linkage
