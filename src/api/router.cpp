#include "api/router.hpp"

#include <ranges>

#include "api/messages.hpp"
#include "base/assert.hpp"
#include "http/problem.hpp"

namespace jiayu::api {
namespace {

std::vector<std::string> shape_of(std::string_view path) {
    std::vector<std::string> shape;
    for (auto const part : std::views::split(path.substr(1), '/')) {
        std::string_view const segment(part.begin(), part.end());
        shape.emplace_back(segment.starts_with('{') ? std::string_view() : segment);
    }
    if (path == "/") shape.clear();
    return shape;
}

bool fits(std::vector<std::string> const& shape, std::vector<std::string> const& segments) {
    return std::ranges::equal(shape, segments, [](std::string const& wanted, std::string const& segment) {
        return wanted.empty() ? !segment.empty() : wanted == segment;
    });
}

std::vector<std::string> places_of(std::vector<std::string> const& shape, std::vector<std::string> const& segments) {
    std::vector<std::string> places;
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (shape[i].empty()) places.push_back(segments[i]);
    return places;
}

http::Response without_route(std::string_view method, std::string const& allowed) {
    if (allowed.empty()) return http::problem_response(404, Error(message::path_unknown));
    http::Response response;
    if (method == "OPTIONS") response.status = 204;
    else response = http::problem_response(405, Error(message::method_not_allowed, {{"allowed", allowed}}));
    response.set("Allow", allowed);
    return response;
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
    for (Route const& route : routes_) {
        auto shape = shape_of(route.path);
        for (std::size_t i = 0; i < shapes_.size(); ++i) JIAYU_ASSERT(shapes_[i] != shape || routes_[i].method != route.method);
        shapes_.push_back(std::move(shape));
    }
}

std::variant<Router::Found, http::Response> Router::find(http::Request const& request) const {
    std::string allowed;
    Found found{nullptr, {}};
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        if (!fits(shapes_[i], request.segments)) continue;
        Route const& route = routes_[i];
        bool const same = route.method == request.method || (route.method == "GET" && request.method == "HEAD");
        // A path written out wins over one with places: /api/persons/search over /api/persons/{person}.
        auto places = places_of(shapes_[i], request.segments);
        if (same && (!found.route || places.size() < found.places.size())) found = {&route, std::move(places)};
        allowed += fmt::format("{}{}{}", allowed.empty() ? "" : ", ", route.method, route.method == "GET" ? ", HEAD" : "");
    }
    if (found.route) return found;
    return without_route(request.method, allowed);
}

}  // namespace jiayu::api
