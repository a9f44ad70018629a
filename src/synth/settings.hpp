// What to invent, and how often departments err. Rates are read from TOML (packs/demo/error_rates.toml, --errors FILE); every key
// there is a member here.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "base/result.hpp"
#include "domain/department.hpp"
#include "synth/person.hpp"

namespace jiayu::synth {

// Shares of the rows (or mentions) of one department. T-numbers: domain table of error patterns.
struct DepartmentRates {
    double row_missing = 0, row_duplicate = 0;
    double number_missing = 0, number_digit = 0 /*T01*/, number_swapped = 0 /*T02*/, number_15_digit = 0 /*T03, born before 1999*/;
    double number_dressed = 0 /*T04*/, number_letter = 0 /*T04: O for 0*/, number_length = 0, number_copied = 0 /*T05*/;
    double name_missing = 0, name_homophone = 0 /*T11*/, name_look_alike = 0 /*T12*/, name_variant_surname = 0 /*T13*/;
    double name_rare = 0 /*T14*/, name_placeholder = 0 /*T15, newborns*/, name_spaced = 0 /*T16*/, name_dropped = 0, name_swapped = 0;
    double sex_missing = 0, sex_wrong = 0, ethnic_missing = 0;
    double birth_missing = 0, birth_slip = 0, birth_day_month = 0 /*T09*/, birth_default = 0 /*T09*/, birth_lunar = 0 /*T08*/;
    double birth_ten_years = 0, birth_registered = 0 /*T10*/;
    double phone_outdated = 0, phone_missing = 0, address_outdated = 0, address_variant = 0 /*T18*/, division_outdated = 0 /*T17*/;
    double relative_missing = 0;  // the number of a parent or spouse is not filled
};

// Shares of persons, couples, households, births … that are recorded wrong as a whole.
struct CaseRates {
    double legal_number_change = 0 /*T07*/, temporary_number_kept = 0 /*T06*/, placeholder_kept = 0 /*T15*/;
    double death_date_wrong = 0, death_unreported_over_90 = 0, two_households = 0 /*T20*/;
    double household_without_head = 0, household_two_heads = 0, relation_missing = 0, relation_wrong = 0, hukou_type_missing = 0;
    double marital_missing = 0, marital_outdated = 0 /*T19*/, single_with_spouse = 0, first_marriage_missing = 0, first_marriage_early = 0;
    double marital_change_missing = 0, marital_change_early = 0, spouse_stale = 0, same_number_couple = 0;
    double twins_collapsed = 0 /*T21*/, second_delivery = 0, birth_order_wrong = 0, birth_unreported = 0, birth_late = 0, birth_overreported = 0;
    double certificate_malformed = 0, certificate_shared = 0, child_field_missing = 0, early_birth_unremarked = 0;
    double inflow_open = 0 /*T23*/, inflow_field_missing = 0, inflow_short = 0, inflow_stale = 0, inflow_unregistered = 0, death_unrecorded = 0;
    double payment_after_death = 0, payment_twice = 0, payment_returned = 0, account_of_other = 0;  // of payees who died; of lines
    double reward_too_early = 0, support_too_early = 0, disability_unproved = 0, subsidy_too_long = 0;  // of those enrolled
    double table_balance = 0, table_births = 0, table_copied_down = 0, table_sex_column = 0;
};

struct ErrorRates {
    std::array<DepartmentRates, 11> departments{};  // by Department; [0] unused
    CaseRates cases;

    DepartmentRates const& of(Department department) const { return departments[std::size_t(department)]; }
    void multiply(double factor);  // every rate, at most 1
};

// [default], [department.<identifier>] and [cases]. An unknown key, a rate outside 0–1 or broken TOML is refused.
Result<ErrorRates> read_error_rates(std::string_view toml);
// The same keys over rates that exist already: only what the text names changes.
Result<ErrorRates> read_error_rates(std::string_view toml, ErrorRates base);

struct Settings {
    std::int64_t residents = 20'000;
    std::uint64_t seed = 1;
    std::int32_t district = 320412;
    Day as_of = 0;
    Day first_day = 0;  // 1 January, nine years before the year of as_of
    ErrorRates rates;
};

}  // namespace jiayu::synth
