// What a handler answers: a status, fields, and either a whole body or a source of pieces (an export, a stream of events).
#pragma once
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.hpp"

namespace jiayu::http {

// One piece of a body that is made while it is sent. Empty bytes: nothing to send yet, ask again after `wait`.
struct Piece {
    std::string bytes;
    std::chrono::milliseconds wait{0};
};
// Called again each time the last piece is on its way, so memory is bound by one piece. Nothing: the body ends. A throw cuts the connection,
// so that the client sees a broken body and not a short one.
using Pieces = std::move_only_function<std::optional<Piece>()>;

struct Response {
    int status = 200;
    std::vector<Field> fields;
    std::string body;
    Pieces pieces;  // if set, `body` is not sent

    std::optional<std::string_view> field(std::string_view name) const;
    void set(std::string_view name, std::string value);
};

Response text_response(int status, std::string_view media_type, std::string body);

}  // namespace jiayu::http
