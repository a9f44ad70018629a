// Which of several departments' values of a field stands: data of a pack (packs/national/precedence.toml), applied criterion by
// criterion; what is still equal is decided by the row read last.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "domain/department.hpp"

namespace jiayu::registry {

enum class Criterion : std::uint8_t {
    real_name,   // a name before a newborn's placeholder
    department,  // the department named first
    latest,      // the row that speaks of the latest day
    frequent,    // the value that most rows have
};

enum class Field : std::uint8_t {
    name, citizen_number, temporary_number, sex, birth_date, ethnic_group, phone, division_code, hukou_division_code, hukou_type,
    marital_status, first_marriage_on, marital_changed_on, died_on,
};
inline constexpr std::size_t field_count = 14;
inline constexpr std::array<std::string_view, field_count> field_names{
    "name", "citizen_number", "temporary_number", "sex", "birth_date", "ethnic_group", "phone", "division_code", "hukou_division_code",
    "hukou_type", "marital_status", "first_marriage_on", "marital_changed_on", "died_on"};
inline constexpr std::array<std::string_view, 4> criterion_names{"real_name", "department", "latest", "frequent"};

struct FieldPrecedence {
    std::array<std::uint8_t, 10> rank{};  // by Department; 1 is the first; 0: its values of this field never stand
    std::vector<Criterion> prefer;
};

struct Precedence {
    std::array<FieldPrecedence, field_count> fields;
    std::int32_t births_from = 0;  // YYYYMMDD: births before it are not reconciled

    FieldPrecedence const& operator[](Field field) const { return fields[std::size_t(field)]; }
};

}  // namespace jiayu::registry
