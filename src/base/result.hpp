// Refusals are values: Result<T> holds a T or an Error (a message with its arguments). Environment failures throw
// EnvironmentFailure, caught once at the edge; bugs are JIAYU_ASSERT (base/assert.hpp).
#pragma once
#include <expected>
#include <stdexcept>

#include "base/message.hpp"

namespace jiayu {

struct Error {
    Message const* code;
    MessageArguments arguments;

    Error(Message const& message, MessageArguments named = {}) : code(&message), arguments(std::move(named)) {}
    std::string text(Language language) const { return render(*code, arguments, language); }
    friend bool operator==(Error const& error, Message const& message) { return error.code == &message; }
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> refuse(Message const& message, MessageArguments arguments = {}) {
    return std::unexpected(Error(message, std::move(arguments)));
}

// The disk is full, the database is gone: not the caller's fault and not a bug.
class EnvironmentFailure : public std::runtime_error {
public:
    explicit EnvironmentFailure(Error error) : std::runtime_error(error.text(Language::en)), error_(std::move(error)) {}
    Error const& error() const { return error_; }

private:
    Error error_;
};

}  // namespace jiayu
