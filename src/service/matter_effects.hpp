// What the verbs of a pack do beside being kept: decisions of benefits, accounts of payees. Inside the transaction of the step.
#pragma once
#include "service/settle_benefit.hpp"

namespace jiayu::service {

bool decides_benefit(matters::Verb const& verb);

// Of the matter's last action: the benefit decisions that it wrote, and the periods that it did not grant because they were paid before.
// Refuses a grant that the rules do not allow.
Result<WrittenSettlement> apply_effect(MatterDesk& desk, Matter const& matter, matters::Verb const& verb);

}  // namespace jiayu::service
