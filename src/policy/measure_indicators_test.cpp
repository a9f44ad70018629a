#include "policy/measure_indicators.hpp"

#include <gtest/gtest.h>

#include "db/duck_database.hpp"
#include "policy/create_facts.hpp"
#include "policy/load_pack.hpp"

namespace jiayu::policy {
namespace {

Path const national = Path(JIAYU_SOURCE_FOLDER) / "packs/national";

class Indicators : public testing::Test {
protected:
    void SetUp() override {
        create_snapshot_tables(duck);
        duck.run("insert into snapshot values (1, date '2020-12-31', '', '', '', 0)");
        duck.run("insert into reference.district values (320412)");
        create_facts(duck, read_fact_views(national / "facts"));
    }
    MeasuredIndicators measure(MeasureOptions options) {
        options.as_of = *make_date(2020, 12, 31);
        return measure_indicators(pack, duck, options);
    }
    std::size_t index(std::string_view id) const {
        return std::size_t(std::ranges::find(pack.indicators, id, &Indicator::id) - pack.indicators.begin());
    }
    IndicatorCounts in_district(MeasuredIndicators const& measured, std::string_view id, std::size_t month) {
        return measured.of_district(index(id), month);
    }

    Pack pack = load_sound_pack(national).value();
    db::DuckDatabase database{{}};
    db::DuckConnection duck = database.connect();
};

TEST_F(Indicators, ArePlacedByMonthAndTownAndCountOnlyTheDistrict) {
    duck.run("insert into store.birth (birth_id, child_person_id, born_on, sex, division_code, delivery_record_id, community_record_id) values "
             "(1, 1, date '2017-06-01', 1, 320412100001, 5, 6), (2, 2, date '2017-06-30', 2, 320412101001, 7, null), (3, 3, date '2017-07-01', 1, 320412100001, 8, 9),"
             "(4, 4, date '2017-05-31', 1, 320412100002, 8, 9), (5, 5, date '2017-06-15', 1, 320402100002, 8, 9), (6, 6, date '2017-06-15', 1, null, 8, 9)");
    auto measured = measure({.by = AreaLevel::town, .last_month = 201706, .months = 2});
    EXPECT_EQ(measured.months, (std::vector{201705, 201706}));
    EXPECT_EQ(measured.areas, (std::vector<std::int64_t>{320412100000, 320412101000}));
    EXPECT_EQ(in_district(measured, "I02", 0), (IndicatorCounts{1, 0, 0}));
    EXPECT_EQ(in_district(measured, "I02", 1), (IndicatorCounts{1, 0, 1}));
    EXPECT_EQ(measured.at(index("I02"), 1, 1), (IndicatorCounts{0, 0, 1}));
    EXPECT_EQ(in_district(measured, "I12", 1), (IndicatorCounts{1, 0, 2}));
    EXPECT_EQ(measured.at(index("I12"), 1, 1), (IndicatorCounts{1, 0, 1}));
    EXPECT_EQ(in_district(measured, "I19", 1), (IndicatorCounts{2, 0, 2}));
    auto communities = measure({.by = AreaLevel::community, .last_month = 201706, .months = 2});
    EXPECT_EQ(communities.areas, (std::vector<std::int64_t>{320412100001, 320412100002, 320412101001}));
    EXPECT_EQ(measure({.by = AreaLevel::district, .last_month = 201706}).areas, (std::vector<std::int64_t>{320412000000}));
}

TEST_F(Indicators, RatesTakeTheMeanPopulationOfTheMonthlyTables) {
    duck.run("insert into store.community_month (record_id, division_code, month, opening, births, closing) values (1, 320412100001, 201612, 9000, 3, 9100), (2, 320412100001, 201701, 9100, 8, 9300)");
    duck.run("insert into store.birth (birth_id, child_person_id, born_on, sex, division_code, household_record_id) select i, i, date '2017-01-05', 1, 320412100001, i from range(10) t(i)");
    duck.run("insert into store.person (person_id, birth_date, division_code) values (1, date '2017-01-05', 320412100001), (99, date '1930-01-05', 320412100001)");
    duck.run("insert into store.death (person_id, died_on) values (1, date '2017-01-20'), (99, date '2017-01-20')");
    auto measured = measure({.last_month = 201701});
    EXPECT_EQ(in_district(measured, "I22", 0), (IndicatorCounts{10, 0, 18400}));
    EXPECT_NEAR(estimate(pack.indicators[index("I22")], in_district(measured, "I22", 0))->value, 10 / (9200.0 / 12) * 1000, 1e-9);
    EXPECT_EQ(in_district(measured, "I23", 0), (IndicatorCounts{10, 2, 18400}));
    EXPECT_NEAR(estimate(pack.indicators[index("I23")], in_district(measured, "I23", 0))->value, 8 / (9200.0 / 12) * 1000, 1e-9);
    EXPECT_EQ(in_district(measured, "I21", 0), (IndicatorCounts{1, 0, 10}));
    EXPECT_EQ(in_district(measured, "I11", 0), (IndicatorCounts{8, 10, 10}));
    EXPECT_NEAR(estimate(pack.indicators[index("I11")], in_district(measured, "I11", 0))->value, 20, 1e-9);
}

TEST_F(Indicators, CaseRecordsAreComparedWithTheHouseholdRegister) {
    duck.run("insert into store.source_file values (1, '', 9, 'communities/2017')");
    duck.run("insert into store.community_record (record_id, reported_on, relation) select i, date '2019-03-04', 1 from range(1, 4) t(i)");
    duck.run("insert into store.person (person_id, division_code) values (1, 320412100001), (2, 320412100001), (3, 320412100001)");
    duck.run("insert into store.mention (mention_id, person_id, record_id, file_id, department, role, name, citizen_number, sex, birth_date) values "
             "(1, 1, 1, 1, 9, 0, '王芳', 'a', 2, date '1990-01-01'), (2, 2, 2, 1, 9, 0, '李强', null, 1, date '1991-01-01'), (3, 3, 3, 1, 9, 0, '赵六', 'c', null, null),"
             "(4, 1, 4, 1, 4, 0, '王芳', 'a', 2, date '1990-01-01'), (5, 2, 5, 1, 4, 0, '李强', 'b', 1, date '1991-02-01')");
    auto measured = measure({.last_month = 201903});
    EXPECT_EQ(in_district(measured, "I14", 0), (IndicatorCounts{1, 0, 2}));
    EXPECT_EQ(in_district(measured, "I30", 0), (IndicatorCounts{1, 0, 2}));
    // Three names, two sexes, two birth dates, two numbers, three relations of seven items each; two of known age lack a marital status.
    EXPECT_EQ(in_district(measured, "I13", 0), (IndicatorCounts{12, 0, 23}));
}

TEST_F(Indicators, DosesAreDueByTheScheduleOfTheBirthDate) {
    duck.run("insert into reference.vaccine_dose values ('乙肝疫苗', 1, 0, date '2000-01-01', null), ('乙肝疫苗', 2, 1, date '2000-01-01', null),"
             "('脊灰疫苗', 1, 2, date '2000-01-01', date '2016-01-01')");
    duck.run("insert into store.mention (mention_id, record_id, department, role, birth_date, division_code) values (1, 1, 3, 3, date '2016-01-31', 320412100001)");
    duck.run("insert into store.immunisation_dose values (1, '乙肝疫苗', 1, date '2016-01-31')");
    auto measured = measure({.last_month = 201603, .months = 3});
    EXPECT_EQ(in_district(measured, "I26", 0), (IndicatorCounts{1, 0, 1}));
    EXPECT_EQ(in_district(measured, "I26", 1), (IndicatorCounts{0, 0, 1}));
    EXPECT_EQ(in_district(measured, "I26", 2), (IndicatorCounts{0, 0, 0}));
}

TEST_F(Indicators, WhatWaitsForLaterWorkHasNoValue) {
    auto const& visits = pack.indicators[index("I18")];
    EXPECT_FALSE(estimate(visits, {5, 0, 10}));
    EXPECT_FALSE(visits.waits_en.empty());
}

TEST_F(Indicators, WithoutADenominatorThereIsNoValue) {
    for (auto const& indicator : pack.indicators) EXPECT_FALSE(estimate(indicator, {})) << indicator.id;
}

TEST(IndicatorPack, HasTheIndicatorsOfTheIssue) {
    auto pack = load_sound_pack(national);
    ASSERT_TRUE(pack.has_value()) << pack.error().text(Language::en);
    std::vector<std::string> ids;
    for (auto const& indicator : pack->indicators) ids.push_back(indicator.id);
    EXPECT_EQ(ids, (std::vector<std::string>{"I02", "I11", "I12", "I13", "I14", "I18", "I19", "I21", "I22", "I23", "I26", "I30"}));
}

}  // namespace
}  // namespace jiayu::policy
