// The target of a request, taken apart: "/api/persons/7?town=320412001" is the segments api, persons, 7 and the query town = 320412001.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/request.hpp"

namespace jiayu::http {

struct Target {
    std::vector<std::string> segments;
    std::vector<Field> query;
};

// Of the origin form (RFC 9112 §3.2.1) alone. Refuses: no leading "/", a broken percent code, a decoded NUL or slash, bytes that are no UTF-8, and the
// segments "." and "..", encoded or not: no route has them, and a file behind one is none of ours.
Result<Target> parse_target(std::string_view text);

}  // namespace jiayu::http
