#include "linkage/date_values.hpp"

#include <cstdlib>
#include <limits>

#include "base/date.hpp"
#include "base/parallel_for.hpp"
#include "han/lunar.hpp"

namespace jiayu::linkage {

namespace {

using Digits = std::array<int, 8>;

Digits digits_of(std::int32_t written) {
    Digits digits;
    for (auto& digit : digits | std::views::reverse) digit = std::exchange(written, written / 10) % 10;
    return digits;
}

bool is_default_day(std::int32_t day, std::int32_t other) {
    if (day / 10000 != other / 10000) return false;
    return day % 10000 == 101 || (day / 100 == other / 100 && (day % 100 == 1 || day % 100 == 15));
}

std::int32_t lunar_number(Date date) {
    auto const lunar = han::lunar_from_solar(date);
    return lunar ? lunar->year * 10000 + int(lunar->month) * 100 + int(lunar->day) : 0;
}

}  // namespace

DateValues::Value DateValues::value_of(std::string_view text) {
    auto const written = read_written_day(text);
    if (!written) return {0, 0, no_day};
    Date const date{std::chrono::year(written->year), std::chrono::month(unsigned(written->month)), std::chrono::day(unsigned(written->day))};
    if (!date.ok()) return {written->number(), 0, no_day};
    return {written->number(), lunar_number(date), to_days(date)};
}

DateValues::DateValues(Dictionary const& values) : values_(values.size()) {
    parallel_chunks(values_.size(), 16'384, [&](std::size_t begin, std::size_t end) {
        for (auto code = begin; code < end; ++code) values_[code] = value_of(values.text(Code(code)));
    });
}

double DateValues::days(Code a, Code b) const {
    auto const first = values_[a].day, second = values_[b].day;
    return first == no_day || second == no_day ? std::numeric_limits<double>::infinity() : std::abs(first - second);
}

bool DateValues::swapped_day_month(Code a, Code b) const {
    auto const first = values_[a].written, second = values_[b].written;
    return first != second && first / 10000 == second / 10000 && first / 100 % 100 == second % 100 && first % 100 == second / 100 % 100;
}

bool DateValues::lunar(Code a, Code b) const {
    auto const& first = values_[a];
    auto const& second = values_[b];
    return first.written != second.written && ((first.lunar && first.lunar == second.written) || (second.lunar && second.lunar == first.written));
}

bool DateValues::slip(Code a, Code b) const {
    if (!values_[a].written || !values_[b].written) return false;
    auto const first = digits_of(values_[a].written), second = digits_of(values_[b].written);
    int differ = 0;
    for (std::size_t i = 0; i < first.size(); ++i) differ += first[i] != second[i];
    return differ == 1;
}

bool DateValues::transposed(Code a, Code b) const {
    auto first = digits_of(values_[a].written);
    auto const second = digits_of(values_[b].written);
    auto const at = std::size_t(std::ranges::mismatch(first, second).in1 - first.begin());
    if (at + 1 >= first.size()) return false;
    std::swap(first[at], first[at + 1]);
    return first == second;
}

bool DateValues::ten_years(Code a, Code b) const {
    auto const first = values_[a].written, second = values_[b].written;
    return first && second && std::abs(first - second) == 100'000;
}

bool DateValues::default_day(Code a, Code b) const {
    auto const first = values_[a].written, second = values_[b].written;
    return first != second && first % 100 && second % 100 && (is_default_day(first, second) || is_default_day(second, first));
}

bool DateValues::same_year(Code a, Code b) const {
    auto const year = values_[a].written / 10000;
    return year && year == values_[b].written / 10000;
}

}  // namespace jiayu::linkage
