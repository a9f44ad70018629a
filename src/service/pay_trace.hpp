// The way of one line's money, or of one fen of it: appropriation → decision → batch → bank file → the bank's answer.
#pragma once
#include "ledger/posting.hpp"
#include "service/pay_step.hpp"

namespace jiayu::service {

// Money that came into the fund and went on to the line: the oldest first, as the fund is used up.
struct MoneySource {
    ledger::PostingKind kind{};  // appropriate; or take_back, set_off, reclaim: money that came back
    std::string document, note;
    Date booked_on;
    Money amount;                // the part that the line got
};

struct TraceStep {
    ledger::PostingKind kind{};
    ledger::Account source{}, target{};
    Money amount;
    Date booked_on;
    std::string made_by, note;
    std::int64_t batch = 0, bank_return = 0;  // 0: none
};

struct TraceAttempt {
    std::int64_t batch = 0;
    int attempt = 0;
    Money amount;
    std::string holder_name, account_number;  // in clear: mask before showing
    std::string made_by, checked_by, layout, file_sha256;
};

struct TraceAnswer {
    int attempt = 0;
    bool paid = false;
    Money amount;
    std::string reason, file;
    std::int64_t number = 0;
    Date booked_on;
    std::string verdict;
};

struct PayTrace {
    std::int64_t line = 0, person = 0, payee = 0, corrects = 0, matter = 0;  // 0: none
    int kind = 1;
    std::string benefit, period, decided_by, pack, explanation;
    Money amount;
    Date entitled_on, decided_on;
    std::vector<MoneySource> sources;
    std::vector<TraceStep> steps;
    std::vector<TraceAttempt> attempts;
    std::vector<TraceAnswer> answers;
};

// `fen`: the n-th fen of the line alone, from 1; 0: all. Refuses an unknown decision and a fen that the line does not have.
Result<PayTrace> trace_line(store::Store& store, ledger::LineId line, std::int64_t fen);

}  // namespace jiayu::service
