// The table of what the service answers: one row an operation of api/openapi.yaml. A test holds the two equal.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.hpp"
#include "http/response.hpp"

namespace jiayu::api {

// One request that has found its route.
struct Call {
    http::Request request;
    std::vector<std::string> places;  // what stands in the path's {places}, in their order
};

struct Route {
    std::string_view method;     // "GET" (HEAD is answered from it), "POST", …
    std::string_view path;       // "/api/persons/{person}"
    std::string_view operation;  // its operationId, and its name in metrics and logs
    std::function<http::Response(Call const&)> answer;
};

}  // namespace jiayu::api
