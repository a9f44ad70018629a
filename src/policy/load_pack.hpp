// Reads a pack's folder, upon that of the pack it extends: facts/views.toml, parameters.toml, tables/, audit/*.toml, switched_off.toml, repealed_functions.toml. A pack with
// any problem does not load; every problem is told at once.
#pragma once
#include "base/file.hpp"
#include "policy/pack.hpp"

namespace jiayu::policy {

struct PackProblem {
    std::string place;  // "audit/person.toml, A12"
    Error error;
};

std::expected<Pack, std::vector<PackProblem>> load_pack(Path const& folder);

// All problems as one refusal, for those who only use packs.
Result<Pack> load_sound_pack(Path const& folder);

}  // namespace jiayu::policy
