// Which rules judged: 12 hexadecimal characters of a digest over every file of the packs folder and its name. Pack::version is of one
// pack, and of its files that decide alone.
#pragma once
#include <string>

#include "base/file.hpp"

namespace jiayu::policy {

std::string pack_version(Path const& packs);

}  // namespace jiayu::policy
