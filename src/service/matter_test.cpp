#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "matters/messages.hpp"
#include "policy/load_pack.hpp"
#include "service/act_on_matter.hpp"
#include "service/messages.hpp"
#include "service/public_notice.hpp"
#include "service/review_facts.hpp"
#include "service/show_matter.hpp"
#include "store/sql.hpp"
#include "store/stores_under_test.hpp"
#include "store/trail.hpp"

namespace jiayu::service {

namespace {

Path const packs = Path(JIAYU_SOURCE_FOLDER) / "packs";

Date day(std::string_view iso) { return *date_from_iso(iso); }

// Entitled to 960 yuan a year until a day of death that the test sets.
class InventedJudge final : public JudgeForMatters {
public:
    explicit InventedJudge(std::optional<Date> const& died_on) : died_on_(died_on) {}
    void prepare() override {}
    Result<BenefitJudgement> judge(BenefitRequest const& request) override {
        bool is_alive = !died_on_ || to_days(*request.as_of) < to_days(*died_on_);
        return BenefitJudgement{.outcome = is_alive ? policy::Outcome::holds : policy::Outcome::fails, .amount = is_alive ? std::optional<std::int64_t>(96000) : std::nullopt, .total = {},
                                .period = matters::period_of(matters::PeriodUnit::year, *request.as_of), .as_of = *request.as_of, .entitled_on = day("2019-02-10"), .payee = {}, .rests_on_recall = false,
                                .pack = "abc", .snapshot = 1, .explanation = R"({"conditions":[]})"};
    }

private:
    std::optional<Date> const& died_on_;
};

}  // namespace

class MatterService : public store::OnBothStores {
protected:
    void SetUp() override {
        OnBothStores::SetUp();
        if (!store) return;
        for (int person : {1, 2}) store->run(db::Statement{"person", person == 1 ? first_person : second_person, "", ""});
    }
    static constexpr char const* first_person =
        "insert into person(person_id, name, citizen_number, sex, birth_date, phone, division_code, hukou_division_code, department_mask, mention_count) "
        "values (1, '张三', '990421195003040018', 1, 19500304, '12800000001', 320412001006, 320412001006, 1, 1)";
    static constexpr char const* second_person =
        "insert into person(person_id, name, sex, birth_date, division_code, department_mask, mention_count) values (2, '欧阳兰', 2, 19520304, 320412001006, 1, 1)";

    MatterDesk desk_of(std::string role, std::string_view on, std::string name = {}) {
        static policy::Pack const loaded = *policy::load_sound_pack(packs / "national");
        MatterDesk desk{.store = test_store->open(), .pack = {}, .actor = {}, .today = day(on), .now_utc = std::string(on) + "T02:00:00Z", .judge = std::make_unique<InventedJudge>(died_on)};
        desk.pack.version = loaded.version, desk.pack.matter_kinds = loaded.matter_kinds, desk.pack.calendar = loaded.calendar;
        desk.actor = {.name = name.empty() ? role : name, .role = role, .areas = {DivisionCode::from_number(320412000000)}, .purposes = {"benefits", "special_families"}, .person = {}};
        return desk;
    }
    Result<MatterAnswer> open(std::string_view on, std::int64_t person = 1, std::string topic = "rural_reward", std::string key = {}) {
        auto desk = desk_of("village_worker", on);
        matters::GivenValues given{.values = {{"account_holder", "张三"}, {"account_number", "9900000000001234"}, {"consent_on", "2025-03-03"}, {"consent_means", "当面"}, {"account_holder_reason", "家庭共用账户"}}, .proofs = {}, .is_pledged = true};
        return open_matter(desk, {.kind = "benefit_application", .topic = std::move(topic), .subject_person = person, .payee_person = {}, .area = {}, .step = {.verb = {}, .given = given, .note = {}, .key = std::move(key)}});
    }
    Result<MatterAnswer> act(std::string role, std::string_view on, MatterAct step) {
        auto desk = desk_of(std::move(role), on);
        return act_on_matter(desk, step);
    }
    Result<MatterAnswer> act(std::string role, std::string_view on, std::int64_t matter, std::pair<std::string, int> verb, std::map<std::string, std::string, std::less<>> values = {}) {
        return act(std::move(role), on, MatterAct{matter, verb.second, {.verb = verb.first, .given = {.values = std::move(values), .proofs = {}, .is_pledged = true}, .note = {}, .key = {}}});
    }
    // To the end of the notice: eight steps at most.
    std::int64_t to_decision(std::string topic = "rural_reward") {
        auto id = open("2025-03-03", 1, topic)->matter_id;
        EXPECT_TRUE(act("village_worker", "2025-03-04", id, {"pass_village", 1}, {{"opinion", "1"}}));
        EXPECT_TRUE(act("town_worker", "2025-03-05", id, {"pass_town", 2}, {{"opinion", "1"}}));
        auto desk = desk_of("district_worker", "2025-03-06");
        auto notice = publish_notice(desk, packs, {.kind = "benefit_application", .topic = topic, .area = DivisionCode::from_number(320412001000)});
        EXPECT_TRUE(notice);
        auto later = desk_of("district_worker", "2025-03-14");
        EXPECT_TRUE(close_notice(later, notice->notice_id));
        return id;
    }
    std::vector<std::int64_t> amounts() {
        std::vector<std::int64_t> found;
        for (auto const& one : list_decided(*store, {.subject_person = 1, .payee_person = 1, .topic = "rural_reward"})) found.push_back(one.amount);
        return found;
    }
    std::optional<Date> died_on;
};

TEST_P(MatterService, a_stale_version_is_refused_and_leaves_nothing) {
    auto id = open("2025-03-03")->matter_id;
    ASSERT_TRUE(act("village_worker", "2025-03-04", id, {"pass_village", 1}, {{"opinion", "1"}}));
    auto entries = store::find_trail_end(*store).entries;
    EXPECT_EQ(act("village_worker", "2025-03-04", id, {"return_village", 1}, {{"opinion", "1"}}).error(), message::version_stale);
    EXPECT_EQ(act("town_worker", "2025-03-05", id, {"pass_town", 2}, {}).error(), matters::message::form_refused);
    EXPECT_EQ(act("town_worker", "2025-03-01", id, {"pass_town", 2}, {{"opinion", "1"}}).error(), message::day_before_last);
    EXPECT_EQ(store::find_trail_end(*store).entries, entries);
    auto desk = desk_of("town_worker", "2025-03-05");
    EXPECT_EQ(load_matter(desk, id)->standing->version, 2);
}

TEST_P(MatterService, a_repeat_with_its_key_is_harmless_and_another_request_with_it_is_refused) {
    auto first = open("2025-03-03", 1, "rural_reward", "k1"), again = open("2025-03-03", 1, "rural_reward", "k1");
    ASSERT_TRUE(first && again);
    EXPECT_FALSE(first->is_repeat);
    EXPECT_TRUE(again->is_repeat);
    EXPECT_EQ(first->matter_id, again->matter_id);
    EXPECT_EQ(open("2025-03-03", 1, "urban_unemployed", "k1").error(), message::key_used);
    EXPECT_EQ(open("2025-03-03").error(), message::matter_open_already);
}

TEST_P(MatterService, of_two_threads_that_saw_the_same_version_one_acts) {
    auto id = open("2025-03-03")->matter_id;
    constexpr int rounds = 12;
    std::atomic<int> done = 0, stale = 0, other = 0;
    for (int round = 0; round < rounds; ++round) {
        auto run = [&](std::string verb) {
            auto answer = act("village_worker", "2025-03-04", id, {std::move(verb), 1 + 2 * round}, {{"opinion", "1"}});
            if (answer) ++done;
            else if (answer.error() == message::version_stale) ++stale;
            else ++other;
        };
        std::thread one(run, "return_village"), two(run, "return_village");
        one.join(), two.join();
        ASSERT_TRUE(act("village_worker", "2025-03-04", id, {"resubmit", 2 + 2 * round}));
    }
    EXPECT_EQ(done, rounds);
    EXPECT_EQ(stale, rounds);
    EXPECT_EQ(other, 0);
    EXPECT_EQ(store::verify_trail(*store).broken_at, std::nullopt);
}

TEST_P(MatterService, two_threads_with_one_key_open_one_matter) {
    std::atomic<int> opened = 0, repeated = 0;
    auto run = [&] {
        auto answer = open("2025-03-03", 1, "rural_reward", "same");
        if (answer) ++(answer->is_repeat ? repeated : opened);
    };
    std::thread one(run), two(run);
    one.join(), two.join();
    EXPECT_EQ(opened, 1);
    EXPECT_EQ(repeated, 1);
}

TEST_P(MatterService, actions_cannot_be_changed_or_removed) {
    open("2025-03-03");
    EXPECT_THROW(store->run(db::Statement{"change", "update matter_action set verb = 'x'", "", ""}), EnvironmentFailure);
    EXPECT_THROW(store->run(db::Statement{"remove", "delete from matter_action", "", ""}), EnvironmentFailure);
}

TEST_P(MatterService, a_grant_pays_the_period_and_the_account_once) {
    auto id = to_decision();
    ASSERT_TRUE(act("district_decider", "2025-03-17", id, {"grant", 5}, {{"opinion", "1"}}));
    EXPECT_EQ(amounts(), (std::vector<std::int64_t>{96000}));
    ASSERT_TRUE(act("village_worker", "2026-02-02", id, {"renew", 6}));
    EXPECT_EQ(amounts(), (std::vector<std::int64_t>{96000, 96000}));
    std::vector<std::int64_t> since;
    store->query(db::Statement{"since", "select entitled_on from benefit_decision order by decision_id", "", ""}, {}, [&](db::Row const& row) { since.push_back(row.integer(0)); });
    EXPECT_EQ(since, (std::vector<std::int64_t>{20250101, 20260101}));
    auto desk = desk_of("system", "2026-03-02");
    EXPECT_TRUE(review_facts(desk, ReviewWrites::everything)->changed.empty());
    std::int64_t accounts = 0;
    store->query(db::Statement{"count", "select count(*) from payee_account", "", ""}, {}, [&](db::Row const& row) { accounts = row.integer(0); });
    EXPECT_EQ(accounts, 1);
}

TEST_P(MatterService, a_death_that_is_known_late_stops_and_recovers_what_was_paid_after_it) {
    auto id = to_decision();
    ASSERT_TRUE(act("district_decider", "2025-03-17", id, {"grant", 5}, {{"opinion", "1"}}));
    ASSERT_TRUE(act("village_worker", "2026-02-02", id, {"renew", 6}));
    died_on = day("2025-06-01");
    store->run(db::Statement{"die", "update person set died_on = 20250601 where person_id = 1", "", ""});
    auto desk = desk_of("system", "2026-03-02");
    auto told = review_facts(desk, ReviewWrites::nothing);
    ASSERT_EQ(told->changed.size(), 1u);
    EXPECT_EQ(told->changed[0].recovered, -96000);
    EXPECT_EQ(amounts(), (std::vector<std::int64_t>{96000, 96000}));
    ASSERT_TRUE(review_facts(desk, ReviewWrites::everything));
    EXPECT_EQ(amounts(), (std::vector<std::int64_t>{96000, 96000, -96000}));
    EXPECT_EQ(load_matter(desk, id)->standing->state->id, "stopped");
    EXPECT_TRUE(review_facts(desk, ReviewWrites::everything)->changed.empty());
    died_on.reset();
    store->run(db::Statement{"live", "update person set died_on = null where person_id = 1", "", ""});
    ASSERT_TRUE(act("district_decider", "2026-03-03", id, {"resume", 8}, {{"reason", "死亡登记有误"}}));
    ASSERT_TRUE(review_facts(desk = desk_of("system", "2026-03-04"), ReviewWrites::everything));
    EXPECT_EQ(amounts(), (std::vector<std::int64_t>{96000, 96000, -96000, 96000}));
}

TEST_P(MatterService, a_notice_masks_names_and_never_names_special_families) {
    ASSERT_TRUE(open("2025-03-03", 2, "special_support"));
    auto id = to_decision();
    auto desk = desk_of("district_worker", "2025-03-14");
    auto notice = list_notices(desk)->at(0);
    ASSERT_EQ(notice.persons.size(), 1u);
    EXPECT_EQ(notice.persons[0].name, "张*");
    EXPECT_TRUE(notice.is_intact);
    EXPECT_EQ(to_iso(notice.until_on), "2025-03-13");
    for (auto secret : {"张三", "990421", "128000", "9900000000001234"}) EXPECT_EQ(notice.document.find(secret), std::string::npos) << secret;
    EXPECT_EQ(load_matter(desk, id)->standing->state->id, "to_decide");
}

TEST_P(MatterService, of_special_support_the_notice_has_a_number_alone) {
    to_decision("special_support");
    auto desk = desk_of("district_worker", "2025-03-14");
    auto notice = list_notices(desk)->at(0);
    EXPECT_TRUE(notice.persons.empty());
    EXPECT_EQ(notice.not_named, 1);
    EXPECT_EQ(notice.document.find("张"), std::string::npos);
}

TEST_P(MatterService, a_notice_closes_after_its_period_and_leaves_what_is_objected_to) {
    auto id = open("2025-03-03")->matter_id;
    ASSERT_TRUE(act("village_worker", "2025-03-04", id, {"pass_village", 1}, {{"opinion", "1"}}));
    ASSERT_TRUE(act("town_worker", "2025-03-05", id, {"pass_town", 2}, {{"opinion", "1"}}));
    EXPECT_EQ(act("district_worker", "2025-03-06", id, {"publish", 3}).error(), message::verb_of_notice);
    auto desk = desk_of("district_worker", "2025-03-06");
    auto notice = publish_notice(desk, packs, {.kind = "benefit_application", .topic = "rural_reward", .area = DivisionCode::from_number(320412001006)});
    ASSERT_TRUE(notice);
    EXPECT_EQ(close_notice(desk, notice->notice_id).error(), matters::message::verb_too_early);
    ASSERT_TRUE(act("village_worker", "2025-03-10", id, {"object", 4}, {{"objection", "户口不在本村"}}));
    desk.today = day("2025-03-20");
    EXPECT_EQ(close_notice(desk, notice->notice_id)->left, (std::vector<std::int64_t>{id}));
    ASSERT_TRUE(act("town_worker", "2025-03-21", id, {"dismiss_objection", 5}, {{"finding", "户口在本村"}}));
    desk.today = day("2025-03-21");
    EXPECT_EQ(close_notice(desk, notice->notice_id)->closed, (std::vector<std::int64_t>{id}));
}

INSTANTIATE_TEST_SUITE_P(, MatterService, store::both_stores(), store::backend_of);

}  // namespace jiayu::service
