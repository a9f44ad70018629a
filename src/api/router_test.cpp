#include "api/router.hpp"

#include <gtest/gtest.h>

namespace jiayu::api {
namespace {

http::Response nothing(Call const&) { return {}; }

Router const router({{"GET", "/persons/{person}", "getPerson", nothing},
                     {"DELETE", "/persons/{person}", "forgetPerson", nothing},
                     {"GET", "/persons/search", "searchPersons", nothing},
                     {"POST", "/persons/{person}/links/{link}", "setLink", nothing}});

std::string operation_of(std::string_view method, std::vector<std::string> segments) {
    auto const found = router.find({.method = std::string(method), .segments = std::move(segments)});
    if (auto const* route = std::get_if<Router::Found>(&found)) return std::string(route->route->operation);
    auto const& response = std::get<http::Response>(found);
    return fmt::format("{} {}", response.status, response.field("Allow").value_or(""));
}

TEST(Router, FindsTheRouteAndWhatStandsInItsPlaces) {
    EXPECT_EQ(operation_of("GET", {"persons", "7"}), "getPerson");
    EXPECT_EQ(operation_of("HEAD", {"persons", "7"}), "getPerson");
    EXPECT_EQ(operation_of("DELETE", {"persons", "7"}), "forgetPerson");
    auto const found = router.find({.method = "POST", .segments = {"persons", "7", "links", "9"}});
    EXPECT_EQ(std::get<Router::Found>(found).places, (std::vector<std::string>{"7", "9"}));
}

TEST(Router, PrefersAPathWrittenOut) { EXPECT_EQ(operation_of("GET", {"persons", "search"}), "searchPersons"); }

TEST(Router, TellsWhatAPathTakes) {
    EXPECT_EQ(operation_of("PUT", {"persons", "7"}), "405 GET, HEAD, DELETE");
    EXPECT_EQ(operation_of("OPTIONS", {"persons", "7"}), "204 GET, HEAD, DELETE");
    EXPECT_EQ(operation_of("GET", {"persons"}), "404 ");
    EXPECT_EQ(operation_of("GET", {"persons", ""}), "404 ");
    EXPECT_EQ(operation_of("GET", {}), "404 ");
}

}  // namespace
}  // namespace jiayu::api
