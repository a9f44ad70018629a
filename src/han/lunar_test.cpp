#include "han/lunar.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fstream>
#include <sstream>

namespace jiayu::han {
namespace {

std::vector<std::vector<std::string>> rows_of(std::string const& name) {
    std::ifstream in(JIAYU_SOURCE_FOLDER "/tests/data/" + name);
    std::vector<std::vector<std::string>> rows;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::stringstream cells(line);
        auto& row = rows.emplace_back();
        for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    }
    return rows;
}

TEST(Lunar, agrees_with_the_400_vectors_both_ways) {
    auto rows = rows_of("lunar_solar_vectors.csv");
    ASSERT_EQ(rows.size(), 400u);
    for (auto const& row : rows) {
        int month = std::stoi(row[1]);
        LunarDate lunar{std::stoi(row[0]), unsigned(std::abs(month)), unsigned(std::stoi(row[2])), month < 0};
        auto solar = date_from_iso(row[3]).value();
        EXPECT_EQ(solar_from_lunar(lunar), solar) << row[3];
        EXPECT_EQ(lunar_from_solar(solar), lunar) << row[3];
    }
}

TEST(Lunar, agrees_with_the_new_years_leap_months_and_lengths) {
    auto rows = rows_of("lunar_new_year.csv");
    ASSERT_EQ(rows.size(), 106u);
    for (auto const& row : rows) {
        int year = std::stoi(row[0]);
        EXPECT_EQ(lunar_new_year(year), date_from_iso(row[1])) << year;
        EXPECT_EQ(leap_month(year).value_or(0), unsigned(std::stoi(row[4]))) << year;
        EXPECT_EQ(days_between(*lunar_new_year(year), *lunar_new_year(year + 1)), std::stoi(row[5])) << year;
    }
}

TEST(Lunar, years_of_the_table_join_without_gap) {
    for (int year = 1900; year < 2100; ++year) {
        auto last_day = lunar_from_solar(date_from_days(to_days(*lunar_new_year(year + 1)) - 1)).value();
        EXPECT_EQ(last_day.year, year);
        EXPECT_EQ(last_day.month, 12u) << year;
        EXPECT_GE(last_day.day, 29u) << year;
    }
}

TEST(Lunar, any_day_there_and_back_is_that_day) {
    EXPECT_TRUE(rc::check([] {
        auto solar = date_from_days(*rc::gen::inRange(to_days(*date_from_iso("1900-01-31")), to_days(*date_from_iso("2101-01-29"))));
        auto lunar = lunar_from_solar(solar);
        RC_ASSERT(lunar.has_value());
        RC_ASSERT(solar_from_lunar(*lunar) == solar);
    }));
}

TEST(Lunar, has_no_answer_for_days_that_do_not_exist) {
    EXPECT_FALSE(solar_from_lunar({1985, 1, 31}));
    EXPECT_FALSE(solar_from_lunar({1985, 13, 1}));
    EXPECT_FALSE(solar_from_lunar({1985, 4, 1, true})) << "1985 has no leap month";
    EXPECT_FALSE(solar_from_lunar({1899, 1, 1}));
    EXPECT_FALSE(lunar_from_solar(*date_from_iso("1900-01-30")));
    EXPECT_FALSE(lunar_from_solar(*date_from_iso("2101-01-29")));
}

TEST(Lunar, recognises_a_lunar_date_taken_down_as_solar) {
    EXPECT_TRUE(is_lunar_reading(*date_from_iso("1985-01-15"), *date_from_iso("1985-03-06")));
    EXPECT_FALSE(is_lunar_reading(*date_from_iso("1985-03-06"), *date_from_iso("1985-01-15")));
}

}  // namespace
}  // namespace jiayu::han
