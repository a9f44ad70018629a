// Which rules judged: 12 hexadecimal characters of a digest over every file of a pack's folder but its READMEs, and over the packs
// that it extends. Stored with snapshots, findings and decisions.
#pragma once
#include <map>
#include <string>

#include "base/file.hpp"

namespace jiayu::policy {

std::string pack_version(Path const& pack);

// What it is a digest of: file → the file's own digest; a file of a local pack with its name, "changzhou/benefits/old_age.toml".
std::map<std::string, std::string> pack_files(Path const& pack);

}  // namespace jiayu::policy
