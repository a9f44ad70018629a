// What lists are read from is what the actions say, whatever was done, by whichever pack.
#include "service/matter_standings.hpp"

#include <rapidcheck.h>

#include "service/invented_matters.hpp"
#include "service/list_matters.hpp"
#include "service/messages.hpp"
#include "service/public_notice.hpp"

namespace jiayu::service {

class MatterStandings : public InventedMatters {
protected:
    void SetUp() override {
        InventedMatters::SetUp();
        if (!store) return;
        for (std::int64_t person = 1; person <= 8; ++person) add_person(person, "张三", person % 2 ? home : far);
    }
    std::vector<std::int64_t> differing() { return verify_standings(*store, pack())->differing; }

    // Any verb that the pack allows, by whoever may, with whatever its forms ask for.
    void any_step(std::int64_t matter_id, Date on) {
        for (auto const& role : pack().matter_kinds[0].roles) {
            auto desk = desk_of(role.id, to_iso(on));
            auto matter = load_matter(desk, matter_id);
            if (!matter) continue;
            auto allowed = matters::allowed_verbs(attempt_of(desk, *matter));
            constexpr std::string_view not_alone[] = {"publish", "close_notice", "backdate", "redate"};  // for several, or only where there is something to confirm
            std::erase_if(allowed, [&](auto verb) { return std::ranges::find(not_alone, verb->effect) != std::end(not_alone); });
            if (allowed.empty()) continue;
            auto verb = *rc::gen::elementOf(allowed);
            auto act = act_of(matter_id, verb->id, matter->standing->version,
                              {{"opinion", "1"}, {"reason", "x"}, {"finding", "x"}, {"objection", "x"}, {"stopped_on", to_iso(on)}, {"fact", "hukou_type"}, {"changed_on", to_iso(on)}, {"document", "x"}, {"account_holder", "张三"}, {"account_number", "9900000000001234"}, {"consent_on", "2026-03-02"}, {"consent_means", "当面"}});
            std::erase_if(act.step.given.values, [&](auto const& given) {
                auto forms = matters::forms_of(*matter->kind, *verb);
                return std::ranges::none_of(forms, [&](auto form) { return matters::find_part(form->fields, given.first); });
            });
            auto answer = act_on_matter(desk, act);
            if (!answer) RC_FAIL(verb->id + ": " + answer.error().text(Language::en));
            return;
        }
    }
};

TEST_P(MatterStandings, agree_with_the_fold_after_any_steps) {
    for (std::int64_t person = 1; person <= 4; ++person) open(person);
    EXPECT_TRUE(rc::check("standings are the fold", [&] {
        auto matter = *rc::gen::inRange(1, 5);
        auto desk = desk_of("district_worker", "2026-03-03");
        auto last = load_matter(desk, matter)->actions.back().on;
        auto on = date_from_days(std::max(to_days(last), to_days(day_of("2026-03-03")) + *rc::gen::inRange(0, 200)));
        any_step(matter, on);
        RC_ASSERT(differing().empty());
    }));
}

TEST_P(MatterStandings, are_made_anew_for_another_pack_and_a_changed_row_is_found) {
    open(1), open(2);
    auto desk = desk_of("district_worker", "2026-03-03");
    ASSERT_TRUE(list_matters(desk, {}));
    EXPECT_TRUE(verify_standings(*store, pack())->is_fresh);
    auto other = desk_of("village_worker", "2026-03-03");
    other.pack.version = "another";
    ASSERT_TRUE(act_on_matter(other, act_of(1, "pass_village", 1, {{"opinion", "1"}})));
    EXPECT_FALSE(verify_standings(*store, pack())->is_fresh);
    store->run(db::Statement{"change", "update matter_standing set state = 'granted' where matter_id = 2", "", ""});
    EXPECT_EQ(differing(), (std::vector<std::int64_t>{2}));
    EXPECT_EQ(list_matters(desk, {.state = "granted", .topic = {}})->total, 0);
    EXPECT_TRUE(differing().empty());
    store->run(db::Statement{"lose", "delete from matter_clock where matter_id = 1", "", ""});
    EXPECT_EQ(differing(), (std::vector<std::int64_t>{1}));
    store->run(db::Statement{"lose", "delete from matter_standing where matter_id = 1", "", ""});
    EXPECT_EQ(differing(), (std::vector<std::int64_t>{1}));
}

TEST_P(MatterStandings, pages_tell_what_is_there_and_where_the_next_begins) {
    for (std::int64_t person = 1; person <= 8; ++person) open(person);
    auto desk = desk_of("district_worker", "2026-03-03");
    std::vector<std::int64_t> seen;
    for (MatterFilter filter{.state = {}, .topic = {}, .rows_max = 3};;) {
        auto page = list_matters(desk, filter);
        ASSERT_TRUE(page);
        EXPECT_EQ(page->total, 8);
        for (auto const& line : page->lines) seen.push_back(line.standing.matter_id);
        if (!page->next_after) break;
        filter.after = *page->next_after;
    }
    EXPECT_EQ(seen, (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7, 8}));
    desk.actor.areas = {DivisionCode::from_number(320412102000), DivisionCode::from_number(far)};
    EXPECT_EQ(list_matters(desk, {})->total, 4);
    desk.actor.purposes = {"special_families"};
    EXPECT_EQ(list_matters(desk, {})->total, 0);
    EXPECT_EQ(list_matters(desk, {.state = "grantd", .topic = {}}).error(), message::matter_filter_unknown);
}

TEST_P(MatterStandings, what_waits_for_a_role_leaves_out_who_decided_before) {
    open(1);
    ASSERT_TRUE(act("village_worker", "2026-03-03", act_of(1, "pass_village", 1, {{"opinion", "1"}})));
    ASSERT_TRUE(act("town_worker", "2026-03-04", act_of(1, "pass_town", 2, {{"opinion", "1"}})));
    auto publisher = desk_of("district_worker", "2026-03-05"), closer = desk_of("district_worker", "2026-03-20");
    ASSERT_TRUE(publish_notice(publisher, packs(), {.kind = "benefit_application", .topic = "rural_reward", .area = DivisionCode::from_number(home)}));
    ASSERT_TRUE(close_notice(closer, 1));
    ASSERT_TRUE(act("district_decider", "2026-03-23", act_of(1, "refuse", 5, {{"reason", "x"}})));
    ASSERT_TRUE(act("village_worker", "2026-03-24", act_of(1, "appeal", 6, {{"reason", "x"}})));
    auto first = desk_of("district_decider", "2026-03-25"), second = desk_of("district_decider", "2026-03-25");
    second.actor.name = "another";
    MatterFilter const mine{.state = {}, .topic = {}, .is_for_actor = true};
    EXPECT_EQ(list_matters(first, mine)->total, 0);
    EXPECT_TRUE(list_matters(first, mine)->lines.empty());
    EXPECT_EQ(list_matters(second, mine)->lines.size(), 1u);
    auto worker = desk_of("village_worker", "2026-03-25");
    EXPECT_TRUE(list_matters(worker, mine)->lines.empty());
}

TEST_P(MatterStandings, reminders_and_overdue_days_are_told_and_passed_on) {
    open(1);  // 30 working days from 2026-03-02: Qingming is no working day
    auto due = [&](std::string role, std::string_view on, DueLevel least, bool is_mine = false) {
        auto desk = desk_of(std::move(role), on);
        return *list_due(desk, {.state = {}, .topic = {}, .is_for_actor = is_mine}, least);
    };
    auto all = due("village_worker", "2026-03-03", DueLevel::running);
    ASSERT_EQ(all.lines.size(), 1u);
    EXPECT_EQ(to_iso(*all.lines[0].standing.due_on), "2026-04-14");
    EXPECT_EQ(all.lines[0].days_left, 29);
    EXPECT_TRUE(due("village_worker", "2026-03-03", DueLevel::reminder).lines.empty());
    EXPECT_TRUE(due("village_worker", "2026-03-27", DueLevel::reminder).lines.empty());
    auto near = due("village_worker", "2026-03-30", DueLevel::reminder);
    ASSERT_EQ(near.lines.size(), 1u);
    EXPECT_EQ(near.lines[0].days_left, 10);
    EXPECT_EQ(near.lines[0].level, DueLevel::reminder);
    EXPECT_TRUE(due("district_worker", "2026-04-14", DueLevel::reminder, true).lines.empty());
    auto late = due("district_worker", "2026-04-15", DueLevel::reminder, true);  // the village's turn, but it is passed on
    ASSERT_EQ(late.lines.size(), 1u);
    EXPECT_EQ(late.lines[0].level, DueLevel::overdue);
    EXPECT_EQ(late.overdue, 1);
    EXPECT_TRUE(due("town_worker", "2026-04-15", DueLevel::reminder, true).lines.empty());
}

TEST_P(MatterStandings, a_clock_is_not_wound_in_a_year_without_a_calendar) {
    auto desk = desk_of("village_worker", "2024-03-04");
    auto answer = open_matter(desk, opening_of(1));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error(), message::calendar_missing);
    EXPECT_NE(answer.error().text(Language::en).find("calendar/2024.csv"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(, MatterStandings, store::both_stores(), store::backend_of);

}  // namespace jiayu::service
