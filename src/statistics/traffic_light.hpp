// A value with its interval against a target: met, not met, or undecided because the interval spans the target.
#pragma once
#include "statistics/interval.hpp"

namespace jiayu::statistics {

enum class Verdict { met, not_met, undecided };

// A target in the unit of the value. `at_least` uses low alone, `at_most` high alone, `equal` low = high, `within` both.
struct Target {
    enum class Kind { at_least, at_most, equal, within } kind;
    double low;
    double high;
};

// met: the whole interval keeps the target (`equal`: the value is the target, within rounding of 1e-9);
// not_met: the whole interval misses it; undecided: neither. A value exactly at a limit keeps it.
Verdict judge(Estimate const& estimate, Target const& target);

}  // namespace jiayu::statistics
