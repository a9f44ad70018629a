// What differs between two packs, as their authors would say it: conditions, amounts, parameters with days and sources, rows of tables.
#pragma once
#include "policy/pack.hpp"

namespace jiayu::policy {

enum class ChangeKind : std::uint8_t { added, removed, changed };
std::string_view name_of(ChangeKind kind);

struct PackChange {
    ChangeKind kind;
    std::string part, id;    // "rule", "D01"
    std::string what;        // "when", "from 2025-01-01", "row 3"; empty: the whole part
    std::string before, after;
};

std::vector<PackChange> compare_packs(Pack const& before, Pack const& after);  // by part and id

}  // namespace jiayu::policy
