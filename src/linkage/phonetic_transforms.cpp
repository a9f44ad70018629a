#include "linkage/fold_text.hpp"
#include "linkage/metaphone.hpp"
#include "linkage/nysiis.hpp"
#include "linkage/soundex.hpp"
#include "linkage/transform_table.hpp"

namespace jiayu::linkage {

namespace {

template <auto encode>
std::string coded(std::string_view value, int) {
    return encode(latin_capitals(value));
}

constexpr TransformRow rows[] = {{"soundex", coded<soundex>}, {"metaphone", coded<metaphone>}, {"nysiis", coded<nysiis>}};

}  // namespace

std::span<TransformRow const> phonetic_transforms() { return rows; }

}  // namespace jiayu::linkage
