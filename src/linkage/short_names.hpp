// Jaro–Winkler of names of one to three characters, as nearly all Chinese names are: packed into 64 bits, one against many.
// At such lengths characters match in their own place alone, so that what agrees is three bits, and the value comes from a table.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "linkage/dictionary.hpp"

namespace jiayu::linkage {

// Three characters of 16 bits, the first lowest, 0 where there is none; then where the values of its length stand in the table.
using ShortName = std::uint64_t;

// nullopt: no character, more than three, or one beyond U+FFFE (rare characters of the supplementary planes) or U+0000.
std::optional<ShortName> pack_short_name(std::string_view text);

double jaro_winkler(ShortName a, ShortName b);

// Of each of a column's values; 0 where it does not fit. Empty where fewer than half of them do.
std::vector<ShortName> pack_short_names(Dictionary const& values);

// out[i] is the value of `one` and many[i]; as many as `many`. Uses the best instruction set at hand.
void jaro_winkler(ShortName one, std::span<ShortName const> many, std::span<float> out);

}  // namespace jiayu::linkage
