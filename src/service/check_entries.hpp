// What the forms of a step say against the register, beyond what a form's types can tell: accounts that can be paid, the paper for an
// earlier day of receipt, consent that was given before the application.
#pragma once
#include "service/matter_rows.hpp"

namespace jiayu::service {

// Of a filled form, before it is kept. One problem at a time.
Result<void> check_entries(MatterDesk& desk, Matter const& matter, matters::FormValues const& form);

}  // namespace jiayu::service
