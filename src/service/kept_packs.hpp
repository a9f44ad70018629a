// DATA/packs/<version>/<layer>: every pack that judged in a district with the packs that it extends, so that a decision can be
// explained, and compared with today's rules, when they have changed.
#pragma once
#include <optional>
#include <string>

#include "base/file.hpp"

namespace jiayu::service {

// Copies a pack's layers, once.
void keep_pack(Path const& data, Path const& pack, std::string const& version);

// The kept folder whose content still has this version; nothing: none is kept, or somebody changed it.
std::optional<Path> find_kept_pack(Path const& data, std::string const& version);

}  // namespace jiayu::service
