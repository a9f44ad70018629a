#include "linkage/measure.hpp"

#include <gtest/gtest.h>

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

TEST(Measures, AreFoundByName) {
    for (auto const& measure : measures()) {
        ASSERT_EQ(find_measure(measure.name), &measures()[measure.index]);
        EXPECT_EQ(measure.name, find_measure(measure.name)->name);
    }
    EXPECT_EQ(find_measure("likeness"), nullptr);
}

}  // namespace
}  // namespace jiayu::linkage
