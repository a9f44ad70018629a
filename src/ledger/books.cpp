#include "ledger/books.hpp"

#include "ledger/messages.hpp"

namespace jiayu::ledger {

namespace {

// Exact for persons below 2^44 and 2^20 periods, more than any register has.
std::uint64_t grant_key(Line const& line) { return std::uint64_t(line.person) << 20 | std::uint32_t(line.period); }

std::int64_t* balance_of(LineState& state, Account account) {
    switch (account) {
        case Account::committed: return &state.committed;
        case Account::batched: return &state.batched;
        case Account::sent: return &state.sent;
        case Account::paid: return &state.paid;
        case Account::returned: return &state.returned;
        case Account::owed: return &state.owed;
        default: return nullptr;
    }
}

std::int64_t* balance_of(Fund& fund, Account account) {
    switch (account) {
        case Account::appropriated: return &fund.appropriated;
        case Account::available: return &fund.available;
        case Account::claims: return &fund.claims;
        default: return nullptr;
    }
}

bool change(std::int64_t* balance, std::int64_t by, std::int64_t at_least) {
    if (!balance) return true;
    std::int64_t after = 0;
    if (__builtin_add_overflow(*balance, by, &after) || after < at_least) return false;
    *balance = after;
    return true;
}

constexpr auto no_limit = std::numeric_limits<std::int64_t>::min();

bool is_source_of_money(Account account) { return account == Account::appropriated || account == Account::claims; }

// Money taken back from the bank stays known as the line's: no other may be set off by it.
bool follow_taken_back(LineState& state, Movement const& movement) {
    if (movement.source == Account::returned && movement.target == Account::available) return change(&state.taken_back, movement.amount.fen(), 0);
    if (movement.source == Account::available && movement.target == Account::paid) return change(&state.taken_back, -movement.amount.fen(), 0);
    return true;
}

void follow_flows(LineState& state, PostingKind kind, Movement const& movement) {
    auto const amount = movement.amount.fen();
    if (movement.target == Account::batched) state.into_batches += amount;
    if (movement.source == Account::batched) (movement.target == Account::sent ? state.into_bank : state.into_batches) += movement.target == Account::sent ? amount : -amount;
    if (kind == PostingKind::settle) (movement.target == Account::paid ? state.bank_paid : state.bank_returned) += amount;
    if (kind == PostingKind::set_off && movement.target == Account::paid) state.set_off += amount;
}

void follow_attempts(LineState& state, PostingKind kind, Movement const& movement, std::int32_t booked_on) {
    if (movement.target == Account::batched) ++state.attempt, state.outcome = Outcome::none;
    if (movement.target == Account::sent) state.sent_amount = movement.amount.fen();
    if (kind == PostingKind::settle) state.outcome = movement.target == Account::paid ? Outcome::paid : Outcome::returned;
    if (movement.target == Account::paid) state.settled_on = booked_on;
}

}  // namespace

void Books::reserve(std::size_t lines) {
    lines_.reserve(lines);
    states_.reserve(lines);
    places_.reserve(lines);
    grants_.reserve(lines);
}

std::optional<std::size_t> Books::find(LineId id) const {
    auto found = places_.find(id.value());
    return found == places_.end() ? std::nullopt : std::optional<std::size_t>(found->second);
}

Result<void> Books::add_line(Line const& line) {
    auto const id = std::to_string(line.id.value());
    bool const recovers = line.kind == LineKind::recovery;
    if (line.amount == Money() || (line.amount < Money()) != recovers || line.amount.fen() == no_limit)
        return refuse(message::line_amount_wrong, {{"line", id}, {"amount", line.amount.fen() == no_limit ? "-" : line.amount.to_yuan()}});
    if (places_.contains(line.id.value())) return refuse(message::line_twice, {{"line", id}});
    if (line.kind == LineKind::grant && !grants_.insert(grant_key(line)).second) return refuse(message::grant_twice, {{"line", id}});
    places_.emplace(line.id.value(), std::uint32_t(lines_.size()));
    lines_.push_back(line);
    states_.emplace_back();
    return {};
}

bool Books::apply_to_fund(Movement const& movement) {
    auto const amount = movement.amount.fen();
    auto* source = balance_of(fund_, movement.source);
    return change(source, -amount, is_source_of_money(movement.source) ? no_limit : 0) &&
           change(balance_of(fund_, movement.target), amount, no_limit);
}

bool Books::apply(PostingKind kind, Movement const& movement, std::int32_t booked_on) {
    if (!apply_to_fund(movement)) return false;
    if (!movement.line) return true;
    auto place = find(*movement.line);
    if (!place) return false;
    auto& state = states_[*place];
    auto const& line = lines_[*place];
    auto const amount = movement.amount.fen();
    bool const recovers = line.kind == LineKind::recovery;
    if (kind == PostingKind::commit && (std::exchange(state.begun, true) || amount != (recovers ? -line.amount.fen() : line.amount.fen()))) return false;
    if (!change(balance_of(state, movement.source), -amount, movement.source == Account::paid && recovers ? line.amount.fen() : 0)) return false;
    if (!change(balance_of(state, movement.target), amount, no_limit)) return false;
    if (!follow_taken_back(state, movement)) return false;
    follow_flows(state, kind, movement);
    follow_attempts(state, kind, movement, booked_on);
    return true;
}

Result<void> Books::post(Posting const& posting, Date booked_on) {
    auto const fund_before = fund_;
    std::vector<std::pair<std::uint32_t, LineState>> before;
    before.reserve(posting.movements().size());
    for (auto const& movement : posting.movements()) {
        if (movement.line)
            if (auto place = find(*movement.line)) before.emplace_back(std::uint32_t(*place), states_[*place]);
        if (apply(posting.kind(), movement, std::int32_t(to_number(booked_on)))) continue;
        for (auto& [place, state] : std::views::reverse(before)) states_[place] = state;
        fund_ = fund_before;
        return refuse(message::account_overdrawn, {{"kind", std::string(name_of(posting.kind()))}, {"amount", movement.amount.to_yuan()},
                                                   {"source_zh", std::string(name_of(movement.source).zh)}, {"source_en", std::string(name_of(movement.source).en)},
                                                   {"line", movement.line ? std::to_string(movement.line->value()) : "-"}});
    }
    return {};
}

}  // namespace jiayu::ledger
