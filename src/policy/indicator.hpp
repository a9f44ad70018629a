// An indicator of a pack: counts of fact-view rows by month and community, and how a value with its interval is made of them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "rules/term.hpp"
#include "rules/vocabulary.hpp"
#include "statistics/interval.hpp"

namespace jiayu::policy {

enum class IndicatorMethod : std::uint8_t {
    proportion,       // numerator / denominator: Wilson
    rate,             // events / (denominator / divide): exact Poisson
    sex_ratio,        // per 100 of the denominator: log normal
    rate_difference,  // (numerator − less) / (denominator / divide): square-and-add of two Poisson rates
    error_rate,       // |numerator − less| / denominator: Poisson
};

// What is counted: rows of a fact view on which `when` holds, or the sum of one of their columns.
struct CountTerm {
    rules::View const* view;
    rules::Column const* on;            // places the row in a month: a date, or an int YYYYMM
    std::optional<rules::Term> when;    // none: every row
    rules::Column const* sum = nullptr;  // none: rows are counted
};

// Counts of one indicator, area and month; those of several add up.
struct IndicatorCounts {
    std::int64_t numerator = 0, less = 0, denominator = 0;
    IndicatorCounts& operator+=(IndicatorCounts const& other) {
        numerator += other.numerator;
        less += other.less;
        denominator += other.denominator;
        return *this;
    }
    friend bool operator==(IndicatorCounts const&, IndicatorCounts const&) = default;
};

enum class CountRole : std::uint8_t { numerator, less, denominator };

struct Indicator {
    std::string id;
    std::string title_zh, title_en;
    std::string unit;  // "%" | "‰" | "per100" | "per100000"
    IndicatorMethod method;
    int divide = 1;    // the denominator's counts, as a sum, hold each unit so often: opening + closing of 12 months = 24 person-years
    std::string formula_zh, formula_en;
    std::string basis;               // statute | standard | source | recall | design
    std::string waits_zh, waits_en;  // why there is no data yet; empty: there is
    struct Part {
        CountRole role;
        CountTerm term;
    };
    std::vector<Part> parts;
};

double unit_factor(std::string_view unit);  // 100, 1000, 100, 100000

// In the indicator's unit. Nothing when there is no denominator or no data.
std::optional<statistics::Estimate> estimate(Indicator const& indicator, IndicatorCounts const& counts);

}  // namespace jiayu::policy
