// What was done wrong to a mention, as bits; written to truth/mentions.csv by name. T-numbers are those of the domain's table.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace jiayu::synth {

enum class ErrorKind : std::uint8_t {
    number_digit, number_swapped, number_15_digit, number_dressed, number_copied, number_temporary, number_changed_by_law,
    birth_lunar, birth_day_month, birth_registered, name_homophone, name_look_alike, name_variant_surname, name_rare, name_placeholder,
    name_spaced, division_outdated, address_variant, marriage_outdated, two_households, twins_collapsed, inflow_open,
    number_missing, number_length, birth_slip, birth_ten_years, birth_default, birth_missing, name_dropped, name_swapped, name_missing,
    sex_wrong, sex_missing, phone_outdated, address_outdated, row_duplicate,
};

inline constexpr std::array<std::string_view, 36> error_names{
    "T01_number_digit", "T02_number_swapped", "T03_number_15_digit", "T04_number_dressed", "T05_number_copied", "T06_number_temporary",
    "T07_number_changed_by_law", "T08_birth_lunar", "T09_birth_day_month", "T10_birth_registered", "T11_name_homophone",
    "T12_name_look_alike", "T13_name_variant_surname", "T14_name_rare", "T15_name_placeholder", "T16_name_spaced", "T17_division_outdated",
    "T18_address_variant", "T19_marriage_outdated", "T20_two_households", "T21_twins_collapsed", "T23_inflow_open", "number_missing",
    "number_length", "birth_slip", "birth_ten_years", "birth_default", "birth_missing", "name_dropped", "name_swapped", "name_missing",
    "sex_wrong", "sex_missing", "phone_outdated", "address_outdated", "row_duplicate"};

class ErrorSet {
public:
    void add(ErrorKind kind) { bits_ |= std::uint64_t(1) << int(kind); }
    bool has(ErrorKind kind) const { return bits_ >> int(kind) & 1; }
    void append_to(std::string& text) const {
        bool first = true;
        for (std::size_t i = 0; i < error_names.size(); ++i) {
            if (!(bits_ >> i & 1)) continue;
            if (!first) text += ';';
            text += error_names[i];
            first = false;
        }
    }

private:
    std::uint64_t bits_ = 0;
};

}  // namespace jiayu::synth
