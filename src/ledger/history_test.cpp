// Random histories of paying: money given, decisions, backward corrections, deaths, moves to another account, batches made, rejected and sent,
// answers of a bank that pays, returns, repeats itself and takes credits back, retries, repayments, and a crash between any two steps. After
// every step the sums hold, held against a tally that does not come from the books.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

#include "base/random.hpp"
#include "ledger/plan.hpp"
#include "ledger/reconcile.hpp"

namespace jiayu::ledger {
namespace {

constexpr Date today{std::chrono::year(2026), std::chrono::November, std::chrono::day(24)};
constexpr int payees = 4, periods = 5;

// What a store keeps: enough to make the books again after a crash.
struct Kept {
    std::vector<std::variant<Line, Posting>> entries;
};

class History {
public:
    explicit History(std::uint64_t seed) : random_(seed) {}

    void run(int steps) {
        for (int i = 0; i < steps && !testing::Test::HasFailure(); ++i) {
            take_step(random_.below(12));
            if (random_.chance(0.1)) crash();
            check();
        }
        settle_all();
        check();
    }

private:

    void take_step(std::uint64_t which) {
        switch (which) {
            case 0: give(); break;
            case 1: case 2: decide(); break;
            case 3: correct(); break;
            case 4: commit(); break;
            case 5: case 6: make_batch(random_.chance(0.7) ? BatchOf::committed : BatchOf::returned); break;
            case 7: case 8: send_or_reject(); break;
            case 9: case 10: answer(random_.chance(0.3)); break;
            default: come_back();
        }
    }

    // The posting is written and then made, or nothing of it: a crash before it is written loses the plan alone.
    bool write(Result<Posting> const& posting) {
        if (!posting || random_.chance(0.05)) return false;
        auto done = books_.post(*posting, today);
        EXPECT_TRUE(done) << "a plan that the books refuse";
        kept_.entries.emplace_back(*posting);
        return bool(done);
    }

    void give() {
        auto amount = Money::from_fen(random_.between(1, 300'000));
        if (write(Posting::make(PostingKind::appropriate, {{std::nullopt, Account::appropriated, Account::available, amount}}))) given_ += amount.fen();
    }

    void decide() {
        auto const person = random_.between(1, payees);
        Line line{.id = LineId(++last_line_), .person = person, .payee = person, .amount = Money::from_fen(random_.between(1, 96'000)), .month = 202611,
                  .period = std::int32_t(random_.below(periods)), .corrects = {}};
        waiting_.push_back(line);
    }

    // A person died, moved or was judged anew: less for what was decided, or more.
    void correct() {
        if (decided_.empty()) return;
        auto const& old = decided_[random_.below(decided_.size())];
        auto const net = net_of_[old.id.value()];
        bool const less = random_.chance(0.6);
        if (less && net <= 0) return;
        auto const amount = less ? -random_.between(1, net) : random_.between(1, 20'000);
        net_of_[old.id.value()] += amount;
        waiting_.push_back({.id = LineId(++last_line_), .kind = less ? LineKind::recovery : LineKind::arrears, .person = old.person, .payee = old.payee, .amount = Money::from_fen(amount),
                            .month = 202611, .period = old.period, .corrects = old.id});
    }

    void commit() {
        auto trial = books_;
        std::vector<LineId> ids;
        std::vector<Line> taken;
        for (auto const& line : waiting_)
            if (trial.add_line(line)) ids.push_back(line.id), taken.push_back(line);  // a second grant of a period is refused
        auto posting = plan_commit(trial, ids);
        if (!posting || !trial.post(*posting, today) || random_.chance(0.1)) return;  // no money, or a crash: all of it waits on
        books_ = std::move(trial);
        for (auto const& line : taken) {
            kept_.entries.emplace_back(line);
            entitled_[line.payee] += line.amount.fen();
            if (line.kind == LineKind::grant) decided_.push_back(line), net_of_[line.id.value()] = line.amount.fen();
        }
        kept_.entries.emplace_back(*posting);
        waiting_.clear();
    }

    void make_batch(BatchOf from) {
        if (auto kept_back = *plan_set_off(books_)) write(*kept_back);
        auto account = [&](std::int64_t payee) { return random_.chance(0.85) ? std::optional(payee) : std::nullopt; };
        auto plan = plan_batch(books_, from, account);
        if (plan && plan->posting && write(*plan->posting)) made_.push_back(plan->lines);
    }

    void send_or_reject() {
        if (made_.empty()) return;
        auto const at = random_.below(made_.size());
        auto const lines = made_[at];
        bool const sends = random_.chance(0.8);
        if (!write(sends ? plan_send(lines) : plan_reject(lines))) return;
        if (sends)
            for (auto const& line : lines) with_bank_.push_back(line), in_files_ += line.amount.fen();
        made_.erase(made_.begin() + std::ptrdiff_t(at));
    }

    // The bank keeps its own record of what reached whom.
    void answer(bool wrongly) {
        if (with_bank_.empty()) return;
        auto const line = with_bank_[random_.below(with_bank_.size())];
        BankItem item{line.line, line.attempt, random_.chance(0.6) ? Outcome::paid : Outcome::returned, line.amount, false, today};
        if (wrongly) item.amount = item.amount + Money::from_fen(1);
        auto const payee = books_.lines()[*books_.find(line.line)].payee;
        auto done = reconcile(books_, {&item, 1});
        for (auto& settling : done.settlings) kept_.entries.emplace_back(*Posting::make(PostingKind::settle, settling.movements));
        if (done.verdicts.front() == Verdict::posted) {
            EXPECT_FALSE(wrongly);
            auto& answers = answered_[{line.line.value(), line.attempt}];
            if (item.outcome == Outcome::paid) cash_[payee] += line.amount.fen();
            else if (answers == Outcome::paid) cash_[payee] -= line.amount.fen();
            answers = item.outcome;
        }
        auto again = reconcile(books_, {&item, 1});
        EXPECT_NE(again.verdicts.front(), Verdict::posted) << "the same answer twice";
    }

    void come_back() {
        for (std::size_t place = 0; place < books_.lines().size(); ++place) {
            auto const& line = books_.lines()[place];
            auto const& state = books_.state(place);
            if (state.returned > 0 && random_.chance(0.2)) {
                LineId const lines[] = {line.id};
                write(plan_take_back(books_, lines));
            } else if (state.owed > 0 && random_.chance(0.3)) {
                auto const amount = Money::from_fen(random_.between(1, state.owed));
                if (write(plan_reclaim(books_, line.id, amount))) cash_[line.payee] -= amount.fen();
            }
        }
    }

    void settle_all() {
        while (!made_.empty()) send_or_reject();
        for (int i = 0; i < 20; ++i) answer(false);
    }

    // What was kept makes the same books.
    void crash() {
        Books again;
        for (auto const& entry : kept_.entries) {
            if (auto line = std::get_if<Line>(&entry)) ASSERT_TRUE(again.add_line(*line));
            else ASSERT_TRUE(again.post(std::get<Posting>(entry), today));
        }
        ASSERT_EQ(again.lines().size(), books_.lines().size());
        for (std::size_t place = 0; place < again.lines().size(); ++place) {
            auto const &a = again.state(place), &b = books_.state(place);
            ASSERT_EQ((std::array{a.committed, a.batched, a.sent, a.paid, a.returned, a.owed, a.taken_back}), (std::array{b.committed, b.batched, b.sent, b.paid, b.returned, b.owed, b.taken_back}));
        }
        books_ = std::move(again);
    }

    void check() {
        std::int64_t open = 0, paid = 0, into_bank = 0;
        std::map<std::int64_t, std::int64_t> stands;  // by payee: what the decisions leave when what is on the way and owed is set aside
        for (std::size_t place = 0; place < books_.lines().size(); ++place) {
            auto const& line = books_.lines()[place];
            auto const& state = books_.state(place);
            bool const recovers = line.kind == LineKind::recovery;
            ASSERT_EQ(line.amount.fen(), recovers ? state.paid - state.owed : state.open() + state.paid + state.taken_back) << "line " << line.id.value();
            open += state.open(), paid += state.paid, into_bank += state.into_bank;
            stands[line.payee] += line.amount.fen() - state.open() - state.taken_back + state.owed;
        }
        ASSERT_EQ(given_, books_.fund().available + open + paid) << "what was given is in the fund, on the way or paid";
        ASSERT_EQ(-books_.fund().appropriated, given_);
        ASSERT_EQ(in_files_, into_bank);
        for (int payee = 1; payee <= payees; ++payee) ASSERT_EQ(cash_[payee], stands[payee]) << "what the bank says payee " << payee << " has";
        for (auto const& [payee, amount] : entitled_) decided_sum(payee, amount);
    }

    void decided_sum(std::int64_t payee, std::int64_t amount) const {
        std::int64_t sum = 0;
        for (auto const& line : books_.lines())
            if (line.payee == payee) sum += line.amount.fen();
        ASSERT_EQ(sum, amount);
    }

    Random random_;
    Books books_;
    Kept kept_;
    std::int64_t last_line_ = 0, given_ = 0, in_files_ = 0;
    std::vector<Line> waiting_, decided_;
    std::vector<std::vector<BatchLine>> made_;
    std::vector<BatchLine> with_bank_;
    std::map<std::int64_t, std::int64_t> net_of_, entitled_, cash_;
    std::map<std::pair<std::int64_t, int>, Outcome> answered_;
};

TEST(History, sums_hold_after_every_step_of_random_histories) {
    auto const asked = std::getenv("JIAYU_PAY_HISTORIES");
    int const histories = asked ? std::max(1, std::atoi(asked)) : 10'000;
    for (int seed = 0; seed < histories; ++seed) {
        SCOPED_TRACE(seed);
        History(std::uint64_t(seed)).run(40);
        ASSERT_FALSE(HasFailure());
    }
}

}  // namespace
}  // namespace jiayu::ledger
