// Batches: what goes to the bank together, made by one person and checked by another.
#pragma once
#include "ledger/batch.hpp"
#include "ledger/plan.hpp"
#include "service/pay_books.hpp"

namespace jiayu::service {

struct BatchRequest {
    std::string benefit;
    ledger::BatchOf from = ledger::BatchOf::committed;
    std::vector<ledger::LineId> only;  // empty: all that wait
};
struct BatchReport {
    std::int64_t batch = 0;  // 0: nothing could be put into one
    std::int64_t lines = 0;
    Money amount;
    std::int64_t set_off_lines = 0;  // movements that kept back what is owed
    Money set_off;
    std::vector<ledger::LineId> without_account;
};
// First keeps back what payees owe, then puts all that waits into one batch.
Result<BatchReport> make_batch(store::Store& store, BatchRequest const& request, PayStep const& step);

struct Batch {
    std::int64_t id = 0;
    std::string benefit;
    Date made_on;
    std::string made_by;
    std::int64_t lines = 0;
    Money amount;
    std::vector<ledger::BatchEvent> events;
    std::vector<std::string> event_actors;  // one an event, as the next
    std::vector<Date> event_days;

    ledger::BatchStage stage() const { return ledger::stage_of(events); }
};
Result<Batch> find_batch(store::Store& store, std::int64_t batch);
std::vector<Batch> list_batches(store::Store& store);
std::vector<ledger::BatchLine> list_batch_lines(store::Store& store, std::int64_t batch);

struct BatchCheck {
    std::int64_t batch = 0;
    ledger::BatchEvent verdict = ledger::BatchEvent::approved;  // or rejected
    std::string reason;                                        // needed to reject
};
// The batch as it stands then; the same verdict again changes nothing. Refuses the maker as checker.
Result<Batch> check_batch(store::Store& store, BatchCheck const& check, PayStep const& step);

// Inside a transaction of the caller.
void write_batch_event(store::Store& store, Batch const& batch, ledger::BatchEvent event, PayStep const& step, std::string_view reason);

}  // namespace jiayu::service
