#include "linkage/date_values.hpp"

#include <cstdlib>
#include <limits>

#include "base/date.hpp"
#include "base/parallel_for.hpp"

namespace jiayu::linkage {

DateValues::Value DateValues::value_of(std::string_view text) {
    auto const written = read_written_day(text);
    if (!written) return {0, no_day};
    Date const date{std::chrono::year(written->year), std::chrono::month(unsigned(written->month)), std::chrono::day(unsigned(written->day))};
    return {written->number(), date.ok() ? to_days(date) : no_day};
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

}  // namespace jiayu::linkage
