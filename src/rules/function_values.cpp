#include "rules/function_values.hpp"

#include <re2/re2.h>

#include <cmath>

#include "base/utf8.hpp"

namespace jiayu::rules {

namespace {

constexpr std::int64_t integer_min = std::numeric_limits<std::int64_t>::min();

std::int64_t integer(Constant const& constant) { return std::get<std::int64_t>(constant); }
Date date(Constant const& constant) { return std::get<Date>(constant); }
std::string const& text(Constant const& constant) { return std::get<std::string>(constant); }

bool has_number_shape(std::string_view number) {
    auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return number.size() == 18 && number[0] != '0' && std::ranges::all_of(number.substr(0, 17), is_digit) && (is_digit(number[17]) || number[17] == 'X');
}

// Division by zero has no answer, nor has the one quotient that 64 bits cannot hold.
bool is_divisible(std::int64_t dividend, std::int64_t divisor) { return divisor != 0 && !(dividend == integer_min && divisor == -1); }

// Away from zero by one where the remainder asks for it.
std::int64_t away_from_zero(std::int64_t dividend, std::int64_t divisor) {
    return dividend / divisor + ((dividend < 0) == (divisor < 0) ? 1 : -1);
}

std::uint64_t magnitude(std::int64_t number) { return number < 0 ? 0 - std::uint64_t(number) : std::uint64_t(number); }

// 100 boys a girl, with the standard errors of the logarithm of a ratio of two counts.
Answer sex_ratio(Arguments arguments, double direction) {
    auto boys = double(integer(arguments[0])), girls = double(integer(arguments[1])), errors = std::get<double>(arguments[2]);
    constexpr double errors_max = 10;
    if (boys <= 0 || girls <= 0 || errors < 0 || errors > errors_max) return std::nullopt;
    return 100 * boys / girls * std::exp(direction * errors * std::sqrt(1 / boys + 1 / girls));
}

}  // namespace

Answer years_between_value(Arguments arguments, Date) { return (to_number(date(arguments[1])) - to_number(date(arguments[0]))) / 10000; }

Answer months_between_value(Arguments arguments, Date) {
    auto months = [](Date day) { return int(day.year()) * 1200LL + unsigned(day.month()) * 100 + unsigned(day.day()); };
    return (months(date(arguments[1])) - months(date(arguments[0]))) / 100;
}

Answer days_between_value(Arguments arguments, Date) { return std::int64_t(days_between(date(arguments[0]), date(arguments[1]))); }
Answer year_of_value(Arguments arguments, Date) { return std::int64_t(int(date(arguments[0]).year())); }
Answer month_of_value(Arguments arguments, Date) { return std::int64_t(unsigned(date(arguments[0]).month())); }
Answer same_value(Arguments arguments, Date) { return arguments[0]; }
Answer real_value(Arguments arguments, Date) { return double(integer(arguments[0])); }

Answer yuan_value(Arguments arguments, Date) {
    std::int64_t fen = 0;
    if (__builtin_mul_overflow(integer(arguments[0]), std::int64_t(100), &fen)) return std::nullopt;
    return fen;
}

Answer abs_value(Arguments arguments, Date) {
    auto number = integer(arguments[0]);
    if (number == integer_min) return std::nullopt;
    return number < 0 ? -number : number;
}

Answer clamp_value(Arguments arguments, Date) {
    auto least = integer(arguments[1]), most = integer(arguments[2]);
    if (most < least) return std::nullopt;
    return std::clamp(integer(arguments[0]), least, most);
}

Answer divide_down_value(Arguments arguments, Date) {
    auto dividend = integer(arguments[0]), divisor = integer(arguments[1]);
    if (!is_divisible(dividend, divisor)) return std::nullopt;
    return dividend / divisor;
}

Answer divide_up_value(Arguments arguments, Date) {
    auto dividend = integer(arguments[0]), divisor = integer(arguments[1]);
    if (!is_divisible(dividend, divisor)) return std::nullopt;
    return dividend % divisor == 0 ? dividend / divisor : away_from_zero(dividend, divisor);
}

Answer divide_half_up_value(Arguments arguments, Date) {
    auto dividend = integer(arguments[0]), divisor = integer(arguments[1]);
    if (!is_divisible(dividend, divisor)) return std::nullopt;
    auto left = magnitude(dividend % divisor);
    return left >= magnitude(divisor) - left ? away_from_zero(dividend, divisor) : dividend / divisor;
}

Answer size_value(Arguments arguments, Date) { return std::int64_t(count_code_points(text(arguments[0]))); }

Answer substring_value(Arguments arguments, Date) {
    auto from = integer(arguments[1]), to = integer(arguments[2]);
    if (from < 0 || to < from) return std::nullopt;
    auto points = to_code_points(text(arguments[0]));
    auto begin = std::min(std::uint64_t(from), std::uint64_t(points.size())), end = std::min(std::uint64_t(to), std::uint64_t(points.size()));
    return to_utf8(std::u32string_view(points).substr(begin, end - begin));
}

Answer starts_with_value(Arguments arguments, Date) { return text(arguments[0]).starts_with(text(arguments[1])); }
Answer ends_with_value(Arguments arguments, Date) { return text(arguments[0]).ends_with(text(arguments[1])); }
Answer contains_value(Arguments arguments, Date) { return text(arguments[0]).contains(text(arguments[1])); }

Answer matches_value(Arguments arguments, Date) {
    RE2::Options options(RE2::Quiet);
    options.set_dot_nl(true);
    return RE2::PartialMatch(text(arguments[0]), RE2(text(arguments[1]), options));
}

Answer number_shape_value(Arguments arguments, Date) { return has_number_shape(text(arguments[0])); }

Answer number_check_value(Arguments arguments, Date) {
    auto const& number = text(arguments[0]);
    if (!has_number_shape(number)) return std::nullopt;
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < std::size(weights); ++i) sum += weights[i] * (number[i] - '0');
    return "10X98765432"[sum % 11] == number[17];
}

Answer number_date_value(Arguments arguments, Date as_of) {
    auto const& number = text(arguments[0]);
    if (!has_number_shape(number)) return std::nullopt;
    auto written = std::string_view(number).substr(6, 8);
    std::int64_t digits = 0;
    std::from_chars(written.data(), written.data() + written.size(), digits);
    return date_from_number(digits).has_value() && digits <= to_number(as_of);
}

Answer sex_ratio_low_value(Arguments arguments, Date) { return sex_ratio(arguments, -1); }
Answer sex_ratio_high_value(Arguments arguments, Date) { return sex_ratio(arguments, 1); }

}  // namespace jiayu::rules
