#include "matters/settle_periods.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "base/random.hpp"

namespace jiayu::matters {

namespace {

Date day(std::string_view iso) { return *date_from_iso(iso); }

}  // namespace

TEST(SettlePeriods, periods_have_their_days) {
    EXPECT_EQ(period_of(PeriodUnit::month, day("2026-03-31")), "2026-03");
    EXPECT_EQ(period_of(PeriodUnit::year, day("2026-03-31")), "2026");
    EXPECT_EQ(last_day("2024-02"), day("2024-02-29"));
    EXPECT_EQ(first_day("2026"), day("2026-01-01"));
    EXPECT_EQ(periods_between(PeriodUnit::month, day("2025-11-30"), day("2026-02-01")), (std::vector<std::string>{"2025-11", "2025-12", "2026-01", "2026-02"}));
    EXPECT_EQ(periods_between(PeriodUnit::year, day("2025-11-30"), day("2026-02-01")), (std::vector<std::string>{"2025", "2026"}));
    EXPECT_EQ(periods_between(PeriodUnit::once, day("2025-11-30"), day("2026-02-01")), (std::vector<std::string>{"once"}));
    EXPECT_TRUE(periods_between(PeriodUnit::year, day("2026-11-30"), day("2026-02-01")).empty());
    EXPECT_EQ(judged_on("2025", day("2026-02-01"), day("2026-05-01")), day("2025-12-31"));
    EXPECT_EQ(judged_on("2025", day("2025-06-01"), day("2026-05-01")), day("2025-06-01"));
    EXPECT_EQ(judged_on("2026-05", std::nullopt, day("2026-05-17")), day("2026-05-17"));
}

TEST(SettlePeriods, a_period_is_due_since_it_began_and_never_before_the_entitlement) {
    EXPECT_EQ(due_since("2026", day("2019-02-10")), day("2026-01-01"));
    EXPECT_EQ(due_since("2026-03", day("2026-03-09")), day("2026-03-09"));
    EXPECT_EQ(due_since("once", day("2019-02-10")), day("2019-02-10"));
}

TEST(SettlePeriods, what_is_missing_is_a_grant_then_arrears_or_a_recovery) {
    DecidedAmount const granted{7, DecisionKind::grant, "2025", 96000, day("2025-03-01")};
    DueAmount const due[] = {{"2025", 100000}, {"2026", 96000}, {"2027", 0}, {"2028", std::nullopt}};
    auto missing = settle_periods(std::span(&granted, 1), due);
    EXPECT_EQ(missing, (std::vector<MissingDecision>{{DecisionKind::arrears, "2025", 4000, 7}, {DecisionKind::grant, "2026", 96000, std::nullopt}}));
    DueAmount const nothing[] = {{"2025", 0}};
    EXPECT_EQ(settle_periods(std::span(&granted, 1), nothing), (std::vector<MissingDecision>{{DecisionKind::recovery, "2025", -96000, 7}}));
}

// Whatever is corrected how often: sums follow what is due, one grant a period, and settling twice adds nothing.
RC_GTEST_PROP(SettlePeriods, decisions_sum_to_what_is_due, (std::uint64_t seed)) {
    Random random(seed);
    std::vector<DecidedAmount> decided;
    std::map<std::string, std::int64_t> expected;
    for (int round = 0; round < 8; ++round) {
        std::vector<DueAmount> due;
        for (auto period : {"2024", "2025", "2026"}) {
            if (random.chance(0.2)) continue;
            due.push_back({period, random.chance(0.2) ? std::nullopt : std::optional(random.between(0, 3) * 48000)});
            if (due.back().amount) expected[period] = *due.back().amount;
        }
        for (auto const& one : settle_periods(decided, due)) decided.push_back({std::int64_t(decided.size()) + 1, one.kind, one.period, one.amount, day("2026-01-01")});
        RC_ASSERT(settle_periods(decided, due).empty());
        for (auto const& [period, amount] : expected) {
            std::int64_t sum = 0;
            int grants = 0;
            for (auto const& one : decided)
                if (one.period == period) sum += one.amount, grants += one.kind == DecisionKind::grant;
            RC_ASSERT(sum == amount);
            RC_ASSERT(grants <= 1);
        }
    }
}

}  // namespace jiayu::matters
