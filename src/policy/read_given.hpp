// The facts that an example gives: columns of its fact view, codes by name or number, all else as TOML has it.
#pragma once
#include "policy/toml_source.hpp"

namespace jiayu::policy {

using Given = std::map<std::string, rules::Constant, std::less<>>;  // column → value; absent columns are missing facts

// What is no column or does not fit its type is reported and left out. Nothing: there is no `given` at all, which is reported too.
std::optional<Given> read_given(TomlSource const& source, toml::table const& example, std::string const& place, std::pair<rules::View const&, rules::Vocabulary const&> words);

// A value of a type as TOML writes it; nothing when it does not fit. Money is fen, or a text as cells have it.
std::optional<rules::Constant> value_of_type(toml::node const& node, rules::Type const& type, rules::Vocabulary const& vocabulary);

}  // namespace jiayu::policy
