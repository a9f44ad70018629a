#include "base/date.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace jiayu {
namespace {

using namespace std::chrono;

TEST(Date, parses_iso_days_that_exist) {
    EXPECT_EQ(date_from_iso("2016-02-29"), Date(year(2016) / 2 / 29));
    for (auto text : {"2015-02-29", "2016-13-01", "2016-1-1", "2016/02/29", "20160229", "2016-02-2x", ""})
        EXPECT_EQ(date_from_iso(text), std::nullopt) << text;
}

TEST(Date, counts_completed_years) {
    struct Example {
        char const *born, *on;
        int age;
    };
    for (auto [born, on, age] : {Example{"2000-05-04", "2018-05-03", 17}, {"2000-05-04", "2018-05-04", 18}, {"2000-02-29", "2001-02-28", 0},
                                 {"2000-02-29", "2001-03-01", 1}, {"2000-02-29", "2004-02-29", 4}})
        EXPECT_EQ(age_in_years(*date_from_iso(born), *date_from_iso(on)), age) << born << " on " << on;
}

TEST(Date, adds_months_into_shorter_months) {
    EXPECT_EQ(to_iso(add_months(*date_from_iso("2016-01-31"), 1)), "2016-02-29");
    EXPECT_EQ(to_iso(add_months(*date_from_iso("2016-03-31"), -13)), "2015-02-28");
    EXPECT_EQ(to_iso(add_months(*date_from_iso("2016-12-15"), 1)), "2017-01-15");
}

RC_GTEST_PROP(Date, every_form_gives_the_same_day_back, ()) {
    auto date = date_from_days(*rc::gen::inRange(-40000, 60000));
    RC_ASSERT(date_from_number(to_number(date)) == date);
    RC_ASSERT(date_from_iso(to_iso(date)) == date);
    RC_ASSERT(date_from_days(to_days(date)) == date);
}

}  // namespace
}  // namespace jiayu
