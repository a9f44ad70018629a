#include "base/date.hpp"

#include <charconv>

namespace jiayu {

using namespace std::chrono;

std::optional<Date> make_date(int y, unsigned m, unsigned d) {
    Date date{year(y), month(m), day(d)};
    if (y < 1800 || y > 2200 || !date.ok()) return std::nullopt;
    return date;
}

std::optional<Date> date_from_number(std::int64_t number) {
    if (number < 0 || number > 99999999) return std::nullopt;
    return make_date(int(number / 10000), unsigned(number / 100 % 100), unsigned(number % 100));
}

std::optional<Date> date_from_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    auto number = [&](std::size_t at, std::size_t size) {
        int value = -1;
        auto [end, error] = std::from_chars(text.data() + at, text.data() + at + size, value);
        return error == std::errc() && end == text.data() + at + size ? value : -1;
    };
    auto y = number(0, 4), m = number(5, 2), d = number(8, 2);
    if (y < 0 || m < 0 || d < 0) return std::nullopt;
    return make_date(y, unsigned(m), unsigned(d));
}

std::string to_iso(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

Date add_months(Date date, int count) {
    Date moved = date + months(count);
    return moved.ok() ? moved : Date(moved.year() / moved.month() / last);
}

int age_in_years(Date born, Date on) {
    auto passed = std::pair{on.month(), on.day()} >= std::pair{born.month(), born.day()};
    return int((on.year() - born.year()).count()) - (passed ? 0 : 1);
}

}  // namespace jiayu
