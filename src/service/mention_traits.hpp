// What a mention says about itself and SQL cannot say well, derived once when it is loaded into a snapshot: the last columns of
// store.mention (docs/design/planted.md, "When exactly each kind holds").
#pragma once
#include "base/date.hpp"
#include "db/duck_appender.hpp"
#include "db/value.hpp"

namespace jiayu::service {

inline constexpr int mention_person_column = 21;  // before it: columns of the store

// Copies a row of the mention scan (the store's columns, then the person) and sets the derived columns; the caller ends the row.
void append_mention(db::DuckAppender& snapshot, db::Row const& scanned);

struct NumberTraits {
    std::optional<Date> birth_date;  // digits 7–14, when a day
    int sex;                         // by digit 17: 1 male, 2 female
    int prefix;                      // first six digits
};

// Of a well-formed number: 18 characters ^[1-9]\d{16}[0-9X]$, the check character right or wrong.
std::optional<NumberTraits> traits_of_number(std::string_view number);

}  // namespace jiayu::service
