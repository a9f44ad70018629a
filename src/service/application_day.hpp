// From which day an application counts: the day on which it was written into the system. An earlier day of receipt needs its paper and a
// second person at the district.
#pragma once
#include "service/matter_rows.hpp"

namespace jiayu::service {

Date applied_on(Matter const& matter);

// The first day whose periods the application can be granted for: as far before applied_on as the pack's topic says.
Date reaches_back_to(Matter const& matter);

// The day of receipt that waits for its confirmation: earlier than the day of writing, and not confirmed since it was told.
std::optional<Date> unconfirmed_receipt(Matter const& matter);

}  // namespace jiayu::service
