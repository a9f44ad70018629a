// What the earlier system's rolls show as paid for a case: a period that was paid is not granted again.
#pragma once
#include "matters/kind.hpp"
#include "matters/permission.hpp"
#include "store/store.hpp"

namespace jiayu::service {

struct PaidBefore {
    std::string period;                       // as the roll writes it
    std::optional<std::int64_t> from_month, to_month;  // YYYYMM
    std::int64_t amount = 0;                  // fen
    std::optional<Date> paid_on;
    std::string file;                         // the roll, and its row
    std::int64_t row = 0;
};

// By the person, or by the child whoever of the parents was paid.
std::vector<PaidBefore> list_paid_before(store::Store& store, matters::Subject const& subject, matters::Topic const& topic);

// The line that paid this period: of the same name, or of months within it; of what is paid once, any.
PaidBefore const* find_paid(std::span<PaidBefore const> lines, std::string_view period);

}  // namespace jiayu::service
