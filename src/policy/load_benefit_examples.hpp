// The examples beside a benefit: facts of an invented person, and what the benefit must come to.
#pragma once
#include "policy/toml_source.hpp"

namespace jiayu::policy {

void read_benefit_example(TomlSource const& source, toml::table const& table, rules::Vocabulary const& vocabulary, Benefit& benefit);

// Every benefit needs examples that it holds, fails and cannot be told for; where it holds, with the amount.
void check_benefit_examples(TomlSource const& source, Benefit const& benefit);

}  // namespace jiayu::policy
