// What is made of a column's values, worked out once per distinct value: `surname.soundex` as codes of its own dictionary.
#pragma once
#include "linkage/condition.hpp"
#include "linkage/records.hpp"
#include "linkage/transform.hpp"

namespace jiayu::linkage {

struct DerivedColumn {
    std::size_t base = 0;        // index in Records::columns
    Dictionary values;           // empty of use when is_plain
    std::vector<Code> of_base;   // derived code by base code; empty when the operand has no transforms

    Code code(Code base_code) const { return of_base.empty() ? base_code : of_base[base_code]; }
};

// The same as hashes alone, which is all that joining records by keys asks for.
struct HashedColumn {
    std::size_t base = 0;
    std::vector<Transform> transforms;
    std::vector<std::uint64_t> hashes;  // by base code: of the derived text, the same for every order of rows; 0: absent

    std::string text(Records const& records, Code base_code) const;
};

// An unknown column is refused with the nearest known one.
Result<std::size_t> column_index(Records const& records, std::string_view name);
Result<DerivedColumn> derive_column(Records const& records, Operand const& operand);
Result<HashedColumn> hash_column(Records const& records, Operand const& operand);

}  // namespace jiayu::linkage
