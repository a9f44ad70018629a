// What a step of long work is called in progress bars, summaries and reports.
#pragma once
#include <string_view>

#include "base/message.hpp"

namespace jiayu {

// Code and JSON name a step by an identifier ("read tables"). A name without words of its own (a file, a table) is given back as it is.
std::string_view step_text(std::string_view step, Language language);

}  // namespace jiayu
