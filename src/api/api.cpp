#include "api/api.hpp"

#include <boost/json.hpp>
#include <ostream>

#include "api/conditional.hpp"
#include "api/document.hpp"
#include "api/probes.hpp"

namespace jiayu::api {
namespace {

// What every answer carries unless it says otherwise: nothing is kept by browsers, framed, sniffed or run.
void set_safe_fields(http::Response& response, bool encrypted) {
    auto const set = [&](std::string_view name, std::string_view value) {
        if (!response.field(name)) response.set(name, std::string(value));
    };
    set("Cache-Control", "no-store");
    set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    set("X-Content-Type-Options", "nosniff");
    set("Referrer-Policy", "no-referrer");
    set("Cross-Origin-Opener-Policy", "same-origin");
    set("Cross-Origin-Resource-Policy", "same-origin");
    if (encrypted) set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

}  // namespace

Api::Api(ApiSettings settings) : settings_(std::move(settings)), router_(all_routes()) {}

std::vector<Route> Api::all_routes() {
    return {
        {"GET", "/healthz", "getHealth", [](Call const&) { return alive(); }},
        {"GET", "/readyz", "getReadiness", [this](Call const&) { return ready(settings_.store_url); }},
        {"GET", "/metrics", "getMetrics", [this](Call const&) { return metrics_text(); }},
        {"GET", "/api/openapi.yaml", "getDocument", [](Call const&) { return http::text_response(200, "application/yaml", std::string(document)); }},
    };
}

http::Response Api::answer(http::Request&& request) {
    auto const begun = std::chrono::steady_clock::now();
    bool const encrypted = request.encrypted;
    std::string const method = request.method;
    auto found = router_.find(request);
    std::string_view operation = "none";
    http::Response response;
    if (auto* instead = std::get_if<http::Response>(&found)) {
        response = std::move(*instead);
    } else {
        operation = std::get<Router::Found>(found).route->operation;
        response = answer_found(std::get<Router::Found>(found), std::move(request));
    }
    set_safe_fields(response, encrypted);
    auto const taken = std::chrono::steady_clock::now() - begun;
    metrics_.count(operation, response.status, taken);
    // The route's name, not the path: a path may hold a person's id.
    write_log(boost::json::serialize(boost::json::object{{"method", method},
                                                         {"operation", operation},
                                                         {"status", response.status},
                                                         {"milliseconds", std::chrono::duration<double, std::milli>(taken).count()}}));
    return response;
}

http::Response Api::answer_found(Router::Found const& found, http::Request&& request) {
    Call const call{std::move(request), found.places};
    auto response = found.route->answer(call);
    answer_unchanged(call.request, response);
    return response;
}

http::Response Api::metrics_text() {
    if (auto const* counts = server_counts_.load()) metrics_.set_connections(counts->connections, counts->malformed);
    return http::text_response(200, "text/plain; version=0.0.4", metrics_.text());
}

void Api::log_failure(std::string_view what) { write_log(boost::json::serialize(boost::json::object{{"failure", what}})); }

void Api::write_log(std::string_view line) {
    if (!settings_.log) return;
    std::lock_guard const lock(log_mutex_);
    *settings_.log << line << std::endl;
}

}  // namespace jiayu::api
