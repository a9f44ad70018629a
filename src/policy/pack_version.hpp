// Which rules judged: 12 hexadecimal characters of a digest over every file of a pack's folder but its READMEs, and over the packs
// that it extends. Stored with snapshots, findings and decisions.
#pragma once
#include <string>

#include "base/file.hpp"

namespace jiayu::policy {

std::string pack_version(Path const& pack);

}  // namespace jiayu::policy
