// Which days are worked: Monday to Friday, but for the holidays and make-up days that the State Council publishes year by year.
#pragma once
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/result.hpp"

namespace jiayu::matters {

enum class DayCount : std::uint8_t { calendar, working };

enum class CalendarRows : std::uint8_t { whole_years, single_days };

// Of a pack: "calendar/2027.csv".
std::string calendar_file(int year);

class WorkingCalendar {
public:
    // CSV day,kind,name,basis,source: kind holiday | working (a Saturday or Sunday that is worked). Of whole years every year that has
    // a row counts as published. Refuses a day that is given twice, and a make-up day that is worked anyway.
    Result<void> add(std::string_view csv, CalendarRows rows = CalendarRows::whole_years);
    void lay_over(WorkingCalendar const& local);  // its days stand in the place of these

    bool is_working(Date day) const;
    bool is_published(int year) const { return published_.contains(year); }  // otherwise only weekends are known

    // Of working days: the nth worked day after `from`. `days` 0 gives `from` itself, whatever day it is.
    Date after(Date from, int days, DayCount count) const;
    // Days after `from` up to and with `to`; below zero when `to` is earlier.
    int between(Date from, Date to, DayCount count) const;

private:
    int working_between(Date from, Date to) const;

    std::map<std::int64_t, bool> exceptions_;  // YYYYMMDD → worked
    std::set<int> published_;
};

}  // namespace jiayu::matters
