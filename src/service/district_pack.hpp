// Which pack judges in a district: DATA/district.toml, `pack = "changzhou"`; without it packs/national. Every command that judges asks
// here, so that audit, benefits, matters and reports never differ in it (docs/adr/0036).
#pragma once
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "policy/pack.hpp"

namespace jiayu::service {

// Throws EnvironmentFailure where district.toml cannot be read or names a pack that is not there.
Path judging_pack(Path const& data, Path const& packs);

// The folder of the pack that extends nothing: fact views are its.
Path lowest_layer(Path const& pack);

Result<policy::Pack> load_judging_pack(Path const& data, Path const& packs);

struct PackChoice {
    std::string name, version;
    std::vector<std::string> layers;  // from the pack that extends nothing to `name`
    std::vector<policy::Replaced> replaced;
};

Result<PackChoice> read_pack_choice(Path const& data, Path const& packs);

struct UsePackRequest {
    std::string store_url;
    Path data, packs;
    std::string pack, actor;
};

// Refuses a pack that is not sound. Writes DATA/district.toml and a trail entry.
Result<PackChoice> use_pack(UsePackRequest const& request);

}  // namespace jiayu::service
