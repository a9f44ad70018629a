#include "domain/written_date.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "domain/messages.hpp"

namespace jiayu {
namespace {

TEST(WrittenDate, reads_what_departments_write) {
    for (std::string_view text : {"2016-05-04", "2016-5-4", "2016.5.4", "2016.05.04", "2016/5/4", "2016/05/04", "20160504", "42494",
                                  "42494.0", "42494.35", "2016年5月4日", "2016年05月04日", "2016 年 5 月 4 日", "2016年5月4号", "2016年5月4",
                                  "２０１６年５月４日", "２０１６－０５－０４", "２０１６．５．４", "二〇一六年五月四日", "二○一六年五月四日",
                                  " 2016-05-04 ", "2016-05-04 00:00:00", "2016-05-04T08:30:00", "2016/5/4 0:00"}) {
        auto date = parse_written_date(text);
        ASSERT_TRUE(date) << text;
        EXPECT_EQ(to_iso(*date), "2016-05-04") << text;
    }
    EXPECT_EQ(to_iso(parse_written_date("一九八五年十二月三十一日").value()), "1985-12-31");
    EXPECT_EQ(to_iso(parse_written_date("二〇二〇年二月二十九日").value()), "2020-02-29");
}

TEST(WrittenDate, refuses_what_is_no_day) {
    for (std::string_view text : {"2015-02-29", "20150229", "2016-13-01", "2016年5月32日", "2016-00-10"}) {
        auto date = parse_written_date(text);
        ASSERT_FALSE(date) << text;
        EXPECT_TRUE(date.error() == domain::message::date_does_not_exist) << text;
    }
}

TEST(WrittenDate, refuses_what_is_incomplete_or_in_another_order) {
    for (std::string_view text : {"", " ", "2016", "201605", "2016-05", "04/05/2016", "16-05-04", "2016-5/4", "2016年5月", "不详", "19999", "80001",
                                  "2016-05-04-1", "99999999999999999999", "2016-05-04x", "年月日", "2016.5.4.", "-"}) {
        auto date = parse_written_date(text);
        ASSERT_FALSE(date) << text;
        EXPECT_TRUE(date.error() == domain::message::date_unreadable) << text;
    }
}

TEST(WrittenDate, every_form_of_a_day_gives_that_day) {
    EXPECT_TRUE(rc::check([] {
        auto days = *rc::gen::inRange(-5000, 40000);
        auto date = date_from_days(days);
        int y = int(date.year());
        unsigned m = unsigned(date.month()), d = unsigned(date.day());
        for (auto const& text : {fmt::format("{}-{:02}-{:02}", y, m, d), fmt::format("{}.{}.{}", y, m, d), fmt::format("{}/{}/{}", y, m, d),
                                 fmt::format("{:04}{:02}{:02}", y, m, d), fmt::format("{}年{}月{}日", y, m, d), std::to_string(days + 25569)})
            RC_ASSERT(parse_written_date(text).value() == date);
    }));
}

}  // namespace
}  // namespace jiayu
