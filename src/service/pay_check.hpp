// Proves that nothing appeared or vanished: Σ decisions = Σ batches + waiting, Σ batches = Σ bank files, Σ files = Σ answers + with the bank,
// by benefit and month of decision, each sum from its own source: the decisions, the lines, the batches, the bytes of the kept files, the
// bank's items, and the books.
#pragma once
#include "service/pay_books.hpp"

namespace jiayu::service {

// Fen of the decisions of one month.
struct MonthSums {
    std::int32_t month = 0;           // YYYYMM
    std::int64_t lines = 0;
    std::int64_t decided = 0;         // grants and arrears that have a line
    std::int64_t not_committed = 0;   // decided, no line yet
    std::int64_t in_batches = 0;      // of batches not rejected; a line that was sent again counts once more
    std::int64_t in_files = 0;        // read from the kept files
    std::int64_t paid_by_bank = 0, returned_by_bank = 0;  // the bank's items
    std::int64_t waiting = 0, batched = 0, with_bank = 0, returned_open = 0, taken_back = 0;  // the books
    std::int64_t paid = 0, set_off = 0;  // of it by keeping back what was owed
    std::int64_t recovered = 0, still_owed = 0, claimed = 0;  // recoveries
};

struct PayDifference {
    std::string benefit;
    std::int32_t month = 0;           // 0: of the whole benefit
    std::optional<std::int64_t> line; // the first at fault
    std::string left, right;          // which sums differ: "decisions", "lines", "batches" …
    std::int64_t left_fen = 0, right_fen = 0;
};

struct BenefitCheck {
    std::string benefit;
    std::vector<MonthSums> months;
    Money appropriated, available;
};
struct PayCheck {
    std::vector<BenefitCheck> benefits;
    std::optional<PayDifference> difference;  // the first
    std::int64_t open_items = 0;              // in the work list
    std::int64_t lines = 0, files = 0;
};

struct CheckRequest {
    Path data, packs;
    std::string benefit;  // empty: all
};
Result<PayCheck> check_payments(store::Store& store, CheckRequest const& request);

}  // namespace jiayu::service
