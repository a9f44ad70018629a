// Where in a condition something stands, and refusals that point at it: column (code points, from 1), the line, a caret below.
#pragma once
#include "base/result.hpp"

namespace jiayu::rules {

struct Span {
    std::size_t begin = 0, end = 0;  // bytes
};

std::unexpected<Error> refuse_at(std::string_view source, Span span, Message const& message, MessageArguments arguments = {});

}  // namespace jiayu::rules
