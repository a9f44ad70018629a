// What the verbs of a pack do beside being kept: decisions of benefits, accounts of payees. Inside the transaction of the step.
#pragma once
#include "service/matter_rows.hpp"

namespace jiayu::service {

bool decides_benefit(matters::Verb const& verb);

// Of the matter's last action. The ids of the benefit decisions that it wrote. Refuses a grant that the rules do not allow.
Result<std::vector<std::int64_t>> apply_effect(MatterDesk& desk, Matter const& matter, matters::Verb const& verb);

}  // namespace jiayu::service
