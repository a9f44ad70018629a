// Two packs beside each other: what their texts say differently and, on the newest snapshot, whose outcomes and whose money move.
#pragma once
#include "policy/compare_packs.hpp"
#include "service/check_pack.hpp"

namespace jiayu::service {

struct MovedOutcome {
    policy::Outcome before, after;  // a rule or benefit that a pack does not have fails for everybody
    std::int64_t rows;              // of the fact view
};

struct MovedRule {
    std::string rule;
    std::vector<MovedOutcome> moved;
};

struct MovedPerson {
    std::string person;                 // the register's number, all but its last two digits masked
    std::optional<std::int64_t> town;   // 9 digits
    policy::Outcome before, after;
    std::optional<std::int64_t> fen_before, fen_after;
};

// Amounts are those of one payment period of the benefit.
struct MovedBenefit {
    std::string benefit;
    std::int64_t entitled_before = 0, entitled_after = 0, fen_before = 0, fen_after = 0;
    std::vector<MovedOutcome> moved;
    std::int64_t other_amount = 0;      // entitled before and after, to another amount
    std::vector<MovedPerson> sample;    // a few of those who move
};

struct PackDiff {
    std::string before_version, after_version;
    std::vector<PackRemark> remarks;    // why a pack does not load; then there is nothing else
    std::vector<policy::PackChange> changes;
    std::optional<int> snapshot;        // that the moves were counted on
    Date as_of{};
    std::vector<MovedRule> rules;       // those that move anyone
    std::vector<MovedBenefit> benefits;
};

struct PackDiffRequest {
    Path packs, data;
    std::string before, after;  // folders, or names in `packs`, or versions kept in the district's folder
    bool on_snapshot = false;
};

Result<PackDiff> diff_pack(PackDiffRequest const& request);

}  // namespace jiayu::service
