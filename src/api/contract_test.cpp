// The routes of the program and api/openapi.yaml say the same, and what is answered is declared.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <fstream>
#include <set>
#include <sstream>

#include "api/api.hpp"
#include "api/document.hpp"

namespace jiayu::api {
namespace {

YAML::Node read_document() { return YAML::Load(std::string(document)); }

std::string lower(std::string_view text) {
    std::string lowered(text);
    for (char& letter : lowered) letter = static_cast<char>(std::tolower(letter));
    return lowered;
}

TEST(Contract, RoutesAndDocumentAreEqual) {
    Api const api({.store_url = "nowhere"});
    std::set<std::string> served, declared;
    for (Route const& route : api.routes()) served.insert(fmt::format("{} {} {}", lower(route.method), route.path, route.operation));
    for (auto const& path : read_document()["paths"])
        for (auto const& method : path.second)
            if (method.first.as<std::string>() != "parameters")
                declared.insert(fmt::format("{} {} {}", method.first.as<std::string>(), path.first.as<std::string>(), method.second["operationId"].as<std::string>()));
    EXPECT_EQ(served, declared);
}

TEST(Contract, EveryOperationSaysWhatItAnswersInBothLanguages) {
    for (auto const& path : read_document()["paths"])
        for (auto const& method : path.second) {
            auto const operation = method.second;
            EXPECT_TRUE(operation["responses"].size() > 0) << path.first;
            EXPECT_NE(operation["summary"].as<std::string>().find(" · "), std::string::npos) << path.first;
        }
}

// Asks every operation without places and holds status and media type against the document.
TEST(Contract, AnswersAreDeclared) {
    Api api({.store_url = "nowhere"});
    auto const paths = read_document()["paths"];
    for (Route const& route : api.routes()) {
        if (route.method != "GET" || route.path.find('{') != route.path.npos) continue;
        std::vector<std::string> segments;
        std::istringstream parts{std::string(route.path.substr(1))};
        for (std::string part; std::getline(parts, part, '/');) segments.push_back(part);
        auto const response = api.answer({.method = "GET", .segments = segments});
        auto declared = paths[std::string(route.path)]["get"]["responses"][std::to_string(response.status)];
        ASSERT_TRUE(declared.IsDefined()) << route.path << " " << response.status;
        if (declared["$ref"]) declared = read_document()["components"]["responses"][declared["$ref"].as<std::string>().substr(sizeof("#/components/responses/") - 1)];
        auto const type = std::string(response.field("Content-Type").value_or(""));
        EXPECT_TRUE(declared["content"][type.substr(0, type.find(';'))].IsDefined()) << route.path << " " << type;
    }
}

TEST(Api, CarriesSafeFieldsAndCountsWithoutPersons) {
    std::ostringstream log;
    Api api({.store_url = "nowhere", .log = &log});
    auto const response = api.answer({.method = "GET", .segments = {"api", "persons", "320411199001011234"}});
    EXPECT_EQ(response.status, 404);
    EXPECT_EQ(response.field("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(response.field("Cache-Control"), "no-store");
    EXPECT_FALSE(response.field("Strict-Transport-Security"));
    EXPECT_EQ(log.str().find("3204"), std::string::npos);
    auto const metrics = api.answer({.method = "GET", .segments = {"metrics"}});
    EXPECT_NE(metrics.body.find(R"(jiayu_http_requests_total{operation="none",status="404"} 1)"), std::string::npos) << metrics.body;
}

}  // namespace
}  // namespace jiayu::api
