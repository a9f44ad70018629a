// Decided matters against the register as it is now: who died or is no longer entitled is stopped, periods that were paid too little or
// too much get arrears or a recovery, periods that have begun get their grant. One transaction a matter.
#pragma once
#include "service/matter_rows.hpp"

namespace jiayu::service {

enum class FactChange : std::uint8_t { none, corrected, stopped, unknown };

struct ReviewedMatter {
    std::int64_t matter_id = 0;
    std::string topic, name;             // the name masked
    FactChange change = FactChange::none;
    std::int64_t granted = 0, arrears = 0, recovered = 0;  // fen, of what is written (or would be)
    std::string because_zh, because_en;  // of a stop, or why nobody can tell
};

struct FactReview {
    std::size_t matters = 0;               // looked at
    std::vector<ReviewedMatter> changed;  // all but `none`
};

enum class ReviewWrites : std::uint8_t { nothing, everything };

Result<FactReview> review_facts(MatterDesk& desk, ReviewWrites writes);

}  // namespace jiayu::service
