// The head of a request (request line and fields, up to and with the empty line) held against RFC 9112 where parsers are lenient: what two
// readers may read differently is refused, for a proxy in front of us may be the other reader.
#pragma once
#include <string_view>

#include "base/result.hpp"

namespace jiayu::http {

// `head` ends with CR LF CR LF. Refuses: a NUL or another control character, CR or LF alone, a folded line (obs-fold), a space before the colon,
// no Host or two of them, Content-Length twice or beside Transfer-Encoding, a length that is no plain number, a Transfer-Encoding other than
// "chunked", a version other than 1.1 (RFC 9112 §2.2, 3.2, 5.2, 6.1–6.3).
Result<void> check_head(std::string_view head);

}  // namespace jiayu::http
