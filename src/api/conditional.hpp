// Conditional requests (RFC 9110 §13): answers that did not change are not sent again, and a change is refused where another came before it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "http/request.hpp"
#include "http/response.hpp"

namespace jiayu::api {

// A strong tag of the bytes, in quotes.
std::string tag_of(std::string_view bytes);

// Does `list` (the value of If-Match or If-None-Match) name the tag? "*" names any; W/ before a tag is left out of account.
bool names_tag(std::string_view list, std::string_view tag);

// For an answer 200 to GET or HEAD: gives it a tag of its body where it has none, and makes it 304 where the client has it already.
void answer_unchanged(http::Request const& request, http::Response& response);

}  // namespace jiayu::api
