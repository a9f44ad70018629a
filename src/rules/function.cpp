#include "rules/function.hpp"

namespace jiayu::rules {

namespace {

// Completed years: the last day minus the first as YYYYMMDD, whole ten-thousands. Born on 29 February counts from 1 March.
constexpr char const* years_between_duckdb =
    "((year($2) * 10000 + month($2) * 100 + day($2) - year($1) * 10000 - month($1) * 100 - day($1)) // 10000)";
constexpr char const* years_between_postgres =
    "((cast(extract(year from $2) as int) * 10000 + cast(extract(month from $2) as int) * 100 + cast(extract(day from $2) as int)"
    " - cast(extract(year from $1) as int) * 10000 - cast(extract(month from $1) as int) * 100 - cast(extract(day from $1) as int)) / 10000)";
constexpr char const* months_between_duckdb =
    "((year($2) * 1200 + month($2) * 100 + day($2) - year($1) * 1200 - month($1) * 100 - day($1)) // 100)";
constexpr char const* months_between_postgres =
    "((cast(extract(year from $2) as int) * 1200 + cast(extract(month from $2) as int) * 100 + cast(extract(day from $2) as int)"
    " - cast(extract(year from $1) as int) * 1200 - cast(extract(month from $1) as int) * 100 - cast(extract(day from $1) as int)) / 100)";

struct Shape {
    std::string duckdb = "regexp_full_match($1, '[1-9][0-9]{16}[0-9X]')";
    std::string postgres = "($1 ~ '^[1-9][0-9]{16}[0-9X]$')";
};

std::string digit(int place) { return fmt::format("(ascii(substr($1, {}, 1)) - 48)", place); }

// The number that the digits from `place` on write.
std::string digits(int place, int count) {
    auto sql = digit(place);
    for (int i = 1; i < count; ++i) sql = fmt::format("({} * 10 + {})", sql, digit(place + i));
    return sql;
}

// GB 11643-1999, check character by ISO 7064 MOD 11-2. A text of another shape is not judged.
std::string number_check(std::string const& shape) {
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    std::string sum = "0";
    for (int place = 1; place <= 17; ++place) sum += fmt::format(" + {} * {}", weights[place - 1], digit(place));
    return fmt::format("(case when {} then substr('10X98765432', ({}) % 11 + 1, 1) = substr($1, 18, 1) end)", shape, sum);
}

// Digits 7 to 14 are a day of the calendar that is not after the day of judgement.
std::string number_date(std::string const& shape) {
    constexpr int year_place = 7, month_place = 11, day_place = 13;
    auto year = digits(year_place, 4), month = digits(month_place, 2), day = digits(day_place, 2);
    auto leap = fmt::format("{0} % 4 = 0 and ({0} % 100 <> 0 or {0} % 400 = 0)", year);
    auto month_days = fmt::format(
        "(case when {0} in (4, 6, 9, 11) then 30 when {0} <> 2 then 31 when {1} then 29 else 28 end)", month, leap);
    return fmt::format("(case when {} then {} between 1 and 12 and {} between 1 and {} and substr($1, 7, 8) between '18000101' and '$as_of_digits' end)",
                       shape, month, day, month_days);
}

// 100 boys per girl with the interval of a ratio of two counts; $3 is the number of standard errors.
constexpr char const* ratio_low =
    "(100.0 * $1 / nullif($2, 0) * exp(-($3) * sqrt(1.0 / nullif($1, 0) + 1.0 / nullif($2, 0))))";
constexpr char const* ratio_high =
    "(100.0 * $1 / nullif($2, 0) * exp(($3) * sqrt(1.0 / nullif($1, 0) + 1.0 / nullif($2, 0))))";

std::vector<Function> const& table() {
    static std::vector<Function> const functions = {
        {"years_between", {date_type, date_type}, integer_type, years_between_duckdb, years_between_postgres},
        {"age_on", {date_type, date_type}, integer_type, years_between_duckdb, years_between_postgres},
        {"months_between", {date_type, date_type}, integer_type, months_between_duckdb, months_between_postgres},
        {"days_between", {date_type, date_type}, integer_type, "($2 - $1)", ""},
        {"year_of", {date_type}, integer_type, "cast(extract(year from $1) as int)", ""},
        {"month_of", {date_type}, integer_type, "cast(extract(month from $1) as int)", ""},
        {"days", {integer_type}, duration_type, "(($1) * interval '1 day')", ""},
        {"months", {integer_type}, duration_type, "(($1) * interval '1 month')", ""},
        {"years", {integer_type}, duration_type, "(($1) * interval '1 year')", ""},
        {"fen", {integer_type}, money_type, "($1)", ""},
        {"yuan", {integer_type}, money_type, "(($1) * 100)", ""},
        {"real", {integer_type}, real_type, "cast($1 as double precision)", ""},
        {"abs", {integer_type}, integer_type, "abs($1)", ""},
        {"size", {text_type}, integer_type, "length($1)", ""},
        {"substring", {text_type, integer_type, integer_type}, text_type, "substr($1, ($2) + 1, ($3) - ($2))", ""},
        {"starts_with", {text_type, text_type}, boolean_type, "starts_with($1, $2)", ""},
        {"contains", {text_type, text_type}, boolean_type, "(strpos($1, $2) > 0)", ""},
        {"matches", {text_type, text_type}, boolean_type, "regexp_matches($1, $2)", "($1 ~ $2)", true},
        {"number_shape_ok", {text_type}, boolean_type, Shape().duckdb, Shape().postgres},
        {"number_check_ok", {text_type}, boolean_type, number_check(Shape().duckdb), number_check(Shape().postgres)},
        {"number_date_ok", {text_type}, boolean_type, number_date(Shape().duckdb), number_date(Shape().postgres)},
        {"sex_ratio_low", {integer_type, integer_type, real_type}, real_type, ratio_low, ""},
        {"sex_ratio_high", {integer_type, integer_type, real_type}, real_type, ratio_high, ""},
    };
    return functions;
}

}  // namespace

std::span<Function const> all_functions() { return table(); }

Function const* find_function(std::string_view name) {
    auto at = std::ranges::find(table(), name, &Function::name);
    return at == table().end() ? nullptr : &*at;
}

}  // namespace jiayu::rules
