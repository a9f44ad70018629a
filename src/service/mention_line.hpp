// One mention as people are shown it.
#pragma once
#include "db/value.hpp"
#include "service/show_person.hpp"

namespace jiayu::service {

enum class NumbersShown : std::uint8_t { masked, whole };

// Of a row of list_mentions_of_person or find_mention_line.
MentionLine mention_line(db::Row const& row, NumbersShown numbers);

}  // namespace jiayu::service
