#include "rules/function.hpp"

#include "rules/function_values.hpp"
#include "rules/number_sql.hpp"

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

// DuckDB counts in 128 bits and tries the way back (why "| 0": rules/sql.cpp); on PostgreSQL what 64 bits cannot hold is looked for before it is computed.
constexpr char const* yuan_postgres = "(case when $1 between -92233720368547758 and 92233720368547758 then $1 * cast(100 as bigint) end)";
// Bounds the wrong way round hold nothing.
constexpr char const* clamp_sql = "(case when $1 is null or $2 is null or $3 is null or $3 < $2 then null when $1 < $2 then $2 when $1 > $3 then $3 else $1 end)";
constexpr char const* abs_postgres = "(case when $1 >= -9223372036854775807 then abs(cast($1 as bigint)) end)";

// Quotients towards zero, away from it, and to the nearest with halves away from it. Unknown by zero and beyond 64 bits.
std::string quotient(Dialect dialect, std::string_view when_left) {
    bool duckdb = dialect == Dialect::duckdb;
    std::string_view whole = duckdb ? "(cast($1 as bigint) // $2)" : "(cast($1 as bigint) / $2)";
    auto away = when_left.empty() ? std::string()
                                  : fmt::format(" + (case when {} then (case when ($1 < 0) = ($2 < 0) then 1 else -1 end) else 0 end)", when_left);
    return fmt::format("(case when $2 <> 0 and not ($2 = -1 and $1 < -9223372036854775807) then {}{} end)", whole, away);
}
constexpr std::string_view any_left = "cast($1 as bigint) % $2 <> 0";
constexpr std::string_view half_left_duckdb = "abs(cast(cast($1 as bigint) % $2 as hugeint)) * 2 >= abs(cast($2 as hugeint))";
constexpr std::string_view half_left_postgres = "abs(cast(cast($1 as bigint) % $2 as numeric)) * 2 >= abs(cast($2 as numeric))";

// 100 boys a girl with the interval of a ratio of two counts; $3 is the number of standard errors.
std::string sex_ratio(std::string_view direction) {
    constexpr std::string_view boys = "cast($1 as double precision)", girls = "cast($2 as double precision)", one = "cast(1 as double precision)";
    return fmt::format(
        "(case when $1 > 0 and $2 > 0 and $3 between 0 and 10 then cast(100 as double precision) * {0} / {1} * exp({2}($3) * sqrt({3} / {0} + {3} / {1})) end)",
        boys, girls, direction, one);
}

Function divide(std::string_view name, Type const& type, std::array<std::string_view, 2> when_left, decltype(Function::value) value) {
    return {name, {type, integer_type}, type, quotient(Dialect::duckdb, when_left[0]), quotient(Dialect::postgres, when_left[1]), value};
}

std::vector<Function> const& table() {
    auto number = [](auto sql) { return std::array{sql(Dialect::duckdb), sql(Dialect::postgres)}; };
    static auto const shape = number(number_shape_sql), check = number(number_check_sql), written_date = number(number_date_sql);
    static std::vector<Function> const functions = {
        {"years_between", {date_type, date_type}, integer_type, years_between_duckdb, years_between_postgres, years_between_value},
        {"age_on", {date_type, date_type}, integer_type, years_between_duckdb, years_between_postgres, years_between_value},
        {"months_between", {date_type, date_type}, integer_type, months_between_duckdb, months_between_postgres, months_between_value},
        {"days_between", {date_type, date_type}, integer_type, "($2 - $1)", "", days_between_value},
        {"year_of", {date_type}, integer_type, "cast(extract(year from $1) as int)", "", year_of_value},
        {"month_of", {date_type}, integer_type, "cast(extract(month from $1) as int)", "", month_of_value},
        {"days", {integer_type}, duration_type, "", "", same_value},  // said by the sum that they stand in
        {"months", {integer_type}, duration_type, "", "", same_value},
        {"years", {integer_type}, duration_type, "", "", same_value},
        {"fen", {integer_type}, money_type, "($1)", "", same_value},
        {"yuan", {integer_type}, money_type, "(try_cast(cast($1 as hugeint) * 100 as bigint) | 0)", yuan_postgres, yuan_value},
        {"real", {integer_type}, real_type, "cast($1 as double precision)", "", real_value},
        {"abs", {integer_type}, integer_type, "(try_cast(abs(cast($1 as hugeint)) as bigint) | 0)", abs_postgres, abs_value},
        {"clamp", {integer_type, integer_type, integer_type}, integer_type, clamp_sql, "", clamp_value},
        divide("divide_down", integer_type, {"", ""}, divide_down_value),
        divide("divide_up", integer_type, {any_left, any_left}, divide_up_value),
        divide("divide_half_up", integer_type, {half_left_duckdb, half_left_postgres}, divide_half_up_value),
        divide("divide_down", money_type, {"", ""}, divide_down_value),
        divide("divide_up", money_type, {any_left, any_left}, divide_up_value),
        divide("divide_half_up", money_type, {half_left_duckdb, half_left_postgres}, divide_half_up_value),
        {"size", {text_type}, integer_type, "length($1)", "", size_value},
        {"substring", {text_type, integer_type, integer_type}, text_type,
         "(case when $2 >= 0 and $3 >= $2 then substr($1, least($2, 1000000000) + 1, least($3, 1000000000) - least($2, 1000000000)) end)",
         "(case when $2 >= 0 and $3 >= $2 then substr($1, cast(least($2, 1000000000) + 1 as int), cast(least($3, 1000000000) - least($2, 1000000000) as int)) end)",
         substring_value},
        {"startsWith", {text_type, text_type}, boolean_type, "starts_with($1, $2)", "", starts_with_value},
        {"endsWith", {text_type, text_type}, boolean_type, "ends_with($1, $2)", "(right($1, length($2)) = $2)", ends_with_value},
        {"contains", {text_type, text_type}, boolean_type, "contains($1, $2)", "(strpos($1, $2) > 0)", contains_value},
        {"matches", {text_type, text_type}, boolean_type, "regexp_matches($1, $2, 's')", "($1 ~ $2)", matches_value, true},
        {"number_shape_ok", {text_type}, boolean_type, shape[0], shape[1], number_shape_value},
        {"number_check_ok", {text_type}, boolean_type, check[0], check[1], number_check_value},
        {"number_date_ok", {text_type}, boolean_type, written_date[0], written_date[1], number_date_value},
        {"sex_ratio_low", {integer_type, integer_type, real_type}, real_type, sex_ratio("-"), "", sex_ratio_low_value},
        {"sex_ratio_high", {integer_type, integer_type, real_type}, real_type, sex_ratio(""), "", sex_ratio_high_value},
    };
    return functions;
}

}  // namespace

std::span<Function const> all_functions() { return table(); }

// One name's functions may stand apart in the table; the first group of neighbours would not be all of them, so they are kept by name.
std::span<Function const> functions_named(std::string_view name) {
    static auto const by_name = [] {
        auto functions = table();
        std::ranges::stable_sort(functions, {}, &Function::name);
        return functions;
    }();
    auto [first, last] = std::ranges::equal_range(by_name, name, {}, &Function::name);
    return {first, last};
}

}  // namespace jiayu::rules
