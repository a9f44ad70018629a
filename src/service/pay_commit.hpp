// The beginning of paying: money is given for a benefit, and decisions take hold of it.
#pragma once
#include "service/pay_books.hpp"

namespace jiayu::service {

struct Appropriation {
    std::string benefit;
    Money amount;
    std::string document;  // number of the paper that gives it; taken once
    std::string note;      // whose money: 中央, 省, 市, 区 …
};
struct AppropriationReport {
    std::int64_t posting = 0;
    bool repeated = false;  // the document was entered before, with the same amount
    Money available;
};
// Refuses a document that was entered with another amount, and an amount of zero or less.
Result<AppropriationReport> appropriate(store::Store& store, Appropriation const& appropriation, PayStep const& step);

struct CommitReport {
    std::int64_t posting = 0;  // 0: nothing was new
    std::int64_t lines = 0, recoveries = 0;
    Money amount, recovered;   // of grants and arrears; of recoveries, above zero
    Money available;
};
// All decisions of the benefit until the booking day that have no payment line yet. Refuses when the fund holds less.
Result<CommitReport> commit_decisions(store::Store& store, std::string const& benefit, PayStep const& step);

}  // namespace jiayu::service
