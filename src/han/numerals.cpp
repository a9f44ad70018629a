#include "han/numerals.hpp"

#include "base/assert.hpp"
#include "base/utf8.hpp"

namespace jiayu::han {

namespace {

constexpr std::int64_t limit = 1'000'000'000'000;

int digit_of(char32_t c) {
    constexpr std::u32string_view forms[] = {U"〇零0○Ｏ", U"一壹1弌", U"二贰2两貳", U"三叁3參", U"四肆4", U"五伍5", U"六陆6陸", U"七柒7", U"八捌8", U"九玖9"};
    for (int digit = 0; digit < 10; ++digit)
        if (forms[digit].find(c) != std::u32string_view::npos) return digit;
    return -1;
}

std::int64_t small_unit_of(char32_t c) {
    if (c == U'十' || c == U'拾') return 10;
    if (c == U'百' || c == U'佰') return 100;
    return c == U'千' || c == U'仟' ? 1000 : 0;
}

std::int64_t large_unit_of(char32_t c) {
    if (c == U'万' || c == U'萬') return 10'000;
    return c == U'亿' || c == U'億' ? 100'000'000 : 0;
}

// 廿 and 卅 are a digit and its ten at once.
std::u32string spelled_out(std::string_view text) {
    std::u32string spelled;
    for (auto c : to_code_points(text)) {
        if (c == U'廿') spelled += U"二十";
        else if (c == U'卅') spelled += U"三十";
        else spelled += c;
    }
    return spelled;
}

std::optional<std::int64_t> positional(std::u32string_view text) {
    std::int64_t number = 0;
    for (auto c : text) {
        auto digit = digit_of(c);
        if (digit < 0 || number >= limit / 10) return std::nullopt;
        number = number * 10 + digit;
    }
    return number;
}

std::optional<std::int64_t> with_units(std::u32string_view text) {
    std::int64_t total = 0, section = 0, digit = 0;
    std::int64_t unit_before = 10'000;
    bool has_digit = false;
    for (auto c : text) {
        if (auto value = digit_of(c); value >= 0) {
            if (has_digit && digit != 0) return std::nullopt;  // 三五十
            digit = value, has_digit = true;
        } else if (auto unit = small_unit_of(c)) {
            if (unit >= unit_before || (has_digit && digit == 0 && unit != 10)) return std::nullopt;
            section += (has_digit && digit ? digit : 1) * unit;
            digit = 0, has_digit = false, unit_before = unit;
        } else if (auto large = large_unit_of(c)) {
            total = large == 10'000 ? total + (section + digit) * large : (total + section + digit) * large;
            section = 0, digit = 0, has_digit = false, unit_before = 10'000;
        } else {
            return std::nullopt;
        }
        if (total >= limit) return std::nullopt;
    }
    return total + section + digit;
}

std::string section_numerals(int number) {
    constexpr std::string_view digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, units[] = {"千", "百", "十", ""};
    std::string text;
    bool gap = false;
    for (int unit = 1000, i = 0; unit; unit /= 10, ++i) {
        auto digit = number / unit % 10;
        if (digit == 0) gap = !text.empty();
        else text += (gap ? "零" : std::string()) + std::string(digits[digit]) + std::string(units[i]), gap = false;
    }
    return text;
}

}  // namespace

std::optional<std::int64_t> integer_from_numerals(std::string_view text) {
    auto spelled = spelled_out(text);
    if (spelled.empty()) return std::nullopt;
    if (auto number = positional(spelled)) return number;
    return with_units(spelled);
}

std::optional<std::string> digits_from_numerals(std::string_view text) {
    std::string digits;
    for (auto c : to_code_points(text)) {
        auto digit = digit_of(c);
        if (digit < 0) return std::nullopt;
        digits += char('0' + digit);
    }
    return digits.empty() ? std::nullopt : std::optional(digits);
}

std::string numerals_from_integer(std::int64_t number) {
    JIAYU_ASSERT(number >= 0 && number < limit);
    if (number == 0) return "零";
    std::string text;
    bool gap = false;
    for (auto [unit, name] : {std::pair(100'000'000LL, "亿"), std::pair(10'000LL, "万"), std::pair(1LL, "")}) {
        auto section = int(number / unit % 10'000);
        if (section == 0) {
            gap = !text.empty();
            continue;
        }
        if (!text.empty() && (gap || section < 1000)) text += "零";
        text += section_numerals(section) + name;
        gap = false;
    }
    if (text.starts_with("一十")) text.erase(0, std::string_view("一").size());
    return text;
}

}  // namespace jiayu::han
