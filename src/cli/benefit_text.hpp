// Words that the `benefits` commands share.
#pragma once
#include "cli/command.hpp"
#include "service/judge_benefits.hpp"

namespace jiayu::cli {

std::string word_of(policy::Outcome outcome, Language language);          // of a condition: holds, fails, cannot be told
std::string decision_word(policy::Outcome outcome, Language language);    // of a benefit: entitled, not entitled, cannot tell
std::string yuan_text(std::optional<std::int64_t> fen, Language language);  // "3,600.00"; "amount not set"

Result<std::optional<Date>> day_option(std::string const& text);  // "": none; else YYYY-MM-DD

}  // namespace jiayu::cli
