#include "api/conditional.hpp"

#include <gtest/gtest.h>

namespace jiayu::api {
namespace {

http::Response answer_to(std::string_view known) {
    auto response = http::text_response(200, "text/plain", "body");
    answer_unchanged({.method = "GET", .fields = {{"If-None-Match", std::string(known)}}}, response);
    return response;
}

TEST(Conditional, SendsNothingThatTheClientHas) {
    auto const tag = tag_of("body");
    for (auto const& known : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
        EXPECT_EQ(answer_to(known).status, 304) << known;
        EXPECT_EQ(answer_to(known).body, "");
    }
    EXPECT_EQ(answer_to("\"other\"").status, 200);
    EXPECT_EQ(answer_to("").body, "body");
    EXPECT_EQ(answer_to("").field("ETag"), tag);
}

TEST(Conditional, DoesNotTouchOtherAnswers) {
    auto response = http::text_response(404, "text/plain", "body");
    answer_unchanged({.method = "GET", .fields = {{"If-None-Match", "*"}}}, response);
    EXPECT_EQ(response.status, 404);
    EXPECT_FALSE(response.field("ETag"));
}

}  // namespace
}  // namespace jiayu::api
