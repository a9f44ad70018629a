#include "matters/fold.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "base/random.hpp"
#include "matters/invented_kind.hpp"
#include "matters/messages.hpp"

namespace jiayu::matters {

namespace {

Date day(std::string_view iso) { return *date_from_iso(iso); }

std::vector<Action> actions_of(std::vector<std::pair<std::string, std::string>> const& steps) {
    std::vector<Action> actions;
    for (auto const& [verb, on] : steps) actions.push_back({.version = int(actions.size()) + 1, .verb = verb, .actor = "wang", .role = "clerk", .at = {}, .on = day(on), .form = {}, .note = {}});
    return actions;
}

Kind const kind = invented_kind();
WorkingCalendar const calendar;  // weekends alone

}  // namespace

TEST(Fold, the_last_change_of_state_is_where_it_stands) {
    auto standing = fold(kind, calendar, actions_of({{"ask", "2026-03-02"}, {"publish", "2026-03-05"}, {"note", "2026-03-06"}}));
    ASSERT_TRUE(standing);
    EXPECT_EQ(standing->state->id, "waiting");
    EXPECT_EQ(standing->version, 3);
    EXPECT_EQ(standing->since, day("2026-03-05"));
    ASSERT_EQ(standing->clocks.size(), 1u);
    EXPECT_EQ(standing->clocks[0].due_on, day("2026-03-12"));
}

TEST(Fold, a_dispute_that_is_settled_goes_back_to_where_it_came_from) {
    auto from_done = actions_of({{"ask", "2026-03-02"}, {"publish", "2026-03-05"}, {"finish", "2026-03-13"}, {"dispute", "2026-03-14"}, {"settle", "2026-03-15"}});
    auto from_waiting = actions_of({{"ask", "2026-03-02"}, {"publish", "2026-03-05"}, {"dispute", "2026-03-06"}, {"settle", "2026-03-07"}});
    EXPECT_EQ(fold(kind, calendar, from_done)->state->id, "done");
    EXPECT_EQ(fold(kind, calendar, from_waiting)->state->id, "waiting");
}

// Ten working days from Monday the 2nd; three are used when it is returned on the 5th, so seven are left on the 16th.
TEST(Fold, days_with_the_applicant_do_not_count) {
    auto returned = actions_of({{"ask", "2026-03-02"}, {"give_back", "2026-03-05"}});
    auto paused = fold(kind, calendar, returned)->clocks.at(0);
    EXPECT_EQ(paused.used, 3);
    EXPECT_EQ(paused.due_on, std::nullopt);
    returned.push_back({.version = 3, .verb = "send_again", .actor = "wang", .role = "clerk", .at = {}, .on = day("2026-03-16"), .form = {}, .note = {}});
    EXPECT_EQ(fold(kind, calendar, returned)->clocks.at(0).due_on, day("2026-03-25"));
}

TEST(Fold, a_limit_counted_over_a_year_without_published_holidays_says_so) {
    WorkingCalendar published;
    ASSERT_TRUE(published.add("day,kind,name,basis,source\n2026-01-01,holiday,元旦,source,x\n"));
    EXPECT_FALSE(fold(kind, published, actions_of({{"ask", "2026-03-02"}}))->clocks.at(0).is_provisional);
    EXPECT_TRUE(fold(kind, published, actions_of({{"ask", "2026-12-25"}}))->clocks.at(0).is_provisional);
}

TEST(Fold, a_broken_log_is_refused) {
    auto hole = actions_of({{"ask", "2026-03-02"}, {"note", "2026-03-03"}, {"note", "2026-03-04"}});
    hole.erase(hole.begin() + 1);
    EXPECT_EQ(fold(kind, calendar, hole).error(), message::versions_broken);
    auto twice = actions_of({{"ask", "2026-03-02"}, {"note", "2026-03-03"}});
    twice[1].version = 1;
    EXPECT_EQ(fold(kind, calendar, twice).error(), message::versions_broken);
    EXPECT_EQ(fold(kind, calendar, actions_of({{"ask", "2026-03-02"}, {"forgotten", "2026-03-03"}})).error(), message::verb_not_in_pack);
    EXPECT_EQ(fold(kind, calendar, {}).error(), message::matter_without_action);
}

RC_GTEST_PROP(Fold, any_order_of_stored_reads_gives_the_same_standing, (std::uint64_t seed)) {
    Random random(seed);
    std::vector<Action> actions = actions_of({{"ask", "2026-03-02"}});
    for (int step = 0; step < 30; ++step) {
        auto const& verb = kind.verbs[1 + random.below(kind.verbs.size() - 1)];
        actions.push_back({.version = int(actions.size()) + 1, .verb = verb.id, .actor = random.chance(0.5) ? "wang" : "zhao", .role = "clerk", .at = {},
                           .on = date_from_days(to_days(actions.back().on) + int(random.below(20))), .form = {}, .note = {}});
    }
    auto straight = fold(kind, calendar, actions);
    RC_ASSERT(straight.has_value());
    for (std::size_t i = actions.size(); i > 1; --i) std::swap(actions[i - 1], actions[random.below(i)]);
    auto shuffled = fold(kind, calendar, actions);
    RC_ASSERT(shuffled.has_value());
    RC_ASSERT((*shuffled == *straight));
}

}  // namespace jiayu::matters
