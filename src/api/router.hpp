// Finds the route of a request. An unknown path is 404, a known one with another method 405 with Allow; HEAD is answered by GET's route, OPTIONS by Allow.
#pragma once
#include <variant>

#include "api/route.hpp"

namespace jiayu::api {

class Router {
public:
    // Asserts that no two routes have one method and one shape of path.
    explicit Router(std::vector<Route> routes);

    struct Found {
        Route const* route;
        std::vector<std::string> places;
    };
    // A route, or the answer instead of one.
    std::variant<Found, http::Response> find(http::Request const& request) const;
    std::vector<Route> const& routes() const { return routes_; }

private:
    std::vector<Route> routes_;
    std::vector<std::vector<std::string>> shapes_;  // segments of each route's path; a place is ""
};

}  // namespace jiayu::api
