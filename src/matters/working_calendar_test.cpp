#include "matters/working_calendar.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "matters/messages.hpp"

namespace jiayu::matters {

namespace {

Date day(std::string_view iso) { return *date_from_iso(iso); }

WorkingCalendar national() {
    WorkingCalendar calendar;
    for (auto year : {"2025", "2026"}) EXPECT_TRUE(calendar.add(read_file(Path(JIAYU_SOURCE_FOLDER) / "packs/national/calendar" / (std::string(year) + ".csv"))));
    return calendar;
}

constexpr std::string_view header = "day,kind,name,basis,source\n";

}  // namespace

// 365 days less 104 Saturdays and Sundays less the holidays that fall on weekdays plus the make-up days, as published.
TEST(WorkingCalendar, a_year_has_as_many_working_days_as_the_state_council_leaves) {
    auto calendar = national();
    EXPECT_EQ(calendar.between(day("2024-12-31"), day("2025-12-31"), DayCount::working), 248);
    EXPECT_EQ(calendar.between(day("2025-12-31"), day("2026-12-31"), DayCount::working), 248);
}

TEST(WorkingCalendar, thirty_working_days_go_round_holidays_and_make_up_days) {
    auto calendar = national();
    struct Example {
        char const* title;
        char const* from;
        int days;
        char const* due;
    };
    Example const examples[] = {
        {"no holiday in the way", "2026-03-09", 5, "2026-03-16"},
        {"over Qingming", "2026-03-02", 30, "2026-04-14"},
        {"over Spring Festival with both make-up Saturdays", "2026-02-12", 3, "2026-02-24"},
        {"begun on a holiday", "2026-10-03", 1, "2026-10-08"},
        {"a worked Saturday counts", "2026-10-09", 1, "2026-10-10"},
        {"no days: the day itself, though it is a Sunday", "2026-03-08", 0, "2026-03-08"},
        {"over National Day 2025 with the Sunday before it", "2025-09-26", 4, "2025-10-09"},
    };
    for (auto const& example : examples) EXPECT_EQ(to_iso(calendar.after(day(example.from), example.days, DayCount::working)), example.due) << example.title;
    EXPECT_EQ(to_iso(calendar.after(day("2026-02-12"), 7, DayCount::calendar)), "2026-02-19");
}

TEST(WorkingCalendar, counting_forward_and_counting_between_agree) {
    auto calendar = national();
    for (int offset = 0; offset < 700; ++offset) {
        auto from = date_from_days(to_days(day("2025-01-01")) + offset);
        for (int days : {0, 1, 5, 30}) {
            auto due = calendar.after(from, days, DayCount::working);
            EXPECT_EQ(calendar.between(from, due, DayCount::working), days) << to_iso(from);
            EXPECT_EQ(calendar.between(due, from, DayCount::working), -days) << to_iso(from);
            EXPECT_TRUE(days == 0 || calendar.is_working(due)) << to_iso(due);
        }
    }
}

TEST(WorkingCalendar, a_wrong_table_is_refused) {
    WorkingCalendar calendar;
    EXPECT_EQ(calendar.add(std::string(header) + "2026-03-09,working,x,source,y\n").error(), message::calendar_day_worked_anyway);
    EXPECT_EQ(calendar.add(std::string(header) + "2026-03-14,working,x,source,y\n2026-03-14,holiday,x,source,y\n").error(), message::calendar_day_twice);
    EXPECT_FALSE(calendar.add(std::string(header) + "2026-02-30,holiday,x,source,y\n"));
    EXPECT_FALSE(calendar.add(std::string(header) + "2026-02-20,rest,x,source,y\n"));
    EXPECT_FALSE(calendar.add(std::string(header) + "2026-02-20,holiday,x,,y\n"));
    EXPECT_FALSE(calendar.is_published(2027));
    EXPECT_TRUE(calendar.is_published(2026));
}

}  // namespace jiayu::matters
