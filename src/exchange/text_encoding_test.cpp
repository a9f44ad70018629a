#include "exchange/text_encoding.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/utf8.hpp"
#include "exchange/gb18030.hpp"
#include "exchange/messages.hpp"

namespace jiayu::exchange {
namespace {

// "产妇姓名" in GB 18030.
constexpr std::string_view mother_name_gb18030 = "\xB2\xFA\xB8\xBE\xD0\xD5\xC3\xFB";

TEST(TextEncoding, is_detected_from_bytes) {
    struct Example {
        char const* title;
        std::string bytes;
        Encoding expected;
    };
    Example const examples[] = {
        {"ASCII is UTF-8", "name,number\n", Encoding::utf8},
        {"Chinese UTF-8", "产妇姓名,1\n", Encoding::utf8},
        {"a byte order mark", "\xEF\xBB\xBF产妇姓名\n", Encoding::utf8_with_mark},
        {"GB 18030", std::string(mother_name_gb18030) + ",1\n", Encoding::gb18030},
        {"one broken character among many stays UTF-8", [] {
             std::string text;
             for (int i = 0; i < 40; ++i) text += "产妇姓名,";
             return text + "\xB2\n";
         }(), Encoding::utf8},
    };
    for (auto const& example : examples) {
        auto detected = detect_encoding(example.bytes, "f.csv");
        ASSERT_TRUE(detected) << example.title;
        EXPECT_EQ(*detected, example.expected) << example.title;
    }
}

TEST(TextEncoding, refuses_what_is_no_text_naming_the_place) {
    EXPECT_EQ(detect_encoding("\xFF\xFE" "a", "f.csv").error(), message::encoding_utf16);
    auto noise = detect_encoding("a,b\nc,\xFF\xFF\xFF\x80\x80", "f.csv");
    ASSERT_FALSE(noise);
    EXPECT_EQ(noise.error(), message::encoding_unknown);
    EXPECT_NE(noise.error().text(Language::en).find("row 2 column 2"), std::string::npos);
}

TEST(TextEncoding, marks_broken_bytes_and_never_swallows_a_delimiter) {
    auto decoded = decode_gb18030(std::string(mother_name_gb18030) + "\x81,\xB2\xFA");
    EXPECT_EQ(decoded.utf8, "产妇姓名\xEF\xBF\xBD,产");
    EXPECT_EQ(decoded.broken, 1u);
    DecodedText text("产\xE4,a", Encoding::utf8);
    EXPECT_EQ(text.text(), "产\xEF\xBF\xBD,a");
    EXPECT_EQ(text.broken(), 1u);
}

TEST(TextEncoding, survives_a_run_of_broken_bytes) {
    std::string bytes(10'000, '\xFF');
    EXPECT_EQ(decode_gb18030(bytes).broken, bytes.size());
}

TEST(TextEncoding, valid_utf8_is_not_copied) {
    std::string bytes = "\xEF\xBB\xBF产妇";
    EXPECT_EQ(DecodedText(bytes, Encoding::utf8_with_mark).text().data(), bytes.data() + 3);
}

TEST(TextEncoding, any_text_comes_back_from_gb18030) {
    EXPECT_TRUE(rc::check("decode(encode(text)) is text", [] {
        auto points = *rc::gen::container<std::vector<char32_t>>(rc::gen::oneOf(
            rc::gen::inRange<char32_t>(0x20, 0x7F), rc::gen::inRange<char32_t>(0x4E00, 0x9FA6),
            rc::gen::inRange<char32_t>(0x20000, 0x2A6D7), rc::gen::inRange<char32_t>(0xC0, 0x500)));
        std::string text;
        for (auto point : points) append_code_point(text, point);
        auto decoded = decode_gb18030(encode(text, Encoding::gb18030));
        RC_ASSERT(decoded.utf8 == text);
        RC_ASSERT(decoded.broken == 0u);
    }));
}

}  // namespace
}  // namespace jiayu::exchange
