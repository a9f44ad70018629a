// The books of one benefit out of the store, and postings into it. Steps call these inside one transaction with their trail entry.
#pragma once
#include <string>
#include <vector>

#include "ledger/books.hpp"
#include "service/pay_step.hpp"

namespace jiayu::service {

struct PayBooks {
    std::string benefit;
    ledger::Books books;
    std::vector<std::string> periods;  // by Line::period

    std::int32_t period_number(std::string_view text);
};

// Refuses when history does not add up (then `jiayu pay check` names the line).
Result<PayBooks> load_books(store::Store& store, std::string const& benefit);

struct PostingSource {
    std::optional<std::int64_t> batch, bank_return;
    std::string document, note;  // empty: none
};

// Checks the posting on the books, then writes it with its movements. The posting's number.
Result<std::int64_t> save_posting(store::Store& store, PayBooks& books, ledger::Posting const& posting, PayStep const& step, PostingSource const& source = {});

// For what was checked on the books already.
std::int64_t write_posting(store::Store& store, std::string const& benefit, ledger::Posting const& posting, PayStep const& step, PostingSource const& source);

Result<void> check_actor(PayStep const& step);

}  // namespace jiayu::service
