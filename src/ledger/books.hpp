// The books of one benefit: what each line has come to and what its fund holds, as a fold over postings. A posting that would take more
// from an account than is in it is refused and changes nothing.
#pragma once
#include <cstdint>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/date.hpp"
#include "ledger/posting.hpp"

namespace jiayu::ledger {

enum class LineKind : std::uint8_t { grant = 1, arrears = 2, recovery = 3 };  // as in benefit_decision
enum class Outcome : std::uint8_t { none = 0, paid = 1, returned = 2 };       // what the bank last said of the latest attempt

struct Line {
    LineId id;
    LineKind kind = LineKind::grant;
    std::int64_t person = 0, payee = 0;
    Money amount;                     // below zero for a recovery
    std::int32_t month = 0;           // YYYYMM of the decision
    std::int32_t period = 0;          // a number that stands for the period's text
    std::int32_t entitled_on = 0, decided_on = 0;  // YYYYMMDD
    std::optional<LineId> corrects;
};

// Fen in each account. Those of a line of `amount` A ≥ 0: committed + batched + sent + returned + paid + taken_back = A.
// Those of a recovery of −A: owed − paid = A, paid ≤ 0.
struct LineState {
    std::int64_t committed = 0, batched = 0, sent = 0, paid = 0, returned = 0, owed = 0;
    std::int64_t taken_back = 0;      // came back from the bank for good
    std::int64_t sent_amount = 0;     // of the latest attempt
    // What passed through, for the comparison with batches, files and answers: into batches that were not rejected, to the bank, and as the
    // bank answered (a credit taken back later is in both of the last two); kept back for what was owed.
    std::int64_t into_batches = 0, into_bank = 0, bank_paid = 0, bank_returned = 0, set_off = 0;
    std::int32_t attempt = 0;         // how often it was put into a batch
    std::int32_t settled_on = 0;      // YYYYMMDD of the last fen that was paid or set off
    Outcome outcome = Outcome::none;
    bool begun = false;               // the commitment is posted

    std::int64_t open() const { return committed + batched + sent + returned; }
};

struct Fund {
    std::int64_t appropriated = 0, available = 0, claims = 0;  // the first and the last are zero or below
};

class Books {
public:
    // Refuses a decision that is in the books already, a second grant for one person and period, and an amount of the wrong sign.
    Result<void> add_line(Line const& line);
    Result<void> post(Posting const& posting, Date booked_on);

    std::span<Line const> lines() const { return lines_; }             // in the order in which they were added
    LineState const& state(std::size_t line) const { return states_[line]; }
    std::optional<std::size_t> find(LineId id) const;                  // its place in lines()
    Fund const& fund() const { return fund_; }

    // One movement of history as it stands in the store: false when an account would go below zero or the line is unknown.
    bool apply(PostingKind kind, Movement const& movement, std::int32_t booked_on);
    void reserve(std::size_t lines);

private:
    bool apply_to_fund(Movement const& movement);

    std::vector<Line> lines_;
    std::vector<LineState> states_;
    std::unordered_map<std::int64_t, std::uint32_t> places_;
    std::unordered_set<std::uint64_t> grants_;  // a hash of person and period; see add_line
    Fund fund_;
};

}  // namespace jiayu::ledger
