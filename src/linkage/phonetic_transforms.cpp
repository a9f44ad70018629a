#include "linkage/soundex.hpp"
#include "linkage/transform_table.hpp"

namespace jiayu::linkage {

namespace {

constexpr TransformRow rows[] = {{"soundex", [](std::string_view value, int) { return soundex(value); }}};

}  // namespace

std::span<TransformRow const> phonetic_transforms() { return rows; }

}  // namespace jiayu::linkage
