#include "linkage/measure.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace jiayu::linkage {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Example {
    std::string_view measure, a, b;
    double expected;
};

double of(Example const& example) {
    Dictionary values;
    auto const a = values.code_of(example.a), b = values.code_of(example.b);
    auto const* measure = find_measure(example.measure);
    if (!measure) return -1;
    PreparedValues const prepared(values, std::span(measure, 1));
    auto const value = prepared.of(*measure, a, b);
    EXPECT_EQ(value, prepared.of(*measure, b, a)) << example.measure << " is not symmetric";
    return value;
}

class MeasureExamples : public testing::TestWithParam<Example> {};

void PrintTo(Example const& example, std::ostream* out) { *out << example.measure << '(' << example.a << ", " << example.b << ')'; }

TEST_P(MeasureExamples, AreAsPublished) {
    auto const value = of(GetParam()), expected = GetParam().expected;
    if (expected == infinity) EXPECT_EQ(value, infinity);
    else EXPECT_NEAR(value, expected, 5e-4);
}

// Winkler 1990, "String Comparator Metrics and Enhanced Decision Rules"; jellyfish's test data.
INSTANTIATE_TEST_SUITE_P(Winkler, MeasureExamples, testing::Values(
    Example{"jaro", "MARTHA", "MARHTA", 0.944}, Example{"jaro_winkler", "MARTHA", "MARHTA", 0.961},
    Example{"jaro", "DIXON", "DICKSONX", 0.767}, Example{"jaro_winkler", "DIXON", "DICKSONX", 0.813},
    Example{"jaro", "DWAYNE", "DUANE", 0.822}, Example{"jaro_winkler", "DWAYNE", "DUANE", 0.840},
    Example{"jaro", "ABC", "XYZ", 0}, Example{"jaro", "A", "A", 1}, Example{"jaro", "A", "B", 0},
    Example{"jaro_winkler", "张伟", "张炜", 0.667}, Example{"jaro_winkler", "欧阳小芳", "欧阳晓芳", 0.867},
    Example{"jaro", "张伟", "伟张", 0}));

INSTANTIATE_TEST_SUITE_P(Edits, MeasureExamples, testing::Values(
    Example{"levenshtein", "kitten", "sitting", 3}, Example{"levenshtein", "张伟", "张炜", 1}, Example{"levenshtein", "Saturday", "Sunday", 3},
    Example{"levenshtein", "ab", "ba", 2}, Example{"damerau_levenshtein", "ab", "ba", 1}, Example{"damerau_levenshtein", "ca", "abc", 3},
    Example{"levenshtein_similarity", "kitten", "sitting", 1 - 3.0 / 7}, Example{"damerau_levenshtein_similarity", "ab", "ba", 0.5},
    Example{"levenshtein", "a\xFF", "ab", 1}));

INSTANTIATE_TEST_SUITE_P(Dates, MeasureExamples, testing::Values(
    Example{"days", "1990-01-31", "1990-02-01", 1}, Example{"days", "19900131", "31/01/1990", 0}, Example{"days", "1990-02-30", "1990-03-01", infinity},
    Example{"days", "unknown", "1990-03-01", infinity}, Example{"swapped_day_month", "1990-03-04", "1990-04-03", 1},
    Example{"swapped_day_month", "1990-13-04", "1990-04-13", 1}, Example{"swapped_day_month", "1990-03-04", "1991-04-03", 0}));

INSTANTIATE_TEST_SUITE_P(Quantities, MeasureExamples, testing::Values(
    Example{"difference", "12", "15.5", 3.5}, Example{"difference", "1,234.5", "1234", 0.5}, Example{"difference", "12", "x", infinity},
    Example{"percent_difference", "80", "100", 20}, Example{"percent_difference", "0", "0.0", 0}));

INSTANTIATE_TEST_SUITE_P(Grams, MeasureExamples, testing::Values(
    Example{"jaccard", "张伟", "张炜", 0.2}, Example{"jaccard", "night", "nacht", 3.0 / 9}, Example{"cosine", "night", "nacht", 0.5},
    Example{"jaccard", "aaaa", "aa", 1}, Example{"cosine", "aaaa", "aa", (1 + 3 + 1) / std::sqrt(11.0 * 3)},
    Example{"jaccard_words", "12 Main St.", "main St 12", 0.5}, Example{"common_element", "a; b", "b|c", 1}, Example{"common_element", "a;b", "c、d", 0},
    Example{"common_element", ";", ";;", 0}, Example{"common_elements", "a, b", "b,c,a", 1}, Example{"jaccard_elements", "a，b", "b,c,a", 2.0 / 3}));

INSTANTIATE_TEST_SUITE_P(DatesGoneWrong, MeasureExamples, testing::Values(
    Example{"months", "1990-01-01", "1991-01-01", 11.992}, Example{"years", "1990-01-01", "2390-01-01", 400},
    Example{"lunar", "2016-05-04", "2016-03-28", 1}, Example{"lunar", "2016-05-04", "2016-05-04", 0}, Example{"lunar", "2016-05-04", "2016-03-27", 0},
    Example{"date_slip", "1990-05-04", "1990-05-14", 1}, Example{"date_slip", "1990-05-04", "1991-05-14", 0},
    Example{"date_transposed", "1990-05-12", "1990-05-21", 1}, Example{"date_transposed", "1990-05-12", "1909-05-12", 1},
    Example{"date_transposed", "1990-05-12", "1990-05-12", 0}, Example{"ten_years", "1990-05-12", "2000-05-12", 1},
    Example{"default_day", "1990-01-01", "1990-05-12", 1}, Example{"default_day", "1990-05-15", "1990-05-12", 1},
    Example{"default_day", "1990-05-15", "1990-06-12", 0}, Example{"same_year", "1990", "12/5/1990", 1}, Example{"same_year", "x", "y", 0}));

// The distance between the airports of Nashville and Los Angeles is the usual example of the haversine formula: 2887.26 km for a
// radius of 6372.8 km, here 6371.0088.
INSTANTIATE_TEST_SUITE_P(Places, MeasureExamples, testing::Values(
    Example{"kilometres", "36.12,-86.67", "33.94 -118.40", 2887.2599 * 6371.0088 / 6372.8}, Example{"kilometres", "0,0", "0,180", 6371.0088 * 3.14159265358979},
    Example{"kilometres", "91,0", "0,0", infinity}, Example{"kilometres", "31.8", "0,0", infinity}));

INSTANTIATE_TEST_SUITE_P(ChineseNames, MeasureExamples, testing::Values(
    Example{"same_pinyin", "张伟", "章炜", 1}, Example{"same_pinyin", "张伟", "詹伟", 0}, Example{"similar_pinyin", "黄珊", "王山", 1},
    Example{"same_glyph_shape", "张末", "张未", 1}, Example{"same_glyph_shape", "张芳", "张丽", 0}, Example{"same_glyph_shape", "聂俊KAI", "聂俊恺", 1},
    Example{"lost_character", "王小芳", "王芳", 1}, Example{"lost_character", "王小芳", "王丽", 0}, Example{"swapped_characters", "王小芳", "王芳小", 1},
    Example{"swapped_characters", "王芳", "王芳", 0}, Example{"one_character", "王小芳", "王小强", 1}, Example{"one_character", "王芳", "王强", 0},
    Example{"same_surname", "欧阳小芳", "欧阳丽", 1}, Example{"same_surname", "欧阳小芳", "欧丽", 0}, Example{"similar_surname", "黄芳", "王丽", 1},
    Example{"same_given", "张芳", "李芳", 1}, Example{"similar_given", "张珊", "李山", 1}, Example{"placeholder_name", "张芳之女", "张丽", 1},
    Example{"placeholder_name", "张芳", "张丽", 0}, Example{"same_surname", "张芳之女", "张丽", 1}, Example{"same_pinyin", "张芳之女", "张方之女", 0},
    Example{"same_pinyin", "买买提·吐尔逊", "买买提吐尔逊", 1}, Example{"same_surname", "买买提·吐尔逊", "买买提·艾山", 0}));

// Numbers of a province that does not exist.
INSTANTIATE_TEST_SUITE_P(CitizenNumbers, MeasureExamples, testing::Values(
    Example{"digit_slips", "12000005678", "12000005687", 1}, Example{"digit_slips", "12000005678", "1200005678", 1},
    Example{"number_upgraded", "990412900425123", "990412199004251235", 1}, Example{"number_upgraded", "990412199004251235", "99041219900425124X", 0},
    Example{"number_slip", "990412199004251235", "990412199004251231", 1}, Example{"number_garbled", "990412199004251235", "990412199004258231", 1},
    Example{"number_invalid", "990412199004251235", "123", 1}, Example{"number_invalid", "123", "１２３", 0},
    Example{"number_different", "990412900425123", "990412900425124", 1}, Example{"number_same_day", "990412900425123", "990412900425124", 1},
    Example{"number_same_day", "990412900425123", "990412900426124", 0}));

INSTANTIATE_TEST_SUITE_P(Divisions, MeasureExamples, testing::Values(
    Example{"same_town", "990412001002", "990412001", 1}, Example{"same_town", "990412000000", "990412", 0}, Example{"same_county", "990412001", "990412", 1},
    Example{"same_city", "990411", "990412", 1}, Example{"same_province", "99", "990412", 1}));

TEST(Measures, AreFoundByName) {
    for (auto const& measure : measures()) {
        ASSERT_EQ(find_measure(measure.name), &measures()[measure.index]);
        EXPECT_EQ(measure.name, find_measure(measure.name)->name);
    }
    EXPECT_EQ(find_measure("likeness"), nullptr);
}

}  // namespace
}  // namespace jiayu::linkage
