// The rules of the books as examples.
#include <gtest/gtest.h>

#include "ledger/actor.hpp"
#include "ledger/batch.hpp"
#include "ledger/messages.hpp"
#include "ledger/plan.hpp"
#include "ledger/reconcile.hpp"
#include "ledger/reference.hpp"

namespace jiayu::ledger {
namespace {

constexpr Date today{std::chrono::year(2026), std::chrono::November, std::chrono::day(24)};
constexpr LineId first(1), second(2), recovery(3);

Money yuan(std::int64_t amount) { return Money::from_yuan(amount); }

Posting appropriation(Money amount) { return *Posting::make(PostingKind::appropriate, {{std::nullopt, Account::appropriated, Account::available, amount}}); }

// A payee with two lines of 960 yuan in a fund of 5,000.
Books committed_books() {
    Books books;
    EXPECT_TRUE(books.post(appropriation(yuan(5000)), today));
    EXPECT_TRUE(books.add_line({.id = first, .person = 1, .payee = 1, .amount = yuan(960), .month = 202611, .period = 1, .corrects = {}}));
    EXPECT_TRUE(books.add_line({.id = second, .person = 1, .payee = 1, .amount = yuan(960), .month = 202611, .period = 2, .corrects = {}}));
    LineId const lines[] = {first, second};
    EXPECT_TRUE(books.post(*plan_commit(books, lines), today));
    return books;
}

std::optional<std::int64_t> any_account(std::int64_t payee) { return payee + 100; }

BatchPlan send_all(Books& books) {
    auto plan = *plan_batch(books, BatchOf::committed, any_account);
    EXPECT_TRUE(books.post(*plan.posting, today));
    EXPECT_TRUE(books.post(*plan_send(plan.lines), today));
    return plan;
}

struct RefusedPosting {
    char const* title;
    PostingKind kind;
    std::vector<Movement> movements;
    Message const& why;
};

TEST(Posting, refuses_what_would_make_or_lose_money) {
    auto const top = Money::from_fen(std::numeric_limits<std::int64_t>::max());
    RefusedPosting const examples[] = {
        {"nothing", PostingKind::commit, {}, message::posting_empty},
        {"an amount of zero", PostingKind::commit, {{first, Account::available, Account::committed, Money()}}, message::movement_not_positive},
        {"an amount below zero", PostingKind::commit, {{first, Account::available, Account::committed, yuan(-1)}}, message::movement_not_positive},
        {"one account twice", PostingKind::commit, {{first, Account::available, Account::available, yuan(1)}}, message::movement_forbidden},
        {"paid without a bank", PostingKind::commit, {{first, Account::committed, Account::paid, yuan(1)}}, message::movement_forbidden},
        {"money from nowhere for a line", PostingKind::appropriate, {{first, Account::appropriated, Account::available, yuan(1)}}, message::movement_forbidden},
        {"a line's money without its line", PostingKind::send, {{std::nullopt, Account::batched, Account::sent, yuan(1)}}, message::movement_forbidden},
        {"a sum beyond 64 bits", PostingKind::commit, {{first, Account::available, Account::committed, top}, {second, Account::available, Account::committed, top}}, message::sum_too_large},
    };
    for (auto const& example : examples) {
        auto posting = Posting::make(example.kind, example.movements);
        ASSERT_FALSE(posting) << example.title;
        EXPECT_EQ(posting.error(), example.why) << example.title;
    }
}

TEST(Books, a_line_is_there_once) {
    auto books = committed_books();
    Line again{.id = first, .person = 9, .payee = 9, .amount = yuan(960), .month = 202611, .period = 9, .corrects = {}};
    EXPECT_EQ(books.add_line(again).error(), message::line_twice);
    again.id = LineId(7), again.person = 1, again.period = 2;
    EXPECT_EQ(books.add_line(again).error(), message::grant_twice);
    again.kind = LineKind::arrears;
    EXPECT_TRUE(books.add_line(again));
    again.id = LineId(8), again.kind = LineKind::recovery;
    EXPECT_EQ(books.add_line(again).error(), message::line_amount_wrong);
    LineId const committed[] = {first};
    EXPECT_FALSE(books.post(*plan_commit(books, committed), today)) << "a second commitment";
}

TEST(Books, a_refused_posting_changes_nothing) {
    auto books = committed_books();
    auto const before = books.state(0);
    auto too_much = *Posting::make(PostingKind::batch, {{first, Account::committed, Account::batched, yuan(960)}, {second, Account::committed, Account::batched, yuan(961)}});
    EXPECT_EQ(books.post(too_much, today).error(), message::account_overdrawn);
    EXPECT_EQ(books.state(0).committed, before.committed);
    EXPECT_EQ(books.state(0).attempt, 0);
    EXPECT_EQ(books.fund().available, yuan(3080).fen());
}

TEST(Books, a_fund_that_overflows_is_refused) {
    Books books;
    auto const top = Money::from_fen(std::numeric_limits<std::int64_t>::max());
    EXPECT_TRUE(books.post(appropriation(top), today));
    EXPECT_FALSE(books.post(appropriation(Money::from_fen(1)), today));
}

TEST(Plan, more_than_the_fund_holds_is_not_committed) {
    Books books;
    EXPECT_TRUE(books.post(appropriation(yuan(959)), today));
    EXPECT_TRUE(books.add_line({.id = first, .person = 1, .payee = 1, .amount = yuan(960), .month = 202611, .period = 1, .corrects = {}}));
    LineId const lines[] = {first};
    EXPECT_EQ(plan_commit(books, lines).error(), message::funds_short);
}

TEST(Plan, a_returned_line_is_tried_again_under_another_attempt) {
    auto books = committed_books();
    send_all(books);
    BankItem const answers[] = {{first, 1, Outcome::paid, yuan(960), false, today}, {second, 1, Outcome::returned, yuan(960), false, today}};
    auto done = reconcile(books, answers);
    EXPECT_EQ(done.verdicts, (std::vector{Verdict::posted, Verdict::posted}));
    auto retry = *plan_batch(books, BatchOf::returned, any_account);
    ASSERT_EQ(retry.lines.size(), 1u);
    EXPECT_EQ(retry.lines[0].attempt, 2);
    EXPECT_TRUE(books.post(*retry.posting, today));
    EXPECT_TRUE(books.post(*plan_send(retry.lines), today));
    BankItem const late[] = {{second, 1, Outcome::returned, yuan(960), false, today}, {second, 2, Outcome::paid, yuan(960), false, today}};
    EXPECT_EQ(reconcile(books, late).verdicts, (std::vector{Verdict::repeated, Verdict::posted}));
    EXPECT_EQ(books.state(1).paid, yuan(960).fen());
    EXPECT_EQ(books.state(1).open(), 0);
}

TEST(Plan, what_is_owed_is_kept_back_from_the_payees_next_line) {
    auto books = committed_books();
    EXPECT_TRUE(books.add_line({.id = recovery, .kind = LineKind::recovery, .person = 1, .payee = 1, .amount = yuan(-1000), .month = 202611, .corrects = second}));
    LineId const lines[] = {recovery};
    EXPECT_TRUE(books.post(*plan_commit(books, lines), today));
    EXPECT_TRUE(books.post(**plan_set_off(books), today));
    EXPECT_EQ(books.state(1).committed, 0) << "the corrected line first";
    EXPECT_EQ(books.state(0).committed, yuan(920).fen());
    EXPECT_EQ(books.state(2).owed, 0);
    EXPECT_EQ(books.fund().available, yuan(5000 - 1920 + 1000).fen());
    EXPECT_FALSE(*plan_set_off(books)) << "nothing is left to keep back";
    EXPECT_EQ(plan_batch(books, BatchOf::committed, any_account)->amount, yuan(920));
}

TEST(Plan, money_taken_back_settles_a_later_recovery_of_its_own_line) {
    auto books = committed_books();
    send_all(books);
    BankItem const answers[] = {{first, 1, Outcome::paid, yuan(960), false, today}, {second, 1, Outcome::returned, yuan(960), false, today}};
    reconcile(books, answers);
    LineId const given_up[] = {second};
    EXPECT_TRUE(books.post(*plan_take_back(books, given_up), today));
    EXPECT_TRUE(books.add_line({.id = recovery, .kind = LineKind::recovery, .person = 1, .payee = 1, .amount = yuan(-960), .month = 202611, .corrects = second}));
    LineId const lines[] = {recovery};
    EXPECT_TRUE(books.post(*plan_commit(books, lines), today));
    EXPECT_TRUE(books.post(**plan_set_off(books), today));
    EXPECT_EQ(books.state(2).owed, 0);
    EXPECT_EQ(books.state(1).taken_back, 0);
    EXPECT_EQ(books.fund().available, yuan(4040).fen());
}

TEST(Plan, no_more_is_reclaimed_than_is_owed) {
    auto books = committed_books();
    send_all(books);
    EXPECT_TRUE(books.add_line({.id = recovery, .kind = LineKind::recovery, .person = 1, .payee = 1, .amount = yuan(-100), .month = 202611, .corrects = first}));
    LineId const lines[] = {recovery};
    EXPECT_TRUE(books.post(*plan_commit(books, lines), today));
    EXPECT_EQ(plan_reclaim(books, recovery, yuan(101)).error(), message::reclaim_too_much);
    EXPECT_TRUE(books.post(*plan_reclaim(books, recovery, yuan(60)), today));
    EXPECT_EQ(plan_reclaim(books, recovery, yuan(41)).error(), message::reclaim_too_much);
    EXPECT_TRUE(books.post(*plan_reclaim(books, recovery, yuan(40)), today));
    EXPECT_EQ(books.state(2).paid, yuan(-100).fen());
}

struct Answer {
    char const* title;
    BankItem item;
    Verdict verdict;
};

TEST(Reconcile, judges_each_answer) {
    Answer const examples[] = {
        {"a paid line", {first, 1, Outcome::paid, yuan(960), false, today}, Verdict::posted},
        {"the same again", {first, 1, Outcome::paid, yuan(960), false, today}, Verdict::repeated},
        {"the bank takes the credit back", {first, 1, Outcome::returned, yuan(960), false, today}, Verdict::posted},
        {"paid after it was returned", {first, 1, Outcome::paid, yuan(960), false, today}, Verdict::contradiction},
        {"another amount", {second, 1, Outcome::paid, yuan(959), false, today}, Verdict::other_amount},
        {"another account", {second, 1, Outcome::paid, yuan(960), true, today}, Verdict::other_account},
        {"an attempt that never was", {second, 2, Outcome::paid, yuan(960), false, today}, Verdict::unknown_reference},
        {"a line that never was", {LineId(77), 1, Outcome::paid, yuan(960), false, today}, Verdict::unknown_reference},
        {"no reference", {std::nullopt, 0, Outcome::paid, yuan(960), false, today}, Verdict::unknown_reference},
    };
    auto books = committed_books();
    send_all(books);
    for (auto const& example : examples)
        EXPECT_EQ(reconcile(books, {&example.item, 1}).verdicts.front(), example.verdict) << example.title;
    EXPECT_EQ(books.state(0).returned, yuan(960).fen());
    EXPECT_EQ(books.state(1).sent, yuan(960).fen());
}

TEST(Batch, two_people_make_and_check) {
    for (std::string_view same : {"Wang Fang", "wang fang", "WANGFANG", " Ｗａｎｇ　Ｆａｎｇ "})
        EXPECT_EQ(may_take({}, {BatchEvent::approved, same, "Wang Fang"}).error(), message::checker_is_maker) << same;
    EXPECT_EQ(may_take({}, {BatchEvent::approved, "  ", "Wang Fang"}).error(), message::actor_missing);
    EXPECT_TRUE(*may_take({}, {BatchEvent::approved, "Li Na", "Wang Fang"}));
    BatchEvent const approved[] = {BatchEvent::approved};
    EXPECT_FALSE(*may_take(approved, {BatchEvent::approved, "Li Na", "Wang Fang"})) << "a repeat changes nothing";
    EXPECT_EQ(may_take(approved, {BatchEvent::rejected, "Li Na", "Wang Fang"}).error(), message::batch_step_wrong);
    EXPECT_EQ(may_take({}, {BatchEvent::sent, "Li Na", "Wang Fang"}).error(), message::batch_step_wrong);
    EXPECT_TRUE(*may_take(approved, {BatchEvent::sent, "Wang Fang", "Wang Fang"}));
    EXPECT_TRUE(*may_take({}, {BatchEvent::rejected, "Wang Fang", "Wang Fang"})) << "a maker may withdraw";
}

TEST(Reference, is_read_as_it_was_written) {
    std::string text;
    append_reference(text, {LineId(123456), 2});
    EXPECT_EQ(text, "JY123456A2");
    EXPECT_EQ(parse_reference(" jy123456a2 "), (LineReference{LineId(123456), 2}));
    for (std::string_view wrong : {"", "JY", "JY1", "JY1A", "JYA1", "JY1A0", "JY01A1", "JY1A1x", "JY-1A1", "JY99999999999999999999A1", "NOTPROVIDED"})
        EXPECT_FALSE(parse_reference(wrong)) << wrong;
}

}  // namespace
}  // namespace jiayu::ledger
