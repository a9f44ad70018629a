// Codes of the fact views in words, for people who read findings: department 9 is 社区（村）, sex 1 is 男. The sets are those of
// packs/national/facts/views.toml.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/codes.hpp"

namespace jiayu::service {

// nullopt for a set or a code without words.
std::optional<std::string> word_of_code(std::string_view code_set, std::int64_t code, CodeTable const& relations);

}  // namespace jiayu::service
