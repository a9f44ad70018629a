// Whether two names are one person's: written without case, full width and spaces.
#pragma once
#include <string>
#include <string_view>

namespace jiayu::ledger {

std::string actor_key(std::string_view name);  // "Ｗang  Fang " → "wangfang"

}  // namespace jiayu::ledger
