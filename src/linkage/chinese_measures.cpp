#include "linkage/measure_table.hpp"

namespace jiayu::linkage {

namespace {

using enum MeasureKind;
using Names = ChineseNameValues;
using Numbers = CitizenNumberValues;
using Divisions = DivisionValues;

constexpr auto names = prepare_part<&PreparedParts::chinese_names>;
constexpr auto numbers = prepare_part<&PreparedParts::citizen_numbers>;
constexpr auto divisions = prepare_part<&PreparedParts::divisions>;

template <auto part, auto compare>
double compare_part(PreparedParts const& parts, Code a, Code b) {
    return double(((*(parts.*part)).*compare)(a, b));
}
template <auto compare>
constexpr auto by_name = compare_part<&PreparedParts::chinese_names, compare>;
template <auto compare>
constexpr auto by_number = compare_part<&PreparedParts::citizen_numbers, compare>;
template <auto compare>
constexpr auto by_division = compare_part<&PreparedParts::divisions, compare>;

constexpr MeasureRow rows[] = {
    {"same_pinyin", yes_or_no, names, by_name<&Names::same_pinyin>},
    {"similar_pinyin", yes_or_no, names, by_name<&Names::similar_pinyin>},
    {"same_glyph_shape", yes_or_no, names, by_name<&Names::same_glyph_shape>},
    {"lost_character", yes_or_no, names, by_name<&Names::lost_character>},
    {"swapped_characters", yes_or_no, names, by_name<&Names::swapped_characters>},
    {"one_character", yes_or_no, names, by_name<&Names::one_character>},
    {"same_surname", yes_or_no, names, by_name<&Names::same_surname>},
    {"similar_surname", yes_or_no, names, by_name<&Names::similar_surname>},
    {"same_given", yes_or_no, names, by_name<&Names::same_given>},
    {"similar_given", yes_or_no, names, by_name<&Names::similar_given>},
    {"placeholder_name", yes_or_no, names, by_name<&Names::placeholder_name>},
    {"digit_slips", distance, numbers, by_number<&Numbers::slips>},
    {"number_upgraded", yes_or_no, numbers, by_number<&Numbers::upgraded>},
    {"number_slip", yes_or_no, numbers, by_number<&Numbers::slip>},
    {"number_garbled", yes_or_no, numbers, by_number<&Numbers::garbled>},
    {"number_invalid", yes_or_no, numbers, by_number<&Numbers::invalid>},
    {"number_same_day", yes_or_no, numbers, by_number<&Numbers::same_day>},
    {"number_different", yes_or_no, numbers, by_number<&Numbers::different>},
    {"same_province", yes_or_no, divisions, by_division<&Divisions::same_province>},
    {"same_city", yes_or_no, divisions, by_division<&Divisions::same_city>},
    {"same_county", yes_or_no, divisions, by_division<&Divisions::same_county>},
    {"same_town", yes_or_no, divisions, by_division<&Divisions::same_town>},
};

}  // namespace

std::span<MeasureRow const> chinese_measures() { return rows; }

}  // namespace jiayu::linkage
