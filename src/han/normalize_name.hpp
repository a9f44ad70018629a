// Names and written numbers in one form, so that equal things compare equal.
#pragma once
#include <string>
#include <string_view>

namespace jiayu::han {

// A name for comparing: full-width forms narrowed (NFKC), spaces and invisible characters out, middle dots one "·" (a full stop
// between two Chinese characters too), traditional and variant characters to one form, Latin letters upper-case, characters of
// old private use areas to their standard ones. Never for showing: what was written is kept beside it. Idempotent.
std::string normalize_name(std::string_view name);

// Full-width digits, letters and signs to ASCII, ideographic space to space, trimmed at both ends. Chinese stays as it is.
std::string fold_width(std::string_view text);

}  // namespace jiayu::han
