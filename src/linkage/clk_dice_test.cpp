#include <gtest/gtest.h>
#include <hwy/targets.h>
#include <rapidcheck/gtest.h>

#include <bitset>
#include <cstdlib>

#include "base/random.hpp"
#include "linkage/clk_dice.hpp"

namespace jiayu::linkage {

namespace {

// Codes whose densities differ widely; every third one is a slightly changed copy of the one before, and one is empty.
ClkCodes invented_codes(std::size_t count, std::size_t code_words, std::uint64_t seed) {
    Random random(seed);
    ClkCodes codes{.code_words = code_words, .words = {}};
    std::vector<std::uint64_t> code(code_words);
    for (std::size_t row = 0; row < count; ++row) {
        if (row % 3 == 2) code[random.below(code_words)] ^= std::uint64_t(1) << random.below(64);
        else {
            auto const sparse = random.chance(0.5);
            for (auto& word : code) word = sparse ? random.next() & random.next() : random.next();
        }
        if (row == 7) std::ranges::fill(code, 0);
        codes.add(code);
    }
    return codes;
}

double plain_dice(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    std::size_t common = 0, both = 0;
    for (std::size_t word = 0; word < a.size(); ++word) {
        std::bitset<64> const in_a(a[word]), in_b(b[word]);
        common += (in_a & in_b).count();
        both += in_a.count() + in_b.count();
    }
    return both ? 2.0 * double(common) / double(both) : 0;
}

std::vector<ClkPair> plain_alike(ClkCodes const& a, ClkCodes const& b, double dice_min) {
    std::vector<ClkPair> pairs;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j)
            if (auto value = plain_dice(a[i], b[j]); value >= dice_min) pairs.push_back({RowIndex(i), RowIndex(j), value});
    return pairs;
}

std::vector<ClkPair> plain_nearest(ClkCodes const& a, ClkCodes const& b, ClkNearest wanted) {
    auto pairs = plain_alike(a, b, wanted.dice_min);
    std::ranges::sort(pairs, [](ClkPair const& one, ClkPair const& other) {
        return std::tuple(one.a, -one.dice, one.b) < std::tuple(other.a, -other.dice, other.b);
    });
    std::vector<ClkPair> nearest;
    std::size_t in_row = 0;
    for (auto const& pair : pairs) {
        in_row = !nearest.empty() && nearest.back().a == pair.a ? in_row + 1 : pair.a == (nearest.empty() ? ~RowIndex(0) : nearest.back().a) ? in_row : 0;
        if (in_row < wanted.count) nearest.push_back(pair);
    }
    return nearest;
}

// Runs `check` with every instruction set that this processor has, then with the best again.
template <class Check>
void with_every_kernel(Check check) {
    auto const supported = hwy::SupportedTargets();
    for (std::int64_t target = 1; target > 0 && target <= supported; target <<= 1) {
        if (!(supported & target)) continue;
        hwy::SetSupportedTargetsForTest(target);
        hwy::GetChosenTarget().Update(hwy::SupportedTargets());
        SCOPED_TRACE(clk_kernel_name());
        check();
    }
    hwy::SetSupportedTargetsForTest(0);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

}  // namespace

TEST(ClkDice, EveryKernelFindsWhatThePlainOneFinds) {
    for (std::size_t code_words : {1u, 16u, 31u, 33u, 128u}) {
        auto const a = invented_codes(301, code_words, 1), b = invented_codes(163, code_words, 2);
        ClkSet const set_a(a), set_b(b);
        auto const plain = plain_alike(a, b, 0.3);
        with_every_kernel([&] {
            EXPECT_EQ(2.0 * common_bits_of(a[0].data(), b[0].data(), code_words) / (count_bits(a[0]) + count_bits(b[0])), plain_dice(a[0], b[0]));
            for (double least : {0.3, 0.5, 0.66}) {
                auto expected = plain;
                std::erase_if(expected, [&](ClkPair const& pair) { return pair.dice < least; });
                EXPECT_EQ(find_alike(set_a, set_b, least), expected) << code_words << " words, " << least;
            }
        });
    }
}

TEST(ClkDice, WithinOneSetEachPairIsFoundOnce) {
    auto const codes = invented_codes(700, 16, 3);
    auto expected = plain_alike(codes, codes, 0.9);
    std::erase_if(expected, [](ClkPair const& pair) { return pair.a >= pair.b; });
    ASSERT_GT(expected.size(), 100u);
    EXPECT_EQ(find_alike_within(ClkSet(codes), 0.9), expected);
}

TEST(ClkDice, TheNearestAreThePlainNearestTiesByRow) {
    auto a = invented_codes(290, 16, 4), b = invented_codes(400, 16, 5);
    for (int copy = 0; copy < 3; ++copy) b.add(a[5]);
    for (ClkNearest wanted : {ClkNearest{1, 0.01}, ClkNearest{5, 0.3}, ClkNearest{2, 0.6}, ClkNearest{1000, 0.4}})
        EXPECT_EQ(find_nearest(ClkSet(a), ClkSet(b), wanted), plain_nearest(a, b, wanted)) << wanted.count;
}

TEST(ClkDice, OneAgainstAll) {
    with_every_kernel([] {
        auto const codes = invented_codes(1100, 16, 6);
        auto const values = dice_with_all(codes[0], ClkSet(codes));
        for (std::size_t row = 0; row < codes.size(); ++row) ASSERT_EQ(values[row], plain_dice(codes[0], codes[row])) << row;
    });
}

TEST(ClkDice, AThresholdThatIsMetExactlyIsMet) {
    ClkCodes codes{.code_words = 1, .words = {0b1111, 0b0111, 0b11110000}};
    auto const exact = 6.0 / 7;
    EXPECT_EQ(find_alike_within(ClkSet(codes), exact).size(), 1u);
    EXPECT_EQ(find_alike_within(ClkSet(codes), std::nextafter(exact, 1)).size(), 0u);
}

TEST(ClkDice, EmptySetsAndEmptyCodesAreLikeNone) {
    ClkCodes const none{.code_words = 16, .words = {}}, blank{.code_words = 16, .words = std::vector<std::uint64_t>(32)};
    EXPECT_TRUE(find_alike(ClkSet(none), ClkSet(blank), 0.1).empty());
    EXPECT_TRUE(find_alike(ClkSet(blank), ClkSet(none), 0.1).empty());
    EXPECT_TRUE(find_alike_within(ClkSet(blank), 0.01).empty());
    EXPECT_TRUE(dice_with_all(blank[0], ClkSet(none)).empty());
}

RC_GTEST_PROP(ClkDice, IsSymmetricAndOneForEqualCodes, (std::vector<std::uint64_t> a)) {
    std::vector<std::uint64_t> b(a.size());
    Random random(a.size());
    for (auto& word : b) word = random.next();
    RC_ASSERT(dice(a, b) == dice(b, a));
    RC_ASSERT(dice(a, a) == (count_bits(a) ? 1.0 : 0.0));
}

RC_GTEST_PROP(ClkText, ReadsBackWhatItWrote, (std::vector<std::uint64_t> code)) {
    RC_PRE(!code.empty() && code.size() <= 128);
    RC_ASSERT(clk_from_base64(clk_to_base64(code)) == code);
}

TEST(ClkText, RefusesWhatIsNoCode) {
    for (auto text : {"", "AAAA", "not base64!!", "AAAAAAAAAAA", "AAAA AAAAAA=", "=AAAAAAAAAA=", "AAAAAAAAAA=="}) EXPECT_FALSE(clk_from_base64(text)) << text;
    EXPECT_EQ(clk_from_base64("AQAAAAAAAAA="), std::vector<std::uint64_t>{1});
}

TEST(ClkMatch, TheBestPairComesFirstAndNobodyTwice) {
    ClkPair const pairs[] = {{0, 0, 0.9}, {0, 1, 0.8}, {1, 0, 0.95}, {1, 1, 0.7}, {2, 1, 0.8}};
    EXPECT_EQ(match_one_to_one(pairs), (std::vector<ClkPair>{{0, 1, 0.8}, {1, 0, 0.95}}));
}

}  // namespace jiayu::linkage
