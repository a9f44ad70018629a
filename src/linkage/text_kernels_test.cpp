// Holds the bit-parallel measures to plain slow ones, and all measures to the laws that they follow.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "base/utf8.hpp"
#include "linkage/measure.hpp"
#include "linkage/text_jaro.hpp"

namespace jiayu::linkage {
namespace {

using Text = std::u32string;

double slow_edits(Text const& a, Text const& b, bool with_swaps) {
    std::vector<std::vector<int>> table(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            auto& best = table[i][j];
            best = int(i + j);
            if (i) best = std::min(best, table[i - 1][j] + 1);
            if (j) best = std::min(best, table[i][j - 1] + 1);
            if (i && j) best = std::min(best, table[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
            bool const swapped = with_swaps && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) best = std::min(best, table[i - 2][j - 2] + 1);
        }
    return table[a.size()][b.size()];
}

double slow_jaro(Text const& a, Text const& b) {
    auto const window = std::max(0, int(std::max(a.size(), b.size())) / 2 - 1);
    std::vector<int> a_to_b(a.size(), -1), b_used(b.size());
    for (int i = 0; i < int(a.size()); ++i)
        for (int j = std::max(0, i - window); j <= std::min(int(b.size()) - 1, i + window) && a_to_b[std::size_t(i)] < 0; ++j)
            if (a[std::size_t(i)] == b[std::size_t(j)] && !b_used[std::size_t(j)]) b_used[std::size_t(a_to_b[std::size_t(i)] = j)] = 1;
    Text a_matched, b_matched;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a_to_b[i] >= 0) a_matched += a[i];
    for (std::size_t j = 0; j < b.size(); ++j)
        if (b_used[j]) b_matched += b[j];
    if (a_matched.empty()) return 0;
    int differ = 0;
    for (std::size_t i = 0; i < a_matched.size(); ++i) differ += a_matched[i] != b_matched[i];
    auto const matches = double(a_matched.size());
    return (matches / double(a.size()) + matches / double(b.size()) + (matches - differ / 2) / matches) / 3;
}

double slow_jaro_winkler(Text const& a, Text const& b) {
    auto const jaro = slow_jaro(a, b);
    std::size_t prefix = 0;
    while (prefix < std::min<std::size_t>({4, a.size(), b.size()}) && a[prefix] == b[prefix]) ++prefix;
    return jaro > 0.7 ? jaro + double(prefix) / 10 * (1 - jaro) : jaro;
}

// Few letters, so that texts have much in common; lengths on both sides of what fits 64 bits; the widths that symbols may have.
rc::Gen<Text> texts(std::size_t size_max, char32_t letters, char32_t base) {
    return rc::gen::mapcat(rc::gen::inRange<std::size_t>(1, size_max + 1), [=](std::size_t size) {
        return rc::gen::container<Text>(size, rc::gen::inRange<char32_t>(base, base + letters));
    });
}

struct Column {
    Dictionary values;
    std::vector<Code> codes;

    explicit Column(std::vector<Text> const& texts) {
        for (auto const& text : texts) codes.push_back(values.code_of(to_utf8(text)));
    }
    // As if the column had more code points than a byte, or two, can number.
    void widen(char32_t first, std::size_t count) {
        for (std::size_t i = 0; i < count; i += 100) {
            Text many(std::min<std::size_t>(100, count - i), first);
            std::iota(many.begin(), many.end(), first + char32_t(i));
            values.code_of(to_utf8(many));
        }
    }
    double of(std::string_view name, std::size_t a, std::size_t b) const {
        auto const* measure = find_measure(name);
        return PreparedValues(values, std::span(measure, 1)).of(*measure, codes[a], codes[b]);
    }
};

void agree_with_slow_ones(Column const& column, Text const& a, Text const& b) {
    RC_ASSERT(column.of("levenshtein", 0, 1) == slow_edits(a, b, false));
    RC_ASSERT(column.of("damerau_levenshtein", 0, 1) == slow_edits(a, b, true));
    RC_ASSERT(std::abs(column.of("jaro", 0, 1) - slow_jaro(a, b)) < 1e-12);
    RC_ASSERT(std::abs(column.of("jaro_winkler", 0, 1) - slow_jaro_winkler(a, b)) < 1e-12);
}

RC_GTEST_PROP(TextKernels, AgreeWithSlowOnesOnShortTexts, ()) {
    auto const a = *texts(12, 4, U'a'), b = *texts(12, 4, U'a');
    agree_with_slow_ones(Column({a, b}), a, b);
}

RC_GTEST_PROP(TextKernels, AgreeWithSlowOnesOnLongTexts, ()) {
    auto const a = *texts(150, 5, U'a'), b = *texts(150, 5, U'a');
    agree_with_slow_ones(Column({a, b}), a, b);
}

RC_GTEST_PROP(TextKernels, AgreeWithSlowOnesAroundSixtyFour, ()) {
    auto const a = *rc::gen::container<Text>(*rc::gen::inRange<std::size_t>(60, 68), rc::gen::inRange<char32_t>(U'a', U'e'));
    auto const b = *rc::gen::container<Text>(*rc::gen::inRange<std::size_t>(60, 68), rc::gen::inRange<char32_t>(U'a', U'e'));
    agree_with_slow_ones(Column({a, b}), a, b);
}

RC_GTEST_PROP(TextKernels, AgreeWithSlowOnesOnChineseTexts, ()) {
    auto const a = *texts(20, 4, U'伟'), b = *texts(20, 4, U'伟');
    Column column({a, b});
    column.widen(0x4E00, 300);
    agree_with_slow_ones(column, a, b);
}

TEST(TextKernels, AgreeWithSlowOnesInAColumnOfMoreCharactersThanSixteenBitsNumber) {
    Text const a = U"abcdefg𠀀張", b = U"abdcfg𠀀张";
    Column column({a, b});
    column.widen(0x20000, 70'000);
    EXPECT_EQ(column.of("levenshtein", 0, 1), slow_edits(a, b, false));
    EXPECT_EQ(column.of("damerau_levenshtein", 0, 1), slow_edits(a, b, true));
    EXPECT_DOUBLE_EQ(column.of("jaro_winkler", 0, 1), slow_jaro_winkler(a, b));
}

// All that a value may be: names, numbers, dates, places, codes, lists, and bytes that are no text.
rc::Gen<std::string> any_values() {
    return rc::gen::oneOf(
        rc::gen::element<std::string>("1990-05-04", "1990-04-05", "1990-05-14", "1990-01-01", "2000-05-04", "2016-05-04", "2016-03-28", "1990"),
        rc::gen::element<std::string>("张伟", "章炜", "黄珊", "王山", "王小芳", "王芳小", "王芳", "张芳之女", "欧阳小芳", "买买提·吐尔逊", "张末", "张未", "聂俊KAI"),
        rc::gen::element<std::string>("990412900425123", "990412199004251235", "990412199004251231", "12000005678", "990412001", "990412", "99"),
        rc::gen::element<std::string>("12", "12.5", "-3", "0", "1,234", "31.8,119.97", "0,0", "a;b", "b|c", "Main St 12", "SMITH", "SMYTHE"),
        rc::gen::map(rc::gen::container<std::string>(rc::gen::arbitrary<char>()), [](std::string text) { return text + '.'; }));
}

RC_GTEST_PROP(Measures, AreSymmetricAndWithinTheirKind, ()) {
    Dictionary values;
    auto const a = values.code_of(*any_values()), b = values.code_of(*any_values());
    PreparedValues const prepared(values, measures());
    for (auto const& measure : measures()) {
        auto const value = prepared.of(measure, a, b);
        RC_ASSERT(value == prepared.of(measure, b, a));
        RC_ASSERT(value >= 0);
        if (measure.kind != MeasureKind::distance) RC_ASSERT(value <= 1);
        if (measure.kind == MeasureKind::yes_or_no) RC_ASSERT(value == 0 || value == 1);
    }
}

RC_GTEST_PROP(Measures, FindEqualValuesAsAlikeAsCanBeOrUnreadable, ()) {
    Dictionary values;
    auto const a = values.code_of(*any_values());
    PreparedValues const prepared(values, measures());
    for (auto const& measure : measures()) {
        auto const value = prepared.of(measure, a, a);
        if (measure.kind == MeasureKind::similarity) RC_ASSERT(value == 0 || value == 1);
        if (measure.kind == MeasureKind::distance) RC_ASSERT(value == 0 || value == std::numeric_limits<double>::infinity());
    }
    for (auto name : {"jaro", "jaro_winkler", "levenshtein_similarity", "damerau_levenshtein_similarity", "jaccard", "cosine", "equal"})
        RC_ASSERT(prepared.of(*find_measure(name), a, a) == 1);
    for (auto name : {"swapped_day_month", "lunar", "date_slip", "date_transposed", "ten_years", "default_day", "lost_character",
                      "swapped_characters", "one_character", "number_slip", "number_garbled", "number_invalid", "number_different"})
        RC_ASSERT(prepared.of(*find_measure(name), a, a) == 0);
}

RC_GTEST_PROP(Measures, DoNotDependOnTheColumnsOtherValues, ()) {
    auto const a = *any_values(), b = *any_values();
    auto const others = *rc::gen::container<std::vector<std::string>>(any_values());
    Dictionary alone, among;
    alone.code_of(a), alone.code_of(b);
    for (auto const& other : others) among.code_of(other);
    PreparedValues const few((among.code_of(a), among.code_of(b), alone), measures()), many(among, measures());
    for (auto const& measure : measures())
        RC_ASSERT(few.of(measure, alone.find(a), alone.find(b)) == many.of(measure, among.find(a), among.find(b)));
}

RC_GTEST_PROP(Measures, KeepTheTriangleInequalityWhereItIsALaw, ()) {
    Column const texts_column({*texts(8, 3, U'a'), *texts(8, 3, U'a'), *texts(8, 3, U'a')});
    RC_ASSERT(texts_column.of("levenshtein", 0, 2) <= texts_column.of("levenshtein", 0, 1) + texts_column.of("levenshtein", 1, 2));
    auto apart = [&](std::size_t a, std::size_t b) { return 1 - texts_column.of("jaccard", a, b); };
    RC_ASSERT(apart(0, 2) <= apart(0, 1) + apart(1, 2) + 1e-12);
    auto place = [] { return to_code_points(std::to_string(*rc::gen::inRange(-90, 91)) + ',' + std::to_string(*rc::gen::inRange(-180, 181))); };
    Column const places({place(), place(), place()});
    RC_ASSERT(places.of("kilometres", 0, 2) <= places.of("kilometres", 0, 1) + places.of("kilometres", 1, 2) + 1e-6);
}

}  // namespace
}  // namespace jiayu::linkage
