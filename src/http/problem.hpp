// Problem details (RFC 9457): how every refusal leaves the server, with the message's stable name and number and both languages.
#pragma once
#include "base/result.hpp"
#include "http/response.hpp"

namespace jiayu::http {

// application/problem+json: type "urn:jiayu:problem:<name>", title in English, detail in Chinese, status, code (the message's number).
Response problem_response(int status, Error const& error);

}  // namespace jiayu::http
