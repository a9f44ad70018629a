// What may stand in a blocking key: a column or a part of it, with how it bears errors.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "linkage/propose_comparisons.hpp"

namespace jiayu::linkage {

struct KeyPart {
    std::vector<std::string> texts;  // as a rule writes them: "surname.soundex"
    std::size_t column = 0;          // among the proposed comparisons
    // A slip of the pen falls on a place of the value, 0 … 1; the part is the same after slips within [from, to).
    double from = 0, to = 0;
};

// Parts of the columns that tell people apart; sex and the like are none.
std::vector<KeyPart> key_parts(std::span<ProposedComparison const> comparisons, std::span<ColumnProfile const> of_comparisons);

// How a column fails in one record of a person: by a slip, or altogether (another name after a wedding, a move, a wrong line).
struct FailureRates {
    double slip = 0, whole = 0;
};
FailureRates failure_rates(ColumnKind kind);

// Columns of one group change together: where somebody lives.
bool moves_with_address(ColumnKind kind);

}  // namespace jiayu::linkage
