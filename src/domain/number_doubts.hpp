// What is suspicious about a well-formed citizen number. These depend on data and on the day, so parse() does not judge them.
#pragma once
#include <string_view>
#include <vector>

#include "domain/citizen_number.hpp"

namespace jiayu {

// Six-digit prefixes ever in use, retired ones included. Not complete: a prefix that is missing is a hint to look.
class NumberPrefixes {
public:
    // CSV with the column code6. `invented`: two-digit province parts that a demo pack declares (99, 98 …).
    static Result<NumberPrefixes> load(std::string_view csv, std::vector<int> const& invented = {});

    bool has_prefix(int six_digits) const;
    bool has_province(int two_digits) const { return two_digits >= 0 && two_digits < 100 && provinces_[std::size_t(two_digits)]; }

private:
    std::vector<bool> prefixes_ = std::vector<bool>(1'000'000);
    std::vector<bool> provinces_ = std::vector<bool>(100);
    std::vector<bool> invented_ = std::vector<bool>(100);
};

enum class NumberDoubt { unknown_province, unknown_prefix, born_after_today, order_number_zero };

std::vector<NumberDoubt> find_number_doubts(CitizenNumber const& number, NumberPrefixes const& prefixes, Date today);

}  // namespace jiayu
