#include "api/probes.hpp"

#include <boost/json.hpp>

#include "http/problem.hpp"
#include "service/check_readiness.hpp"

namespace jiayu::api {

http::Response alive() { return http::text_response(200, "application/json", R"({"status":"alive"})"); }

http::Response ready(std::string const& store_url) {
    auto const readiness = service::check_readiness(store_url);
    if (!readiness) {
        auto response = http::problem_response(503, readiness.error());
        response.set("Retry-After", "10");
        return response;
    }
    boost::json::object const state{{"status", "ready"}, {"store", readiness->backend}, {"tables", readiness->tables_version}};
    return http::text_response(200, "application/json", boost::json::serialize(state));
}

}  // namespace jiayu::api
