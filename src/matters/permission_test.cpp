#include "matters/permission.hpp"

#include <gtest/gtest.h>

#include "matters/invented_kind.hpp"
#include "matters/messages.hpp"

namespace jiayu::matters {

namespace {

Kind const kind = invented_kind();
WorkingCalendar const calendar;

Actor clerk(std::string name, std::int64_t area, std::vector<std::string> purposes = {"trials"}) { return {std::move(name), "clerk", {DivisionCode::from_number(area)}, std::move(purposes), {}}; }

Subject const subject{.subject_person = 7, .payee_person = 8, .topic = "plain", .area = DivisionCode::from_number(320412001006)};

Standing standing_after(std::vector<std::string> const& verbs) {
    std::vector<Action> actions;
    for (auto const& verb : verbs) actions.push_back({.version = int(actions.size()) + 1, .verb = verb, .actor = "wang", .role = "clerk", .at = {}, .on = *make_date(2026, 3, 2), .form = {}, .note = {}});
    return *fold(kind, calendar, actions);
}

Result<void> attempt(Actor const& actor, std::vector<std::string> const& before, std::string const& verb, Date today = *make_date(2026, 3, 2)) {
    auto standing = before.empty() ? std::nullopt : std::optional(standing_after(before));
    return may_act({kind, subject, standing ? &*standing : nullptr, actor, today}, **find_verb(kind, verb));
}

}  // namespace

TEST(Permission, areas_cover_what_lies_in_them) {
    auto place = DivisionCode::from_number(320412001006);
    for (auto area : {320000000000, 320400000000, 320412000000, 320412001000, 320412001006}) EXPECT_TRUE(covers(DivisionCode::from_number(area), place)) << area;
    for (auto area : {330000000000, 320500000000, 320411000000, 320412002000, 320412001007}) EXPECT_FALSE(covers(DivisionCode::from_number(area), place)) << area;
}

TEST(Permission, role_area_and_purpose_are_each_asked) {
    EXPECT_TRUE(attempt(clerk("li", 320412001000), {"ask"}, "give_back"));
    EXPECT_EQ(attempt(clerk("li", 320412002000), {"ask"}, "give_back").error(), message::area_not_covered);
    EXPECT_EQ(attempt(clerk("li", 320412001000, {"surveys"}), {"ask"}, "give_back").error(), message::purpose_missing);
    EXPECT_EQ(attempt({"x", "mayor", {}, {"trials"}, {}}, {"ask"}, "give_back").error(), message::role_unknown);
    Actor own{"zhang", "resident", {}, {"trials"}, 7}, paid{"chen", "resident", {}, {"trials"}, 8}, other{"wu", "resident", {}, {"trials"}, 9};
    EXPECT_EQ(attempt(own, {"ask"}, "give_back").error(), message::role_may_not);
    EXPECT_TRUE(attempt(own, {"ask", "give_back"}, "send_again"));
    EXPECT_TRUE(attempt(paid, {"ask", "give_back"}, "send_again"));
    EXPECT_EQ(attempt(other, {"ask", "give_back"}, "send_again").error(), message::matter_of_another);
}

TEST(Permission, a_topic_with_a_purpose_of_its_own_is_not_seen_with_the_kind_s) {
    auto secret = subject;
    secret.topic = "secret";
    EXPECT_EQ(may_see(kind, secret, clerk("li", 320412001000)).error(), message::purpose_missing);
    EXPECT_TRUE(may_see(kind, secret, clerk("li", 320412001000, {"secrets"})));
    EXPECT_FALSE(may_see(kind, subject, clerk("li", 320412001000, {"secrets"})));
}

TEST(Permission, a_step_is_taken_from_where_the_matter_stands_and_not_before_its_clock) {
    auto li = clerk("li", 320412001000);
    EXPECT_EQ(attempt(li, {"ask"}, "finish").error(), message::verb_not_from_here);
    EXPECT_EQ(attempt(li, {}, "finish").error(), message::verb_does_not_open);
    EXPECT_EQ(attempt(li, {"ask"}, "ask").error(), message::verb_not_from_here);
    EXPECT_TRUE(attempt(li, {}, "ask"));
    EXPECT_EQ(attempt(li, {"ask", "publish"}, "finish", *make_date(2026, 3, 9)).error(), message::verb_too_early);
    EXPECT_TRUE(attempt(li, {"ask", "publish"}, "finish", *make_date(2026, 3, 10)));
}

// The second clerk may settle the first dispute, and the first one the second: two are enough however often it is disputed.
TEST(Permission, a_dispute_is_settled_by_another_than_the_last) {
    std::vector<Action> actions;
    auto add = [&](std::string verb, std::string actor) { actions.push_back({.version = int(actions.size()) + 1, .verb = std::move(verb), .actor = std::move(actor), .role = "clerk", .at = {}, .on = *make_date(2026, 3, 2), .form = {}, .note = {}}); };
    add("ask", "wang"), add("publish", "wang"), add("dispute", "zhang");
    auto allowed = [&](std::string name) {
        auto standing = *fold(kind, calendar, actions);
        auto actor = clerk(std::move(name), 320412001000);
        return may_act({kind, subject, &standing, actor, *make_date(2026, 3, 2)}, **find_verb(kind, "settle")).has_value();
    };
    EXPECT_FALSE(allowed("wang"));
    EXPECT_TRUE(allowed("li"));
    add("settle", "li"), add("dispute", "zhang");
    EXPECT_TRUE(allowed("wang"));
    EXPECT_FALSE(allowed("li"));
}

TEST(Permission, who_published_may_not_finish) {
    EXPECT_EQ(attempt(clerk("wang", 320412001000), {"ask", "publish"}, "finish", *make_date(2026, 4, 1)).error(), message::actor_did_other);
    EXPECT_EQ(find_verb(kind, "finnish").error(), message::verb_unknown);
}

}  // namespace jiayu::matters
