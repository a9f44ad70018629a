// Two packs beside each other: what their texts say differently and, on the newest snapshot, whose outcomes and whose money move.
#pragma once
#include "policy/compare_packs.hpp"
#include "service/check_pack.hpp"

namespace jiayu::service {

struct MovedOutcome {
    policy::Outcome before, after;  // a rule or benefit that a pack does not have fails for everybody
    std::int64_t rows;              // of the fact view
};

struct MovedPerson {
    std::string person;                 // the register's number, all but its last two digits masked
    std::optional<std::int64_t> town;   // 9 digits
    policy::Outcome before, after;
    std::optional<std::int64_t> fen_before, fen_after;
};

struct MovedRule {
    std::string rule;
    std::vector<MovedOutcome> moved;
    std::vector<MovedPerson> sample;    // a few of them; without amounts
};

// Amounts are those of one payment period of the benefit.
struct MovedBenefit {
    std::string benefit;
    policy::PaymentPeriod period;
    std::int64_t persons = 0;           // whose outcome or amount is another one
    std::int64_t entitled_before = 0, entitled_after = 0, fen_before = 0, fen_after = 0;
    std::vector<MovedOutcome> moved;
    std::int64_t other_amount = 0;      // entitled before and after, to another amount
    std::vector<MovedPerson> sample;    // a few of those who move
};

struct ChangedFile {
    policy::ChangeKind kind;
    std::string file;  // "national/matters/benefit_application.toml"
};

struct PackDiff {
    std::string before_version, after_version;
    std::vector<PackRemark> remarks;    // why a pack does not load; then there is nothing else
    std::vector<policy::PackChange> changes;
    std::vector<ChangedFile> files;     // every file that differs, whether or not a line of `changes` tells how
    std::optional<int> snapshot;        // that the moves were counted on
    Date as_of{};
    std::vector<MovedRule> rules;       // those that move anyone
    std::vector<MovedBenefit> benefits;
};

struct PackDiffRequest {
    Path packs, data;
    std::string before, after;  // folders, or names in `packs`, or versions kept in the district's folder
    bool on_snapshot = false;
    std::optional<Date> as_of;  // judged for; else the snapshot's day
};

Result<PackDiff> diff_pack(PackDiffRequest const& request);

}  // namespace jiayu::service
