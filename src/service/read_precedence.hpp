// Reads which source's value of a field stands: packs/national/precedence.toml.
#pragma once
#include "base/file.hpp"
#include "base/result.hpp"
#include "registry/precedence.hpp"

namespace jiayu::service {

Result<registry::Precedence> read_precedence(Path const& file);

}  // namespace jiayu::service
