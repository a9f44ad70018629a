// Types of the rule language. Money is whole fen; a code is a national code set's number with names; durations are only added
// to days. There is no type for "missing": a missing fact makes what reads it unknown.
#pragma once
#include <string>

namespace jiayu::rules {

enum class Kind : std::uint8_t { integer, real, text, boolean, date, money, code, duration, list };

struct Type {
    Kind kind = Kind::integer;
    std::string code_set = {};      // of a code, or of a list of codes
    Kind item = Kind::integer;      // of a list
    friend bool operator==(Type const&, Type const&) = default;
};

inline Type const integer_type{Kind::integer}, real_type{Kind::real}, text_type{Kind::text}, boolean_type{Kind::boolean},
    date_type{Kind::date}, money_type{Kind::money}, duration_type{Kind::duration};

inline Type list_of(Type const& item) { return {Kind::list, item.code_set, item.kind}; }
inline Type item_of(Type const& list) { return {list.item, list.code_set}; }

std::string name_of(Type const& type);                        // "int", "code:sex", "list of int"
std::optional<Type> type_from_name(std::string_view name);    // the names of views.toml and parameters.toml

}  // namespace jiayu::rules
