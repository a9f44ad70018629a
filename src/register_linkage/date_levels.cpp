#include "register_linkage/date_levels.hpp"

#include <cstdlib>
#include <utility>

#include "base/date.hpp"
#include "han/lunar.hpp"

namespace jiayu::register_linkage {

namespace {

struct Digits {
    int differ = 0;
    bool swapped_neighbours = false;
};

Digits compare_digits(std::int32_t a, std::int32_t b) {
    Digits digits;
    int first = -1, last = -1, a_digits[8], b_digits[8];
    for (int i = 7; i >= 0; --i, a /= 10, b /= 10) {
        a_digits[i] = a % 10;
        b_digits[i] = b % 10;
        if (a_digits[i] == b_digits[i]) continue;
        ++digits.differ;
        first = i;
        if (last < 0) last = i;
    }
    digits.swapped_neighbours = digits.differ == 2 && last == first + 1 && a_digits[first] == b_digits[last] && a_digits[last] == b_digits[first];
    return digits;
}

bool is_swapped(std::int32_t a, std::int32_t b) {
    return a / 10000 == b / 10000 && a / 100 % 100 == b % 100 && a % 100 == b / 100 % 100;
}

// Lunar dates of the days from 1920 to 2049, as YYYYMMDD with a leap month as its month; all born since are looked up, not computed.
class LunarDates {
public:
    LunarDates() {
        for (int day = first_; day < first_ + int(numbers_.size()); ++day)
            if (auto lunar = han::lunar_from_solar(date_from_days(day)))
                numbers_[std::size_t(day - first_)] = lunar->year * 10000 + int(lunar->month) * 100 + int(lunar->day);
    }
    std::int32_t of(Date solar) const {
        auto at = to_days(solar) - first_;
        return at >= 0 && at < int(numbers_.size()) ? numbers_[std::size_t(at)] : 0;
    }

private:
    int first_ = to_days(Date{std::chrono::year(1920), std::chrono::January, std::chrono::day(1)});
    std::vector<std::int32_t> numbers_ = std::vector<std::int32_t>(366 * 130);
};

bool is_lunar_reading(std::int32_t written, std::int32_t solar) {
    static LunarDates const dates;
    auto date = date_from_number(solar);
    return date && dates.of(*date) == written;
}

bool is_default_day(std::int32_t day, std::int32_t other) {
    if (day / 10000 != other / 10000) return false;
    return day % 10000 == 101 || (day / 100 == other / 100 && (day % 100 == 1 || day % 100 == 15));
}

bool are_near(std::int32_t a, std::int32_t b) {
    auto first = date_from_number(a), second = date_from_number(b);
    return first && second && std::abs(days_between(*first, *second)) <= 60;
}

}  // namespace

DateLevel compare_dates(std::int32_t a, std::int32_t b) {
    if (!a || !b) return DateLevel::absent;
    if (a == b) return DateLevel::exact;
    auto years = std::abs(a / 10000 - b / 10000);
    if (years <= 1 && (is_lunar_reading(a, b) || is_lunar_reading(b, a))) return DateLevel::lunar;
    if (is_swapped(a, b)) return DateLevel::swapped;
    if (years == 10 && a % 10000 == b % 10000) return DateLevel::ten_years;
    auto digits = compare_digits(a, b);
    if (digits.differ == 1) return DateLevel::slip;
    if (digits.swapped_neighbours) return DateLevel::transposed;
    if (is_default_day(a, b) || is_default_day(b, a)) return DateLevel::default_day;
    if (years <= 1 && are_near(a, b)) return DateLevel::near;
    return years == 0 ? DateLevel::same_year : DateLevel::different;
}

}  // namespace jiayu::register_linkage
