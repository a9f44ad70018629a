// What goes into and comes out of a database: null, a 64-bit integer, a double (statistics only; never money), or UTF-8 text.
// Texts are views: of the caller's memory going in, of the row until the next row coming out.
#pragma once
#include <cstdint>
#include <string_view>
#include <variant>

namespace jiayu::db {

using Null = std::monostate;
using Value = std::variant<Null, std::int64_t, double, std::string_view>;

// An empty text or a zero number becomes null: the way Mention's "absent" reaches the database.
inline Value text_or_null(std::string_view text) { return text.empty() ? Value() : Value(text); }
inline Value number_or_null(std::int64_t number) { return number == 0 ? Value() : Value(number); }

class Row {
public:
    virtual ~Row() = default;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;      // 0 when null
    virtual double real(int column) const = 0;               // 0 when null
    virtual std::string_view text(int column) const = 0;     // empty when null
};

}  // namespace jiayu::db
