#include "matters/facts_in_time.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

#include "base/random.hpp"
#include "matters/settle_periods.hpp"

namespace jiayu::matters {

namespace {

Date day(std::string_view iso) { return *date_from_iso(iso); }

FactValues rural(char const* hukou) { return {{"hukou", hukou}}; }

std::string hukou_on(FactHistory const& history, std::string_view iso) {
    auto known = facts_on(history, day(iso));
    return known ? known->at("hukou").value_or("-") : "?";
}

}  // namespace

TEST(FactsInTime, a_change_counts_from_the_day_it_was_learned) {
    FactHistory history{.learned = {{beginning_of_time, rural("rural")}, {day("2026-11-24"), rural("urban")}}, .dated = {}};
    EXPECT_EQ(hukou_on(history, "2019-03-01"), "rural");
    EXPECT_EQ(hukou_on(history, "2026-11-23"), "rural");
    EXPECT_EQ(hukou_on(history, "2026-11-24"), "urban");
}

TEST(FactsInTime, a_proved_day_takes_its_place) {
    FactHistory history{.learned = {{beginning_of_time, rural("rural")}, {day("2026-11-24"), rural("urban")}, {day("2023-05-01"), rural("urban")}}, .dated = {}};
    EXPECT_EQ(hukou_on(history, "2023-04-30"), "rural");
    EXPECT_EQ(hukou_on(history, "2023-05-01"), "urban");
    EXPECT_EQ(changed_facts(history, rural("urban")), FactValues());
    EXPECT_EQ(changed_facts(history, rural("urban"), day("2020-01-01")), rural("urban"));
}

TEST(FactsInTime, of_days_before_anything_was_known_nothing_is_told) {
    FactHistory history{.learned = {{day("2026-01-01"), rural("rural")}}, .dated = {}};
    EXPECT_EQ(hukou_on(history, "2025-12-31"), "?");
    EXPECT_EQ(changed_facts(FactHistory(), rural("rural")), rural("rural"));
}

TEST(FactsInTime, the_registers_own_days_come_first_where_they_end_in_what_is_known) {
    FactHistory history{.learned = {{beginning_of_time, {{"children", "1"}}}, {day("2026-11-24"), {{"children", "2"}}}}, .dated = {{beginning_of_time, {{"children", "0"}}}, {day("1990-05-01"), {{"children", "1"}}}, {day("2024-02-01"), {{"children", "2"}}}}};
    EXPECT_EQ(facts_on(history, day("2023-01-01"))->at("children"), "1");
    EXPECT_EQ(facts_on(history, day("2025-01-01"))->at("children"), "2");
    history.learned.push_back({day("2026-11-25"), {{"children", "3"}}});  // one without a day of birth: the days do not tell all
    EXPECT_EQ(facts_on(history, day("2025-01-01"))->at("children"), "1");
}

// Day by day: what each day's value is, written over by every learning and by the register's days; settling from it gives the sums that
// brute force gives.
RC_GTEST_PROP(FactsInTime, periods_sum_to_what_a_table_of_days_says, (std::uint64_t seed)) {
    Random random(seed);
    std::int64_t const first = to_days(day("2018-01-01")), last = to_days(day("2026-12-31"));
    auto date = [](std::int64_t days) { return date_from_days(int(days)); };
    std::vector<std::optional<std::string>> table(std::size_t(last - first + 1), "0");
    FactHistory history{.learned = {{beginning_of_time, {{"fact", "0"}}}}, .dated = {}};
    std::vector<DecidedAmount> decided;
    auto now = first;
    for (int round = 0; round < 12; ++round) {
        now = std::min(last, now + random.between(1, 300));
        auto counts_from = random.chance(0.3) ? random.between(first, now) : now;
        auto value = std::to_string(random.between(0, 2));
        history.learned.push_back({date(counts_from), {{"fact", value}}});
        for (auto at = counts_from; at <= last; ++at) table[std::size_t(at - first)] = value;
        std::vector<DueAmount> due;
        for (auto const& period : periods_between(PeriodUnit::year, date(first), date(now))) {
            auto granted = std::ranges::find_if(decided, [&](auto const& one) { return one.period == period && one.kind == DecisionKind::grant; });
            auto judged = judged_on(period, granted == decided.end() ? std::nullopt : std::optional(granted->decided_on), date(now));
            auto const fact = facts_on(history, judged)->at("fact");
            RC_ASSERT(fact == table[std::size_t(to_days(judged) - first)]);
            due.push_back({period, std::stoll(*fact) * 48000});
        }
        for (auto const& one : settle_periods(decided, due)) decided.push_back({std::int64_t(decided.size()) + 1, one.kind, one.period, one.amount, date(now)});
        for (auto const& [period, amount] : due) {
            std::int64_t sum = 0;
            for (auto const& one : decided) sum += one.period == period ? one.amount : 0;
            RC_ASSERT(sum == *amount);
        }
    }
}

}  // namespace jiayu::matters
