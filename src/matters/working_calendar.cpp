#include "matters/working_calendar.hpp"

#include <fmt/format.h>

#include "base/assert.hpp"
#include "domain/table_text.hpp"
#include "matters/messages.hpp"

namespace jiayu::matters {

namespace {

bool is_weekend(Date day) {
    auto weekday = std::chrono::weekday(std::chrono::sys_days(day));
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

Date next(Date day) { return date_from_days(to_days(day) + 1); }

}  // namespace

std::string calendar_file(int year) { return fmt::format("calendar/{:04}.csv", year); }

Result<void> WorkingCalendar::add(std::string_view csv, CalendarRows rows) {
    auto table = TableText::read(csv, {"day", "kind", "name", "basis", "source"});
    if (!table) return std::unexpected(table.error());
    for (std::size_t row = 0; row < table->size(); ++row) {
        auto day = date_from_iso(table->cell(row, 0));
        if (!day) return table->refuse_cell(row, 0);
        auto const& kind = table->cell(row, 1);
        if (kind != "holiday" && kind != "working") return table->refuse_cell(row, 1);
        for (std::size_t column : {2u, 3u, 4u})
            if (table->cell(row, column).empty()) return table->refuse_cell(row, column);
        bool is_worked = kind == "working";
        if (is_worked && !is_weekend(*day)) return refuse(message::calendar_day_worked_anyway, {{"day", to_iso(*day)}});
        if (!exceptions_.emplace(to_number(*day), is_worked).second) return refuse(message::calendar_day_twice, {{"day", to_iso(*day)}});
        if (rows == CalendarRows::whole_years) published_.insert(int(day->year()));
    }
    return {};
}

void WorkingCalendar::lay_over(WorkingCalendar const& local) {
    for (auto const& [day, is_worked] : local.exceptions_) exceptions_[day] = is_worked;
    published_.insert(local.published_.begin(), local.published_.end());
}

bool WorkingCalendar::is_working(Date day) const {
    auto found = exceptions_.find(to_number(day));
    return found == exceptions_.end() ? !is_weekend(day) : found->second;
}

Date WorkingCalendar::after(Date from, int days, DayCount count) const {
    JIAYU_ASSERT(days >= 0);
    if (count == DayCount::calendar) return date_from_days(to_days(from) + days);
    auto day = from;
    while (days > 0) {
        day = next(day);
        if (is_working(day)) --days;
    }
    return day;
}

int WorkingCalendar::working_between(Date from, Date to) const {
    int days = 0;
    for (auto day = from; to_days(day) < to_days(to);) {
        day = next(day);
        days += is_working(day);
    }
    return days;
}

int WorkingCalendar::between(Date from, Date to, DayCount count) const {
    if (count == DayCount::calendar) return days_between(from, to);
    return to_days(from) <= to_days(to) ? working_between(from, to) : -working_between(to, from);
}

}  // namespace jiayu::matters
