#include "linkage/door_numbers.hpp"

#include <algorithm>
#include <array>

#include "han/numerals.hpp"
#include "linkage/fold_text.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::array<std::string_view, 15> numerals{"〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "廿", "卅"};
constexpr std::array<std::string_view, 12> counted{"村民小组", "小组", "组", "幢", "栋", "座", "号", "单元", "室", "层", "楼", "弄"};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// How many bytes from `begin` on are a run of what `length_at` knows (its length in bytes, 0 where it is something else).
std::size_t run_length(std::string_view text, auto const& length_at) {
    std::size_t length = 0;
    while (length < text.size())
        if (auto const more = length_at(text.substr(length))) length += more;
        else break;
    return length;
}

std::size_t digit_at(std::string_view text) { return is_digit(text.front()) ? 1 : 0; }

std::size_t numeral_at(std::string_view text) {
    auto const found = std::ranges::find_if(numerals, [&](auto numeral) { return text.starts_with(numeral); });
    return found == numerals.end() ? 0 : found->size();
}

bool counts_houses(std::string_view text) {
    return std::ranges::any_of(counted, [&](auto word) { return text.starts_with(word); });
}

}  // namespace

std::string door_numbers_of(std::string_view address) {
    auto const folded = fold_text(address);
    std::string_view rest(folded);
    std::string numbers;
    int count = 0;
    while (!rest.empty()) {
        auto const digits = run_length(rest, digit_at), length = digits ? digits : run_length(rest, numeral_at);
        if (length == 0) {
            rest.remove_prefix(1);
            continue;
        }
        auto const number = digits || counts_houses(rest.substr(length)) ? han::integer_from_numerals(rest.substr(0, length)) : std::nullopt;
        if (number) numbers += (count++ ? "-" : "") + std::to_string(*number);
        rest.remove_prefix(length);
    }
    return count > 1 ? numbers : std::string();
}

}  // namespace jiayu::linkage
