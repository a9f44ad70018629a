#include "domain/written_date.hpp"
#include "linkage/date_values.hpp"

namespace jiayu::linkage {

namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_mark(char c) { return c == '-' || c == '/' || c == '.'; }

struct Number {
    int value = 0;
    std::size_t digits = 0;
};

Number take_number(std::string_view& text) {
    Number number;
    for (; number.digits < text.size() && number.digits < 9 && is_digit(text[number.digits]); ++number.digits)
        number.value = number.value * 10 + (text[number.digits] - '0');
    text.remove_prefix(number.digits);
    return number;
}

// Up to three numbers with the same mark between them; nothing else.
struct Numbers {
    std::array<Number, 3> parts;
    std::size_t count = 0;
};

std::optional<Numbers> split_numbers(std::string_view text) {
    Numbers numbers;
    for (char mark = 0; numbers.count < 3;) {
        auto const part = take_number(text);
        if (!part.digits) return std::nullopt;
        numbers.parts[numbers.count++] = part;
        if (text.empty()) return numbers;
        if (!is_mark(text[0]) || (mark && text[0] != mark)) return std::nullopt;
        mark = text[0];
        text.remove_prefix(1);
    }
    return std::nullopt;
}

std::optional<WrittenDay> from_three(Number first, Number second, Number third) {
    if (second.digits > 2) return std::nullopt;
    if (first.digits == 4 && third.digits <= 2) return WrittenDay{first.value, second.value, third.value};
    if (first.digits > 2 || third.digits != 4) return std::nullopt;
    bool const month_first = second.value > 12 && first.value <= 12;
    return month_first ? WrittenDay{third.value, first.value, second.value} : WrittenDay{third.value, second.value, first.value};
}

std::optional<WrittenDay> from_numbers(Numbers const& numbers) {
    auto const [first, second, third] = numbers.parts;
    if (numbers.count == 3) return from_three(first, second, third);
    if (numbers.count == 2 && first.digits == 4 && second.digits <= 2) return WrittenDay{first.value, second.value, 0};
    if (numbers.count != 1) return std::nullopt;
    if (first.digits == 8) return WrittenDay{first.value / 10000, first.value / 100 % 100, first.value % 100};
    return first.digits == 4 ? std::optional(WrittenDay{first.value, 0, 0}) : std::nullopt;
}

std::string_view without_time(std::string_view text) {
    auto const end = text.find_first_of(" T");
    bool const is_time = end != text.npos && end + 1 < text.size() && is_digit(text[end + 1]) && text.find(':', end) != text.npos;
    return is_time ? text.substr(0, end) : text;
}

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(" \t"), last = text.find_last_not_of(" \t");
    return first == text.npos ? std::string_view() : text.substr(first, last - first + 1);
}

}  // namespace

std::optional<WrittenDay> read_written_day(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) return std::nullopt;
    if (auto numbers = split_numbers(without_time(text)))
        if (auto day = from_numbers(*numbers); day && day->year) return day;
    auto date = parse_written_date(text);
    if (!date) return std::nullopt;
    return WrittenDay{int(date->year()), int(unsigned(date->month())), int(unsigned(date->day()))};
}

}  // namespace jiayu::linkage
