#include "http/target.hpp"

#include <gtest/gtest.h>

namespace jiayu::http {
namespace {

using Segments = std::vector<std::string>;

TEST(Target, IsTakenApartAndDecoded) {
    auto const target = parse_target("/api/persons/7?town=320412001&name=%E5%BC%A0+%E4%BC%9F&name=").value();
    EXPECT_EQ(target.segments, (Segments{"api", "persons", "7"}));
    ASSERT_EQ(target.query.size(), 3u);
    EXPECT_EQ(target.query[0].value, "320412001");
    EXPECT_EQ(target.query[1].value, "张 伟");
    EXPECT_EQ(target.query[2].value, "");
    EXPECT_EQ(parse_target("/").value().segments, Segments{});
}

TEST(Target, RefusesWhatCouldReachOutOfItsPlace) {
    for (auto const* text : {"", "api", "*", "http://a/b", "/a/../b", "/a/%2e%2e/b", "/./a", "/%2e/a", "/a%2fb", "/a%5cb", "/a%00b", "/a%", "/a%g0", "/%ff", "/a?b=%ff", "/a?b=%00", "/a b"})
        EXPECT_FALSE(parse_target(text)) << text;
}

}  // namespace
}  // namespace jiayu::http
