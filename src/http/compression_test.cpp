#include "http/compression.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

namespace jiayu::http {
namespace {

std::string unpack(std::string_view packed, std::size_t most) {
    std::string plain(most, '\0');
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    plain.resize(stream.total_out);
    inflateEnd(&stream);
    return plain;
}

TEST(Compression, IsForClientsThatTakeIt) {
    EXPECT_TRUE(takes_gzip("gzip"));
    EXPECT_TRUE(takes_gzip("br, GZip;q=0.5"));
    EXPECT_TRUE(takes_gzip("*"));
    EXPECT_FALSE(takes_gzip("gzip;q=0"));
    EXPECT_FALSE(takes_gzip("br, deflate"));
    EXPECT_FALSE(takes_gzip(""));
}

TEST(Compression, PacksLongTextAndGivesItBackTheSame) {
    std::string const body(5000, 'x');
    Request const request{.fields = {{"Accept-Encoding", "gzip"}}};
    auto response = text_response(200, "application/json", body);
    response.set("Vary", "Cookie");
    compress(request, response);
    EXPECT_EQ(response.field("Content-Encoding"), "gzip");
    EXPECT_EQ(response.field("Vary"), "Cookie, Accept-Encoding");
    EXPECT_LT(response.body.size(), 200u);
    EXPECT_EQ(unpack(response.body, 10'000), body);
}

TEST(Compression, LeavesShortTextsAndPicturesAlone) {
    Request const request{.fields = {{"Accept-Encoding", "gzip"}}};
    auto shorter = text_response(200, "application/json", std::string(500, 'x'));
    auto picture = text_response(200, "image/png", std::string(5000, 'x'));
    compress(request, shorter);
    compress(request, picture);
    EXPECT_FALSE(shorter.field("Content-Encoding"));
    EXPECT_FALSE(picture.field("Content-Encoding"));
}

}  // namespace
}  // namespace jiayu::http
