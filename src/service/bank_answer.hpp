// A bank's answer as items, whatever its form.
#pragma once
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/money.hpp"
#include "ledger/books.hpp"
#include "service/bank_layout.hpp"

namespace jiayu::service {

struct AnswerItem {
    std::int64_t number = 0;  // in its file, from 1
    std::string reference;
    ledger::Outcome outcome = ledger::Outcome::paid;
    Money amount;
    std::string account_number, holder_name, reason;
    Date booked_on;
};

// A table (CSV or XLSX) with the layout's titles. Refused whole when a row cannot be read: half an answer would be posted as if it were all.
// `today`: of rows that name no day.
Result<std::vector<AnswerItem>> read_answer_table(std::string_view bytes, Path const& file, AnswerLayout const& layout, Date today);

// A table or, when it begins as XML does, camt.053 or camt.054.
Result<std::vector<AnswerItem>> read_answer(std::string_view bytes, Path const& file, AnswerLayout const& layout, Date today);

}  // namespace jiayu::service
