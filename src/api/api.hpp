// The service behind HTTP: every operation of api/openapi.yaml, with the fields, tags, metrics and log lines that all answers share.
#pragma once
#include <atomic>
#include <iosfwd>
#include <memory>
#include <mutex>
#include <string>

#include "api/metrics.hpp"
#include "api/router.hpp"
#include "http/server.hpp"

namespace jiayu::api {

struct ApiSettings {
    std::string store_url;
    std::ostream* log = nullptr;  // one line of JSON an answer; nullptr: none
};

class Api {
public:
    explicit Api(ApiSettings settings);

    http::Response answer(http::Request&& request);  // on any thread
    std::vector<Route> const& routes() const { return router_.routes(); }
    // The server's counts enter the metrics from here on; it must outlive the last answer.
    void watch(http::ServerCounts const& counts) { server_counts_ = &counts; }
    void log_failure(std::string_view what);

private:
    std::vector<Route> all_routes();
    http::Response answer_found(Router::Found const& found, http::Request&& request);
    http::Response metrics_text();
    void write_log(std::string_view line);

    ApiSettings settings_;
    Metrics metrics_;
    std::atomic<http::ServerCounts const*> server_counts_{nullptr};
    std::mutex log_mutex_;
    Router router_;
};

}  // namespace jiayu::api
