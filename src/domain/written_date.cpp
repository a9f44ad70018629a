#include "domain/written_date.hpp"

#include "base/utf8.hpp"
#include "domain/messages.hpp"
#include "han/normalize_name.hpp"
#include "han/numerals.hpp"

namespace jiayu {

namespace {

Result<Date> existing_day(int year, unsigned month, unsigned day) {
    if (auto date = make_date(year, month, day)) return *date;
    return refuse(domain::message::date_does_not_exist);
}

// Takes up to `digits_max` digits; -1 when there is none.
int take_number(std::string_view& text, std::size_t digits_max) {
    std::size_t size = 0;
    int number = 0;
    while (size < text.size() && size < digits_max && text[size] >= '0' && text[size] <= '9')
        number = number * 10 + (text[size++] - '0');
    text.remove_prefix(size);
    return size ? number : -1;
}

bool take(std::string_view& text, std::string_view mark) {
    if (!text.starts_with(mark)) return false;
    text.remove_prefix(mark.size());
    return true;
}

// " 00:00:00", "T08:30", ".0"
bool is_time_of_day(std::string_view rest) {
    return (rest[0] == ' ' || rest[0] == 'T') && rest.find_first_not_of("0123456789:. TZ") == rest.npos;
}

Result<Date> parse_digits(std::string_view text) {
    auto whole = text.substr(0, text.find('.'));
    auto rest = text.substr(whole.size());
    if (whole.size() > 8) return refuse(domain::message::date_unreadable);
    std::int64_t number = 0;
    for (char c : whole) number = number * 10 + (c - '0');
    if (whole.size() == 8 && rest.empty()) return existing_day(int(number / 10000), unsigned(number / 100 % 100), unsigned(number % 100));
    bool is_serial = whole.size() == 5 && number >= 20000 && number <= 80000 && rest.find_first_not_of("0123456789", 1) == rest.npos;
    constexpr int excel_epoch = to_days(Date(std::chrono::year(1899) / 12 / 30));
    if (is_serial) return date_from_days(excel_epoch + int(number));
    return refuse(domain::message::date_unreadable);
}

// Year, mark, month, the same mark, day; or with the Chinese signs.
Result<Date> parse_marked(std::string_view text) {
    auto year = take_number(text, 4);
    constexpr std::string_view marks[][3] = {{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}};
    for (auto const& [after_year, after_month, after_day] : marks) {
        if (year < 1000 || !take(text, after_year)) continue;
        auto month = take_number(text, 2);
        if (month < 0 || !take(text, after_month)) break;
        auto day = take_number(text, 2);
        if (day < 0) break;
        if (!take(text, after_day)) take(text, "号");
        if (!text.empty() && !is_time_of_day(text)) break;
        return existing_day(year, unsigned(month), unsigned(day));
    }
    return refuse(domain::message::date_unreadable);
}

Result<Date> parse_ascii(std::string_view text) {
    auto digits = text.find_first_not_of("0123456789");
    if (digits == text.npos || (digits == 5 && text[5] == '.')) return parse_digits(text);
    return parse_marked(text);
}

// 二〇一六年五月四日 → 2016年5月4日: the year digit by digit, month and day as numbers.
std::string with_arabic_numerals(std::string_view text) {
    auto year_end = text.find("年"), month_end = text.find("月");
    if (year_end == text.npos || month_end == text.npos || month_end < year_end) return std::string(text);
    auto day_end = std::min(text.find("日"), text.find("号"));
    auto year = han::digits_from_numerals(text.substr(0, year_end));
    auto month = han::integer_from_numerals(text.substr(year_end + 3, month_end - year_end - 3));
    auto day = han::integer_from_numerals(text.substr(month_end + 3, day_end == text.npos ? text.npos : day_end - month_end - 3));
    if (!year || !month || !day) return std::string(text);
    return fmt::format("{}年{}月{}日", *year, *month, *day);
}

// Spaces between the parts ("2016 年 5 月 4 日") go; one before a time of day stays.
std::string without_inner_spaces(std::string text) {
    if (text.find("年") != text.npos) std::erase(text, ' ');
    return text;
}

}  // namespace

Result<Date> parse_written_date(std::string_view text) {
    auto is_ascii_form = [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == '/' || c == '.'; };
    if (std::ranges::all_of(text, is_ascii_form)) return text.empty() ? refuse(domain::message::date_unreadable) : parse_ascii(text);
    auto folded = without_inner_spaces(han::fold_width(text));
    if (folded.empty()) return refuse(domain::message::date_unreadable);
    if (auto date = parse_ascii(folded); date || date.error() == domain::message::date_does_not_exist) return date;
    return parse_ascii(with_arabic_numerals(folded));
}

}  // namespace jiayu
