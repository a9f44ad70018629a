// How well a district pays: the share paid in full and on time, and the days from becoming entitled to being paid, by benefit.
#pragma once
#include "service/pay_books.hpp"

namespace jiayu::service {

struct PayFigures {
    std::string benefit;                                     // empty: all together
    std::int64_t due = 0, paid_in_full = 0, on_time = 0;     // lines of grants and arrears: paid_in_full ≤ due, on_time ≤ paid_in_full
    std::int64_t due_people = 0, paid_people = 0;            // persons with such a line; those whose every line is paid in full
    Money due_amount, paid_amount;
    std::int64_t days_median = 0, days_p90 = 0, days_max = 0;  // of lines paid in full
    std::vector<std::int64_t> days;                          // how many lines took up to 30, 60, 90, 180, 365 days, and longer
};
inline constexpr int day_bounds[] = {30, 60, 90, 180, 365};

struct PayFiguresReport {
    std::vector<PayFigures> benefits;  // the last: all together, where there are several
    std::int64_t days_from_decision_max = 0;
    std::string basis, source;
};
Result<PayFiguresReport> measure_payments(store::Store& store, Path const& packs);

}  // namespace jiayu::service
