// Written dates, one entry a distinct text, and how two of them differ, knowing how dates go wrong.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "linkage/dictionary.hpp"

namespace jiayu::linkage {

// As written: the day need not exist (31 February, month 13), for a slip may have made it. 0: not written.
struct WrittenDay {
    int year = 0, month = 0, day = 0;

    std::int32_t number() const { return year * 10000 + month * 100 + day; }
};

// Year, month, day with - / . between them, or eight digits, or the Chinese forms (2016年5月4日, 二〇一六年五月四日) and Excel serials
// of domain/written_date.hpp. Day, month, year with - / . between them: the day first, unless only the month can be (4/25/1990).
// Also a year and month (1990-04, 1990/4) or a year (1990). A time of day may follow after a space or T and is dropped.
std::optional<WrittenDay> read_written_day(std::string_view text);

class DateValues {
public:
    explicit DateValues(Dictionary const& values);
    // Puts what another set knows of its value behind the values before `as`, as that code.
    void adopt(DateValues const& from, Code code, Code as) {
        values_.resize(std::size_t(as) + 1);
        values_[as] = from.values_[code];
    }

    // Infinity where a day does not exist or is not written. Months and years are the mean ones of the Gregorian calendar
    // (365.2425 days a year), so that the distances are those of the days.
    double days(Code a, Code b) const;
    double months(Code a, Code b) const { return days(a, b) / (365.2425 / 12); }
    double years(Code a, Code b) const { return days(a, b) / 365.2425; }

    // How dates go wrong; none holds for two writings of one day.
    bool swapped_day_month(Code a, Code b) const;
    bool lunar(Code a, Code b) const;        // one is the lunar date of the other, taken down as solar
    bool slip(Code a, Code b) const;         // one digit of YYYYMMDD differs
    bool transposed(Code a, Code b) const;   // two neighbouring digits are swapped
    bool ten_years(Code a, Code b) const;    // the same day, ten years apart
    bool default_day(Code a, Code b) const;  // of one year, one 1 January; or of one month, one its first or fifteenth

    bool same_year(Code a, Code b) const;

private:
    struct Value {
        std::int32_t written = 0;  // YYYYMMDD; 0: none
        std::int32_t lunar = 0;    // the day's lunar date as YYYYMMDD, a leap month as its month; 0: none known
        std::int32_t day = 0;      // since 1970-01-01; no_day: there is no such day
    };
    static constexpr std::int32_t no_day = INT32_MIN;
    static Value value_of(std::string_view text);

    std::vector<Value> values_;
};

}  // namespace jiayu::linkage
