// gzip of answers for clients that take it (RFC 9110 §12.5.3).
#pragma once
#include "http/request.hpp"
#include "http/response.hpp"

namespace jiayu::http {

// Compresses the body in place and sets Content-Encoding and Vary, where the client takes gzip, the body is text of 1 KiB or more, and the
// handler has not encoded it itself. Leaves all else as it is.
void compress(Request const& request, Response& response);

// Of an Accept-Encoding field: gzip named (or *) with a weight above 0.
bool takes_gzip(std::string_view accept_encoding);

}  // namespace jiayu::http
