#include <gtest/gtest.h>

#include <set>

#include "base/random.hpp"
#include "linkage/clk_dice.hpp"
#include "linkage/measure.hpp"
#include "linkage/transform.hpp"

namespace jiayu::linkage {

namespace {

std::vector<std::uint64_t> random_code(Random& random) {
    std::vector<std::uint64_t> code(16);
    for (auto& word : code) word = random.next();
    return code;
}

}  // namespace

TEST(DiceBits, IsTheDiceOfTheCodesBehindTheTexts) {
    Random random(1);
    auto const a = random_code(random), b = random_code(random);
    Dictionary values;
    auto const code_a = values.code_of(clk_to_base64(a)), code_b = values.code_of(clk_to_base64(b));
    auto const short_one = values.code_of(clk_to_base64(std::vector<std::uint64_t>{1, 2})), no_clk = values.code_of("zhang wei");
    auto const* measure = find_measure("dice_bits");
    ASSERT_TRUE(measure);
    PreparedValues const prepared(values, std::span(measure, 1));
    EXPECT_EQ(prepared.of(*measure, code_a, code_b), dice(a, b));
    EXPECT_EQ(prepared.of(*measure, code_b, code_a), dice(a, b));
    EXPECT_EQ(prepared.of(*measure, code_a, code_a), 1);
    EXPECT_EQ(prepared.of(*measure, code_a, short_one), 0);
    EXPECT_EQ(prepared.of(*measure, no_clk, code_a), 0);
    EXPECT_EQ(prepared.of(*measure, no_clk, no_clk), 0);
}

// Every band must depend on 12 bits of the code and on no other: of 1,024 single flips 12 change it. Bands that share bits find the
// same pairs again: 40 of 12 bits chosen at random cover some 385 of 1,024.
TEST(Band, SamplesTwelveBitsOfItsOwn) {
    Random random(2);
    auto code = random_code(random);
    std::set<std::size_t> samples;
    for (int number = 1; number <= 40; ++number) {
        auto const transform = transform_from_text(fmt::format("band({})", number));
        ASSERT_TRUE(transform);
        auto const before = linkage::apply(*transform, clk_to_base64(code));
        EXPECT_EQ(before.size(), 3u);
        std::size_t sampled = 0;
        for (std::size_t bit = 0; bit < 1024; ++bit) {
            code[bit / 64] ^= std::uint64_t(1) << bit % 64;
            if (linkage::apply(*transform, clk_to_base64(code)) != before) ++sampled, samples.insert(bit);
            code[bit / 64] ^= std::uint64_t(1) << bit % 64;
        }
        EXPECT_EQ(sampled, 12u);
    }
    EXPECT_GT(samples.size(), 350u);
}

TEST(Band, OfATextThatIsNoClkIsAbsent) {
    auto const transform = transform_from_text("band(1)");
    ASSERT_TRUE(transform);
    for (auto const* text : {"", "zhang", "zhangwei", "AAAAAAA=", "????????????"}) EXPECT_EQ(linkage::apply(*transform, text), "") << text;
    EXPECT_FALSE(transform_from_text("band"));
}

}  // namespace jiayu::linkage
