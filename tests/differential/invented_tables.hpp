// Random decision tables over the invented view: every hit policy, with and without a default, complete or not, rows that overlap and
// rows of some days only. What they give is held equal on all three judges, sound or not.
#pragma once
#include "rules/vocabulary.hpp"

namespace jiayu::rules {

void add_invented_tables(Vocabulary& words);

// The name of one of them that gives this kind, by a random number; empty: none gives it.
std::string invented_table(Kind kind, std::uint64_t number);

}  // namespace jiayu::rules
