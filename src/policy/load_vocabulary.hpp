// The words that a pack's conditions may use: facts/views.toml and parameters.toml.
#pragma once
#include "policy/toml_source.hpp"

namespace jiayu::policy {

void load_views(Path const& folder, Pack& pack, std::vector<PackProblem>& problems);
bool is_basis(std::string_view word);  // statute | standard | source | recall | design

void read_parameters(TomlSource const& source, toml::table const& parameters, rules::Vocabulary& vocabulary);
void load_parameters(Path const& folder, rules::Vocabulary& vocabulary, std::vector<PackProblem>& problems);

}  // namespace jiayu::policy
