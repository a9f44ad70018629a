// Which whole numbers a term can give, so that sums are watched for overflow only where one can come.
#pragma once
#include "rules/term.hpp"

namespace jiayu::rules {

struct Range {
    __int128 least, most;
};

// Of an int, money or code term, within 64 bits: what does not fit them is unknown. A column may hold any number.
Range range_of(Term const& term);

// Of a sum, product or negation: can it leave 64 bits?
bool may_overflow(Term const& term);

}  // namespace jiayu::rules
