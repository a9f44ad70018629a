#include "cli/scoreboard_text.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "cli/figure_text.hpp"

namespace jiayu::cli {
namespace {

using service::IndicatorKind;
using service::IndicatorValue;
using Kind = statistics::Target::Kind;

IndicatorValue percent(std::int64_t part, std::int64_t whole) { return {part, whole, statistics::scaled(*statistics::estimate_proportion(part, whole), 100)}; }

service::ReportData two_towns() {
    service::ReportData data{.as_of = "2020-12-31", .month = 202012, .snapshot = 4, .audit_snapshot = 4, .district = {1, {"甲区", "District A"}},
                             .towns = {{2, {"湖塘镇", "Hutang"}}, {3, {"西湖街道", "Xihu"}}}};
    data.targets = {{"示例", "invented"}, 5, {{.id = "a", .indicator = "I14", .clause = {"三", "III"}, .title = {"身份号码准确率", "correct citizen numbers"}, .target = {Kind::at_least, 99, 0}, .unit = "%",
                         .basis = "design", .causes = {"A13"}, .waits_for = {}},
                        {.id = "b", .indicator = "I03", .clause = {"二", "II"}, .title = {"孕前检查覆盖率", "checks"}, .target = {Kind::at_least, 90, 0}, .unit = "%", .basis = "source",
                         .causes = {}, .waits_for = service::BilingualText{"等待数据", "waits for data"}}}};
    data.indicators = {{.id = "I14", .title = {"身份号码准确率", "correct citizen numbers"}, .unit = "%", .basis = "design", .kind = IndicatorKind::proportion, .district = percent(9700, 10000),
                        .towns = {percent(7750, 8000), percent(1950, 2000)}, .months = {}}};
    data.audit = {{.id = "A13", .level = "error", .title = {"校验位错误", "check character wrong"}, .towns = {250, 50}}};
    return data;
}

std::string scoreboard(ScoreboardStyle style, std::int64_t audit_snapshot = 4) {
    auto data = two_towns();
    data.audit_snapshot = audit_snapshot;
    std::ostringstream out;
    print_scoreboard(service::make_report(data), style, out);
    return out.str();
}

TEST(Scoreboard, ShowsTargetsTownsAndWhereRedComesFrom) {
    EXPECT_EQ(scoreboard({Language::zh, false}),
              "甲区  2020-12  截至 2020-12-31  快照 #4  示例\n"
              "\n"
              "目标                   要求    数值   95% 区间  状态\n"
              "身份号码准确率  I14  ≥ 99 %  97.0 %  96.6–97.3  ✕ 未达标\n"
              "孕前检查覆盖率  I03  ≥ 90 %                     – 暂无数据：等待数据\n"
              "\n"
              "镇（街道）  I14 ≥ 99 %\n"
              "湖塘镇        96.9 % ✕\n"
              "西湖街道      97.5 % ✕\n"
              "\n"
              "问题出在哪里              条数  分镇（街道）\n"
              "I14 ← A13     校验位错误   300  湖塘镇 250  西湖街道 50\n"
              "\n"
              "✓ 达标  ✕ 未达标  ≈ 区间跨过目标，尚难判定  – 暂无数据  · 小于 5 人或为保护其不被推算而隐去\n");
}

TEST(Scoreboard, SaysThatTheStoreHasChangedSince) {
    auto told = [](service::StoreChanges changes, Language language) {
        auto data = two_towns();
        data.changes = changes;
        std::ostringstream out;
        print_scoreboard(service::make_report(data), {language, false}, out);
        return out.str();
    };
    EXPECT_EQ(told({}, Language::en), scoreboard({Language::en, false}));
    EXPECT_NE(told({.files = 2}, Language::en).find("run jiayu resolve, then jiayu audit"), std::string::npos);
    EXPECT_NE(told({.files = 2, .register_changed = true}, Language::zh).find("快照 #4 之后登记库有变化（新读入文件 2 个）"), std::string::npos);
}

TEST(Scoreboard, SpeaksEnglishAndColoursOnATerminalAlone) {
    auto plain = scoreboard({Language::en, false}), coloured = scoreboard({Language::en, true});
    EXPECT_EQ(plain.find('\033'), std::string::npos);
    EXPECT_NE(plain.find("✕ not met"), std::string::npos);
    EXPECT_NE(coloured.find("\033[1;31m✕ not met\033[0m"), std::string::npos);
}

TEST(Scoreboard, SaysWhenItsFindingsAreOlderThanItsFigures) {
    EXPECT_NE(scoreboard({Language::en, false}, 3).find("snapshot #3"), std::string::npos);
    EXPECT_EQ(scoreboard({Language::en, false}).find("#3"), std::string::npos);
}

TEST(FigureText, IsAsPreciseAsTheIntervalAllows) {
    EXPECT_EQ(value_text({113.5, 99, 130}, "per100"), "114");
    EXPECT_EQ(value_text({12.5, 3, 40}, "%"), "13 %") << "a half goes up, as in the report";
    EXPECT_EQ(value_text({97.234, 97.11, 97.35}, "%"), "97.23 %");
    EXPECT_EQ(interval_text({9.2, 8.6, 9.9}), "8.6–9.9");
    EXPECT_EQ(target_text({Kind::within, 103, 107}, "per100"), "103–107");
    EXPECT_EQ(target_text({Kind::at_most, 0, 5}, "%"), "≤ 5 %");
    EXPECT_EQ(target_text({Kind::equal, 100, 100}, "%"), "= 100 %");
    EXPECT_EQ(count_text(std::nullopt), "·");
    EXPECT_EQ(count_text(1200), "1,200");
}

}  // namespace
}  // namespace jiayu::cli
