// What the fields, roles and kinds of residence of a person's sheet are called.
#pragma once
#include <string_view>

#include "base/message.hpp"

namespace jiayu::cli {

// By the identifier that JSON has ("birth_date"), which comes back where it has no words.
std::string_view sheet_word(std::string_view identifier, Language language);

}  // namespace jiayu::cli
