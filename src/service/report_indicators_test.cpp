#include "service/report_indicators.hpp"

#include <gtest/gtest.h>

namespace jiayu::service {
namespace {

using policy::IndicatorMethod;

policy::Indicator defined(std::string id, std::string unit, IndicatorMethod method, int divide, std::string waits = "") {
    policy::Indicator indicator{};
    indicator.id = std::move(id);
    indicator.unit = std::move(unit);
    indicator.method = method;
    indicator.divide = divide;
    indicator.waits_en = std::move(waits);
    return indicator;
}

std::vector<Area> const towns = {{320412100000, {"湖塘镇", "Hutang"}}, {320412101000, {"牛塘镇", "Niutang"}}};

// Fourteen months of one town; the first two are older than a year.
policy::MeasuredIndicators fourteen_months(std::size_t indicators) {
    policy::MeasuredIndicators measured{};
    measured.areas = {320412101000};
    for (int month = 1; month <= 14; ++month) measured.months.push_back(policy::month_from_count(policy::month_count(201910) + month));
    for (std::size_t i = 0; i < indicators; ++i)
        for (std::size_t month = 0; month < 14; ++month) {
            measured.counts.push_back({.numerator = 60, .less = 10, .denominator = month < 2 ? 9'999 : 100});
            measured.district_counts.push_back({.numerator = 70, .less = 10, .denominator = 100});
        }
    return measured;
}

TEST(ReportIndicators, AreOfTheLastTwelveMonthsAndOfEachMonth) {
    policy::Pack pack;
    pack.indicators = {defined("I14", "%", IndicatorMethod::proportion, 1), defined("I03", "%", IndicatorMethod::proportion, 1, "waits"), defined("I22", "‰", IndicatorMethod::rate, 24)};
    auto indicators = indicators_of(pack, fourteen_months(3), towns);
    ASSERT_EQ(indicators.size(), 2u) << "what waits for data is left out";
    auto const& accuracy = indicators[0];
    EXPECT_EQ(accuracy.district->numerator, 12 * 70);
    EXPECT_EQ(accuracy.district->denominator, 1200);
    EXPECT_EQ(accuracy.months.size(), 14u);
    EXPECT_EQ(accuracy.months[13]->estimate.value, 70);
    EXPECT_FALSE(accuracy.towns[0]) << "nothing counted there";
    EXPECT_EQ(accuracy.towns[1]->denominator, 1200) << "without the two older months";
    EXPECT_DOUBLE_EQ(indicators[1].district->estimate.value, 1000 * 840 / (1200.0 / 24));
}

TEST(ReportIndicators, SayWhichGroupsTheirValuesCouldGiveAway) {
    policy::Pack pack;
    pack.indicators = {defined("I02", "per100", IndicatorMethod::sex_ratio, 1), defined("I23", "‰", IndicatorMethod::rate_difference, 24), defined("I11", "%", IndicatorMethod::error_rate, 1)};
    auto indicators = indicators_of(pack, fourteen_months(3), towns);
    EXPECT_EQ(indicators[0].kind, IndicatorKind::ratio);
    EXPECT_EQ(indicators[1].kind, IndicatorKind::difference);
    EXPECT_EQ(indicators[1].district->less, 120);
    EXPECT_EQ(indicators[2].kind, IndicatorKind::error);
}

}  // namespace
}  // namespace jiayu::service
