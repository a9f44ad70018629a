// One request as the handler sees it: complete, decoded, and refused beforehand where it is malformed (http/head.hpp, http/target.hpp).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayu::http {

struct Field {
    std::string name;
    std::string value;
};

struct Request {
    std::string method;                 // "GET": as sent, upper case by RFC 9110
    std::vector<std::string> segments;  // of the path, percent-decoded: "/api/persons/7" is {"api", "persons", "7"}
    std::vector<Field> query;           // decoded, in the order sent; a name may stand twice
    std::vector<Field> fields;          // headers; names as sent
    std::string body;
    std::string peer;                   // the client's address: "127.0.0.1"
    bool encrypted = false;             // came over TLS

    // The first of that name, whatever its case; nothing if there is none.
    std::optional<std::string_view> field(std::string_view name) const;
    // The first value of that name in the query, case kept.
    std::optional<std::string_view> parameter(std::string_view name) const;
};

bool same_field_name(std::string_view one, std::string_view other);

}  // namespace jiayu::http
