// Random well-typed conditions of the rule language, written as an author would write them, and random rows with missing facts,
// leap days, month ends and numbers at the ends of 64 bits.
#pragma once
#include <random>
#include <string>
#include <vector>

#include "rules/vocabulary.hpp"

namespace jiayu::rules {

using InventedRow = std::vector<std::optional<Constant>>;  // by column of the view; nothing: missing

Vocabulary invented_vocabulary();  // with one view, "invented"
InventedRow invent_row(View const& view, std::mt19937_64& random);
std::string invent_condition(View const& view, std::mt19937_64& random);  // of any type

}  // namespace jiayu::rules
