// One person and one benefit, for a case and for `jiayu benefits explain`: decision, amount, period, since when, and the explanation.
// The facts are those of the district's newest snapshot; whoever needs what was sent since makes one first (make_snapshot with
// `refresh`, a second or two).
#pragma once
#include <memory>

#include "matters/facts_in_time.hpp"
#include "policy/explain_benefit.hpp"
#include "service/fact_row.hpp"
#include "service/snapshot_folder.hpp"

namespace jiayu::service {

struct BenefitRequest {
    std::int64_t person;        // of the register; of a child's benefit, the child
    std::string benefit;        // its id in the pack
    std::optional<Date> as_of;  // else the snapshot's day
    matters::FactValues const* facts = nullptr;  // in place of the snapshot's; a fact that is not named is as the snapshot has it
};

// A person's row of the benefit's view of facts.
struct BenefitFacts {
    std::string view;
    matters::FactValues values;
};

struct BenefitJudgement {
    policy::Outcome outcome;             // holds: entitled; fails: not; unknown: cannot tell
    std::optional<std::int64_t> amount;  // fen, of `period`; nothing: not entitled, or no amount is set
    std::optional<std::int64_t> total;   // fen, of all periods, where the pack tells it
    std::string period;                  // as benefit_decision.period
    Date as_of;
    std::optional<Date> entitled_on;     // the day on which the conditions came to hold
    std::optional<std::int64_t> payee;   // person id
    bool rests_on_recall;                // a number or condition behind it is only recalled: show the mark
    std::string pack;                    // content hash of the pack that judged
    int snapshot;
    std::string explanation;             // JSON: conditions, values read, parameters; numbers that name a person masked
};

// Opens pack and snapshot once for many judgements.
class BenefitJudge {
public:
    // `pack_hash`: of an earlier pack that judged in this district; empty: today's.
    static Result<BenefitJudge> open(Path const& data, Path const& packs, std::string const& pack_hash = {});

    // Refuses a benefit that the pack does not have, and a person of whom its fact view has no row.
    Result<BenefitJudgement> judge(BenefitRequest const& request);

    Result<BenefitFacts> facts(BenefitRequest const& request);

    // The same in parts, for showing. Lives no longer than the judge.
    struct Explained {
        FactRow facts;
        policy::ExplainedBenefit benefit;
    };
    Result<Explained> explain(BenefitRequest const& request);

    policy::Pack const& pack() const { return *pack_; }
    Date as_of() const { return snapshot_->as_of; }
    int snapshot() const { return snapshot_->number; }

private:
    BenefitJudge(policy::Pack pack, OpenSnapshot snapshot);
    std::optional<FactRow> find_row(rules::View const& view, std::int64_t person);
    Result<FactRow> row_of(policy::Benefit const& benefit, std::int64_t person);
    Result<policy::Benefit const*> benefit_of(std::string const& id) const;

    std::unique_ptr<policy::Pack> pack_;
    std::unique_ptr<OpenSnapshot> snapshot_;
    std::unique_ptr<db::DuckConnection> connection_;
};

Result<BenefitJudgement> judge_benefit(Path const& data, Path const& packs, BenefitRequest const& request);

}  // namespace jiayu::service
