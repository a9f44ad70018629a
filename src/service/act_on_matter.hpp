// One step of a matter: checked against the pack, the actor and the version that was seen, and kept in one transaction with what it
// effects and its trail entry.
#pragma once
#include "matters/fill_form.hpp"
#include "service/settle_benefit.hpp"

namespace jiayu::service {

struct MatterStep {
    std::string verb;
    matters::GivenValues given;
    std::string note;
    std::string key;  // idempotency key; empty: none
};

struct MatterAct {
    std::int64_t matter_id = 0;
    int expected_version = 0;  // that the actor saw; another one is refused
    MatterStep step;
};

struct MatterOpening {
    std::string kind, topic;
    std::int64_t subject_person = 0;
    std::optional<std::int64_t> payee_person;  // the subject unless said
    std::optional<DivisionCode> area;          // that of the register unless said
    MatterStep step;                           // no verb: the only opening verb that the actor may use
};

struct MatterAnswer {
    std::int64_t matter_id = 0;
    int version = 0;
    bool is_repeat = false;     // the key was used before: nothing was done again
    Matter matter;              // as it stands now
    std::vector<std::int64_t> decisions;  // benefit_decision ids that the step wrote
    std::vector<PaidPeriod> paid_before;  // periods that it did not grant: the earlier system paid them
};

Result<MatterAnswer> act_on_matter(MatterDesk& desk, MatterAct const& act);

// Refuses a person whom the register does not have, a payee who is no parent where a parent is paid, and a second matter of the same
// topic while one is open.
Result<MatterAnswer> open_matter(MatterDesk& desk, MatterOpening const& opening);

// For steps that are taken for several matters together (public notices, reviews of facts), inside the caller's transaction: what may_act
// refuses is refused, the effect is the caller's.
Result<matters::Action> append_step(MatterDesk& desk, Matter& matter, matters::Verb const& verb, MatterStep const& step);

}  // namespace jiayu::service
