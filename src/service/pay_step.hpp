// Who takes a step of paying, and when.
#pragma once
#include <string>

#include "base/date.hpp"
#include "store/store.hpp"

namespace jiayu::service {

struct PayStep {
    std::string actor;
    std::string now_utc;  // of the command
    Date booked_on;       // the day under which it stands in the books
};

}  // namespace jiayu::service
