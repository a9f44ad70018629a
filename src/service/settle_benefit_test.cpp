#include "service/settle_benefit.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "matters/messages.hpp"
#include "service/application_day.hpp"
#include "service/invented_matters.hpp"
#include "service/messages.hpp"
#include "service/public_notice.hpp"
#include "service/review_facts.hpp"

namespace jiayu::service {

namespace {

using matters::FactValues;

std::optional<std::string> fact(FactValues const& facts, std::string_view name) {
    auto found = facts.find(name);
    return found == facts.end() ? std::nullopt : found->second;
}

// 960 yuan a year for whoever is rural, alive and has one child at most; 1,200 with a disability.
std::optional<std::int64_t> amount_of(FactValues const& facts, Date day) {
    auto died = fact(facts, "died_on");
    if (died && to_days(*date_from_iso(*died)) <= to_days(day)) return std::nullopt;
    if (fact(facts, "hukou_type") != "2" || fact(facts, "children_born").value_or("0") > "1") return std::nullopt;
    return fact(facts, "disability_grade") ? 120000 : 96000;
}

class FactJudge final : public JudgeForMatters {
public:
    explicit FactJudge(FactValues const& now) : now_(now) {}
    void prepare() override {}
    Result<BenefitFacts> facts(BenefitRequest const&) override { return BenefitFacts{"benefit_person", now_}; }
    Result<BenefitJudgement> judge(BenefitRequest const& request) override {
        auto amount = amount_of(request.facts ? *request.facts : now_, *request.as_of);
        return BenefitJudgement{.outcome = amount ? policy::Outcome::holds : policy::Outcome::fails, .amount = amount, .total = {}, .period = matters::period_of(matters::PeriodUnit::year, *request.as_of),
                                .as_of = *request.as_of, .entitled_on = day_of("2019-01-01"), .payee = {}, .rests_on_recall = false, .pack = "abc", .snapshot = 1, .explanation = R"({"conditions":[]})"};
    }

private:
    FactValues const& now_;
};

using Values = std::map<std::string, std::string, std::less<>>;

}  // namespace

class SettleBenefit : public InventedMatters {
protected:
    void SetUp() override {
        InventedMatters::SetUp();
        if (!store) return;
        add_person(1, "张三", home), add_person(2, "张小明", home), add_person(3, "李四", home);
    }
    MatterDesk desk(std::string role, std::string_view on, std::string name = {}) {
        auto made = desk_of(role, on);
        made.judge = std::make_unique<FactJudge>(now);
        if (!name.empty()) made.actor.name = name;
        return made;
    }
    Result<MatterAnswer> step(std::string role, std::string_view on, std::string verb, Values values = {}) {
        auto colon = role.find(':');
        auto made = desk(role.substr(0, colon), on, colon == role.npos ? "" : role.substr(colon + 1));
        auto version = load_matter(made, id)->standing->version;
        return act_on_matter(made, act_of(id, std::move(verb), version, std::move(values)));
    }
    void must(std::string role, std::string_view on, std::string verb, Values values = {}) {
        auto done = step(std::move(role), on, verb, std::move(values));
        ASSERT_TRUE(done) << verb << ": " << done.error().text(Language::en);
    }
    void open_on(std::string_view on, Values more = {}, std::string topic = "rural_reward", std::int64_t person = 1, std::optional<std::int64_t> payee = {}) {
        auto made = desk("village_worker", on);
        auto opening = opening_of(person, topic);
        opening.step.given.values["consent_on"] = std::string(on);
        opening.payee_person = payee;
        for (auto& [name, value] : more) opening.step.given.values[name] = value;
        auto answer = open_matter(made, opening);
        ASSERT_TRUE(answer) << answer.error().text(Language::en);
        id = answer->matter_id;
    }
    // To the decision, in March of the year or another month.
    void review_in(std::string const& year, std::string const& topic = "rural_reward", std::string const& month = "-03-") {
        must("village_worker", year + month + "05", "pass_village", {{"opinion", "1"}});
        must("town_worker", year + month + "06", "pass_town", {{"opinion", "1"}});
        auto made = desk("district_worker", year + month + "07");
        auto notice = publish_notice(made, packs(), {.kind = "benefit_application", .topic = topic, .area = DivisionCode::from_number(320412001000)});
        ASSERT_TRUE(notice);
        auto later = desk("district_worker", year + month + "20");
        ASSERT_TRUE(close_notice(later, notice->notice_id));
    }
    void grant_in(std::string const& year) {
        open_on(year + "-03-02");
        review_in(year);
        must("district_decider", year + "-03-21", "grant", {{"opinion", "1"}});
    }
    FactReview review(std::string_view on) {
        auto made = desk("system", on);
        auto told = review_facts(made, ReviewWrites::everything);
        EXPECT_TRUE(told);
        return told.value_or(FactReview());
    }
    std::string state() {
        auto made = desk("district_worker", "2026-12-31");
        return load_matter(made, id)->standing->state->id;
    }
    std::map<std::string, std::int64_t> sums(std::int64_t person = 1, std::string topic = "rural_reward") {
        std::map<std::string, std::int64_t> found;
        for (auto const& one : list_decided(*store, {.subject_person = person, .payee_person = person, .topic = topic})) found[one.period] += one.amount;
        return found;
    }
    std::string text_of(char const* statement) {
        std::string found;
        store->query(db::Statement{"ask", statement, "", ""}, {}, [&](db::Row const& row) { found = row.text(0); });
        return found;
    }
    void run(std::string const& text) { store->run(db::Statement{"arrange", text, "", ""}); }
    void add_roll_line(int number, std::int64_t person, int role, std::string const& line) {
        run("insert into source_file(file_id, sha256, original_sha256, name, department, layout, received_at, rows_total, rows_accepted, rows_refused) values (" + std::to_string(number) + ", 'h" + std::to_string(number) + "', 'o" + std::to_string(number) + "', 'roll.csv', 10, 'roll', '2026-01-01', 1, 1, 0)");
        run(fmt::format("insert into mention(mention_id, record_id, file_id, row_number, department, role) values ({0}, {0}, {0}, 7, 10, {1})", number, role));
        run(fmt::format("insert into link(mention_id, person_id, run_id) values ({}, {}, 1)", number, person));
        run(fmt::format("insert into benefit_payment_record(record_id, benefit, period, from_month, to_month, amount, paid_on, status) values ({}, {})", number, line));
    }

    FactValues now{{"hukou_type", "2"}, {"died_on", std::nullopt}, {"children_born", std::nullopt}, {"disability_grade", std::nullopt}};
    std::int64_t id = 0;
};

using Sums = std::map<std::string, std::int64_t>;

TEST_P(SettleBenefit, a_change_of_today_demands_nothing_back) {
    grant_in("2025");
    must("village_worker", "2026-02-02", "renew");
    now["hukou_type"] = "1";
    auto reviewed = review("2026-11-24");
    ASSERT_EQ(reviewed.changed.size(), 1u);
    EXPECT_EQ(reviewed.changed[0].recovered, 0);
    EXPECT_EQ(state(), "stopped");
    EXPECT_EQ(sums(), (Sums{{"2025", 96000}, {"2026", 96000}}));
    EXPECT_EQ(step("village_worker", "2026-11-25", "report_change", {{"fact", "hukou_type"}, {"changed_on", "2026-01-05"}, {"reason", "迁移"}}).error(), matters::message::form_refused);
    must("village_worker", "2026-11-25", "report_change", {{"fact", "hukou_type"}, {"changed_on", "2026-01-05"}, {"document", "户口簿"}, {"reason", "迁移"}});
    EXPECT_FALSE(step("town_worker", "2026-11-26", "confirm_change", {{"opinion", "1"}}));
    must("district_decider", "2026-11-26", "confirm_change", {{"opinion", "1"}});
    EXPECT_EQ(sums(), (Sums{{"2025", 96000}, {"2026", 0}}));
    EXPECT_EQ(state(), "stopped");
    EXPECT_TRUE(review("2026-11-27").changed.empty());
}

TEST_P(SettleBenefit, only_a_fact_that_is_otherwise_can_be_dated) {
    grant_in("2025");
    must("town_worker", "2025-11-25", "report_change", {{"fact", "hukou_type"}, {"changed_on", "2025-01-05"}, {"document", "x"}, {"reason", "y"}});
    EXPECT_EQ(step("district_decider", "2025-11-26", "confirm_change", {{"opinion", "1"}}).error(), message::fact_not_changed);
    must("district_decider", "2025-11-26", "reject_change", {{"reason", "无此变更"}});
    EXPECT_EQ(state(), "granted");
}

TEST_P(SettleBenefit, a_stop_by_hand_counts_from_the_day_of_writing_until_an_earlier_one_is_confirmed) {
    grant_in("2025");
    must("village_worker", "2026-02-02", "renew");
    must("district_worker", "2026-03-02", "stop", {{"reason", "定居国外"}, {"stopped_on", "2025-06-01"}});
    EXPECT_EQ(sums(), (Sums{{"2025", 96000}, {"2026", 96000}}));
    must("district_worker", "2026-03-03", "report_change", {{"fact", "stopped_on"}, {"changed_on", "2025-06-01"}, {"document", "出境记录"}, {"reason", "定居国外"}});
    must("district_decider", "2026-03-04", "reject_change", {{"reason", "缺原件"}});
    EXPECT_TRUE(review("2026-03-05").changed.empty());
    must("district_worker", "2026-03-06", "report_change", {{"fact", "stopped_on"}, {"changed_on", "2025-06-01"}, {"document", "出境记录原件"}, {"reason", "定居国外"}});
    must("district_decider", "2026-03-09", "confirm_change", {{"opinion", "1"}});
    EXPECT_EQ(sums(), (Sums{{"2025", 96000}, {"2026", 0}}));
    EXPECT_TRUE(review("2026-03-10").changed.empty());
}

TEST_P(SettleBenefit, a_death_and_a_birth_count_from_their_own_days) {
    now["children_born"] = "1";
    run("update person set birth_date = 19800101 where person_id = 2");
    run("insert into parentage(child_person_id, parent_person_id, kind, mention_id) values (2, 1, 2, 1)");
    grant_in("2025");
    must("village_worker", "2026-02-02", "renew");
    run("update person set birth_date = 20251001 where person_id = 3");
    run("insert into parentage(child_person_id, parent_person_id, kind, mention_id) values (3, 1, 2, 2)");
    now["children_born"] = "2";
    review("2026-11-24");
    EXPECT_EQ(sums(), (Sums{{"2025", 96000}, {"2026", 0}}));
    now["died_on"] = "2025-03-10";  // before the day on which 2025 was granted
    review("2026-11-25");
    EXPECT_EQ(sums(), (Sums{{"2025", 0}, {"2026", 0}}));
}

// Against a table of what each day's facts were: a change counts from its review, a confirmed one from its day.
TEST_P(SettleBenefit, random_changes_sum_to_what_a_table_of_days_says) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        Random random(seed);
        store.reset();
        SetUp();
        now["hukou_type"] = "2", now["disability_grade"] = std::nullopt;
        grant_in("2025");
        std::map<int, FactValues> table;  // by day
        auto const first = to_days(day_of("2025-01-01")), last = to_days(day_of("2026-12-31"));
        for (int day = first; day <= last; ++day) table[day] = now;
        auto on = to_days(day_of("2025-04-01"));
        for (int round = 0; round < 6; ++round) {
            on += int(random.between(20, 90));
            auto name = random.chance(0.3) ? "disability_grade" : "hukou_type";
            if (name == std::string("hukou_type")) now[name] = random.chance(0.7) ? "2" : "1";
            else now[name] = now[name] ? std::nullopt : std::optional<std::string>("2");
            review(to_iso(date_from_days(on)));
            for (int day = on; day <= last; ++day) table[day] = now;
            if (state() == "stopped" && fact(now, "hukou_type") == "2") must("district_decider", to_iso(date_from_days(on)), "resume", {{"reason", "r"}});
            if (random.chance(0.5)) {
                auto since = int(random.between(first, on));
                auto at = to_iso(date_from_days(on));
                bool differs = fact(table[since], name) != fact(now, name);
                if (step("village_worker", at, "report_change", {{"fact", name}, {"changed_on", to_iso(date_from_days(since))}, {"document", "d"}, {"reason", "r"}})) {
                    auto confirmed = step("district_decider", at, "confirm_change", {{"opinion", "1"}});
                    ASSERT_EQ(confirmed.has_value(), differs) << seed;
                    if (!confirmed) must("district_decider", at, "reject_change", {{"reason", "r"}});
                    for (int day = since; differs && day <= last; ++day) table[day][name] = now[name];
                }
            }
            for (auto const& one : list_decided(*store, {.subject_person = 1, .payee_person = 1, .topic = "rural_reward"})) {
                if (one.kind != matters::DecisionKind::grant) continue;
                auto expected = amount_of(table[to_days(one.decided_on)], one.decided_on).value_or(0);
                EXPECT_EQ(sums()[one.period], expected) << "seed " << seed << ", round " << round << ", " << one.period << ", " << to_iso(date_from_days(on)) << ", " << state();
            }
        }
    }
}

TEST_P(SettleBenefit, what_the_earlier_system_paid_is_not_granted_again) {
    add_roll_line(1, 1, 0, "'rural_reward', '2025', 202501, 202512, 96000, 20250601, 1");
    add_roll_line(2, 1, 0, "'rural_reward', '2026', 202601, 202612, 96000, 20260601, 2");  // came back from the bank: not paid
    grant_in("2025");
    EXPECT_EQ(sums(), Sums());
    must("village_worker", "2026-02-02", "renew");
    EXPECT_EQ(sums(), (Sums{{"2026", 96000}}));
    EXPECT_NE(text_of("select explanation from benefit_decision").find(R"("paid_before":[{"period":"2025","amount":96000,"paid_on":"2025-06-01","roll":"roll.csv","row":7}])"), std::string::npos);
    EXPECT_NE(text_of("select payload from trail where action = 'benefit paid before' order by sequence desc limit 1").find("2025"), std::string::npos);
}

TEST_P(SettleBenefit, what_one_parent_got_for_a_child_is_not_granted_to_the_other) {
    run("insert into parentage(child_person_id, parent_person_id, kind, mention_id) values (2, 1, 1, 1)");
    run("insert into parentage(child_person_id, parent_person_id, kind, mention_id) values (2, 3, 2, 1)");
    add_roll_line(1, 2, 3, "'childcare_subsidy', '2025', 202501, 202512, 360000, 20251101, 1");
    open_on("2026-03-02", {}, "childcare_subsidy", 2, 3);
    review_in("2026", "childcare_subsidy");
    auto done = step("district_decider", "2026-03-21", "grant", {{"opinion", "1"}});
    ASSERT_TRUE(done) << done.error().text(Language::en);
    ASSERT_EQ(done->paid_before.size(), 1u);
    EXPECT_EQ(done->paid_before[0].period, "2025");
    EXPECT_EQ(sums(2, "childcare_subsidy"), (Sums{{"2026", 96000}}));
}

TEST_P(SettleBenefit, a_refusal_after_an_appeal_takes_everything_back) {
    grant_in("2025");
    must("village_worker", "2025-04-01", "appeal", {{"reason", "金额"}});
    must("district_decider:li", "2025-04-02", "allow_appeal", {{"finding", "重新决定"}});
    must("district_decider:li", "2025-04-03", "refuse", {{"reason", "户口不在本村"}});
    EXPECT_EQ(state(), "refused");
    EXPECT_EQ(sums(), (Sums{{"2025", 0}}));
    EXPECT_NE(text_of("select explanation from benefit_decision order by decision_id desc limit 1").find("户口不在本村"), std::string::npos);
    must("village_worker", "2025-04-04", "appeal", {{"reason", "在本村"}});
    must("district_decider:wu", "2025-04-07", "allow_appeal", {{"finding", "在本村"}});
    must("district_decider:wu", "2025-04-08", "grant", {{"opinion", "1"}});
    EXPECT_EQ(sums(), (Sums{{"2025", 96000}}));
}

TEST_P(SettleBenefit, an_appeal_that_is_allowed_decides_the_amounts_anew_and_never_lower) {
    grant_in("2025");
    must("village_worker", "2026-02-02", "renew");
    now["disability_grade"] = "2";  // the certificate was overlooked
    must("village_worker", "2026-04-01", "appeal", {{"reason", "有残疾证"}});
    must("district_decider:li", "2026-04-02", "allow_appeal", {{"finding", "属实"}});
    must("district_decider:li", "2026-04-03", "grant", {{"opinion", "1"}});
    EXPECT_EQ(sums(), (Sums{{"2025", 120000}, {"2026", 120000}}));
    EXPECT_TRUE(review("2026-04-07").changed.empty());
    now["disability_grade"] = std::nullopt;
    must("village_worker", "2026-05-06", "appeal", {{"reason", "再算一次"}});
    must("district_decider:wu", "2026-05-07", "allow_appeal", {{"finding", "再算"}});
    must("district_decider:wu", "2026-05-08", "grant", {{"opinion", "1"}});
    EXPECT_EQ(sums(), (Sums{{"2025", 120000}, {"2026", 120000}}));
}

TEST_P(SettleBenefit, an_earlier_day_of_receipt_needs_its_paper_and_a_second_person) {
    auto made = desk("village_worker", "2026-03-02");
    auto opening = opening_of(1);
    opening.step.given.values["received_on"] = "2025-06-02";
    EXPECT_EQ(open_matter(made, opening).error(), message::receipt_unproved);
    auto later_consent = opening_of(1);
    later_consent.step.given.values["consent_on"] = "2026-03-03";
    EXPECT_FALSE(open_matter(made, later_consent));
    open_on("2026-03-02", {{"received_on", "2025-06-02"}, {"received_document", "收件登记簿第8页"}});
    EXPECT_EQ(to_iso(applied_on(*load_matter(made, id))), "2026-03-02");
    review_in("2026");
    EXPECT_EQ(step("district_decider", "2026-03-21", "grant", {{"opinion", "1"}}).error(), message::receipt_unconfirmed);
    must("district_worker", "2026-03-21", "confirm_received", {{"opinion", "1"}});
    EXPECT_EQ(step("district_worker", "2026-03-21", "confirm_received", {{"opinion", "1"}}).error(), message::receipt_nothing_to_confirm);
    must("district_decider", "2026-03-21", "grant", {{"opinion", "1"}});
    EXPECT_EQ(sums(), (Sums{{"2025", 96000}, {"2026", 96000}}));
}

TEST_P(SettleBenefit, a_step_that_is_dated_back_reaches_no_further) {
    auto made = desk("village_worker", "2025-06-02");
    made.now_utc = "2026-03-02T02:00:00Z";
    auto opening = opening_of(1);
    opening.step.given.values["consent_on"] = "2025-06-02";
    id = open_matter(made, opening)->matter_id;
    review_in("2026");
    must("district_decider", "2026-03-21", "grant", {{"opinion", "1"}});
    EXPECT_EQ(sums(), (Sums{{"2026", 96000}}));
}

TEST_P(SettleBenefit, a_decision_that_is_dated_back_grants_the_period_of_the_writing_alone) {
    auto made = desk("village_worker", "2025-06-02");
    made.now_utc = "2026-03-02T02:00:00Z";
    auto opening = opening_of(1);
    opening.step.given.values["consent_on"] = "2025-06-02";
    id = open_matter(made, opening)->matter_id;
    review_in("2025", "rural_reward", "-07-");
    must("district_decider", "2025-07-21", "grant", {{"opinion", "1"}});
    EXPECT_EQ(sums(), (Sums{{"2026", 96000}}));
}

TEST_P(SettleBenefit, an_account_changes_when_a_second_person_has_checked_it) {
    grant_in("2025");
    auto account = [&] { return text_of("select account_number from payee_account order by payee_account_id desc limit 1"); };
    EXPECT_EQ(account(), "9900000000001234");
    must("village_worker", "2025-04-01", "change_account", {{"account_holder", "张三"}, {"account_number", "9900000000005678"}});
    EXPECT_EQ(account(), "9900000000001234");
    EXPECT_FALSE(step("village_worker", "2025-04-01", "confirm_account", {{"opinion", "1"}}));
    must("town_worker", "2025-04-02", "confirm_account", {{"opinion", "1"}});
    EXPECT_EQ(account(), "9900000000005678");
    EXPECT_EQ(state(), "granted");
    must("village_worker", "2025-04-03", "change_account", {{"account_holder", "李四"}, {"account_number", "9900000000009999"}, {"account_holder_reason", "代领"}});
    must("town_worker", "2025-04-04", "reject_account", {{"reason", "无委托"}});
    must("village_worker", "2026-02-02", "renew");
    must("district_worker", "2026-02-03", "stop", {{"reason", "迁出"}, {"stopped_on", "2026-02-03"}});
    must("district_decider", "2026-02-04", "resume", {{"reason", "有误"}});
    EXPECT_EQ(account(), "9900000000005678");
}

TEST_P(SettleBenefit, an_account_that_cannot_be_paid_is_refused_at_entry) {
    grant_in("2025");
    auto change = [&](Values values) { return step("village_worker", "2025-04-01", "change_account", std::move(values)); };
    EXPECT_EQ(change({{"account_holder", "张三"}, {"account_number", "notanumber"}}).error(), message::account_form);
    EXPECT_EQ(change({{"account_holder", "张三"}, {"account_number", "6200000000000000005"}}).error(), message::account_check_digit);
    EXPECT_EQ(change({{"account_holder", "=cmd()"}, {"account_number", "9900000000005678"}, {"account_holder_reason", "x"}}).error(), message::entry_formula);
    EXPECT_EQ(change({{"account_holder", "李四"}, {"account_number", "9900000000005678"}}).error(), message::account_of_another);
    EXPECT_TRUE(change({{"account_holder", "张三"}, {"account_number", "9900000000005678"}}));
}

INSTANTIATE_TEST_SUITE_P(, SettleBenefit, store::both_stores(), store::backend_of);

}  // namespace jiayu::service
