#include "linkage/short_names.hpp"

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include "base/random.hpp"
#include "base/utf8.hpp"
#include "linkage/text_jaro.hpp"

namespace jiayu::linkage {
namespace {

std::string short_text(Random& random) {
    std::u32string text;
    for (auto size = random.between(1, 3); size > 0; --size) text += char32_t(0x4E00 + random.below(5));
    return to_utf8(text);
}

double plain(std::string_view a, std::string_view b) {
    auto const left = to_code_points(a), right = to_code_points(b);
    return jaro_winkler(std::span(left.data(), left.size()), std::span(right.data(), right.size()));
}

TEST(ShortNames, HaveTheValuesOfTextsOfAnyLength) {
    Random random(1);
    Dictionary values;
    for (int i = 0; i < 400; ++i) values.code_of(short_text(random));
    for (Code a = 1; a < values.size(); ++a)
        for (Code b = 1; b < values.size(); ++b)
            ASSERT_EQ(jaro_winkler(*pack_short_name(values.text(a)), *pack_short_name(values.text(b))), plain(values.text(a), values.text(b)));
}

// Each instruction set that the processor has, on counts that leave a rest for the plain loop.
TEST(ShortNames, AreComparedWithManyAsOneByOne) {
    Random random(2);
    std::vector<ShortName> many;
    for (int i = 0; i < 1003; ++i) many.push_back(*pack_short_name(short_text(random)));
    std::vector<float> out(many.size());
    for (auto targets = hwy::SupportedTargets(); targets; targets &= targets - 1) {
        hwy::SetSupportedTargetsForTest(targets & -targets);
        for (std::size_t at = 0; at < 40; ++at) {
            jaro_winkler(many[at], many, out);
            for (std::size_t i = 0; i < many.size(); ++i) ASSERT_EQ(out[i], float(jaro_winkler(many[at], many[i]))) << hwy::TargetName(targets & -targets);
        }
    }
    hwy::SetSupportedTargetsForTest(0);
}

TEST(ShortNames, AreThoseThatFit) {
    EXPECT_TRUE(pack_short_name("张伟").has_value());
    EXPECT_TRUE(pack_short_name("a\xFF").has_value());
    for (std::string_view text : {"", "欧阳小芳", "𠀀", "\xEF\xBF\xBF"}) EXPECT_FALSE(pack_short_name(text).has_value());
    EXPECT_FALSE(pack_short_name(std::string_view("\0", 1)).has_value());
}

}  // namespace
}  // namespace jiayu::linkage
