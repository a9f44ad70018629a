// A general case with its exceptions, each with its clause: of those that apply the most specific decides. Together they are one
// condition, `if ? then : …` from the most specific to the general case.
#pragma once
#include "policy/rule_exception.hpp"
#include "policy/toml_source.hpp"

namespace jiayu::policy {

struct WrittenCondition {
    std::string when;                        // all of it, in the rule language
    std::vector<RuleException> exceptions;   // from the one that goes first
};

// Reads `when` and `exceptions` of a rule or a benefit's condition. Reports two exceptions that apply to one case and that nothing puts
// in order, with the case.
WrittenCondition read_condition(TomlSource const& source, toml::table const& table, std::string const& place, std::pair<rules::View const&, rules::Vocabulary const&> words);

}  // namespace jiayu::policy
