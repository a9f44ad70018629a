#include "service/report_audit.hpp"

#include <gtest/gtest.h>

namespace jiayu::service {
namespace {

std::vector<Area> const towns = {{320412100000, {"湖塘镇", "Hutang"}}, {320412101000, {"牛塘镇", "Niutang"}}};

TEST(ReportAudit, PlacesFindingsInTheirTownsAndTheRestElsewhere) {
    AuditCounts audit{};
    audit.rules = {{.id = "A13", .level = "error", .title_zh = "甲", .title_en = "a", .count_only = false,
                    .towns = {{320412101, 7, 0}, {320412999, 2, 0}, {std::nullopt, 1, 0}}}};
    auto rules = rules_of(audit, towns);
    ASSERT_EQ(rules.size(), 1u);
    EXPECT_EQ(rules[0].towns, (std::vector<std::int64_t>{0, 7}));
    EXPECT_EQ(rules[0].elsewhere, 3);
}

TEST(ReportAudit, KeepsBirthsInTheOrderOfTheTownsAndTheRestBehind) {
    AuditCounts audit{};
    audit.births = {{320412101, 9, 1, 2, 3, 0}, {320501101, 1, 0, 0, 2, 0}, {std::nullopt, 5, 5, 5, 5, 0}};
    auto births = births_of(audit, towns);
    ASSERT_EQ(births.size(), 3u);
    EXPECT_EQ(births[0].agreed, 0);
    EXPECT_EQ(births[1].agreed, 9);
    EXPECT_EQ(births[1].unreported, 2);
    EXPECT_EQ(births[1].overreported, 3);
    EXPECT_EQ(births[2].agreed, 6);
    EXPECT_EQ(births[2].overreported, 7);
}

}  // namespace
}  // namespace jiayu::service
