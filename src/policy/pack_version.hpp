// Which rules judged: 12 hexadecimal characters of a digest over every file of the packs folder and its name.
#pragma once
#include <string>

#include "base/file.hpp"

namespace jiayu::policy {

std::string pack_version(Path const& packs);

}  // namespace jiayu::policy
