#include "service/mention_line.hpp"

#include "base/date.hpp"
#include "domain/codes.hpp"
#include "service/mask_number.hpp"

namespace jiayu::service {

namespace {

std::string day_text(db::Row const& row, int column) {
    if (row.is_null(column)) return {};
    auto date = date_from_number(row.integer(column));
    return date ? to_iso(*date) : std::string(row.text(column));
}

}  // namespace

MentionLine mention_line(db::Row const& row, NumbersShown numbers) {
    bool is_masked = numbers == NumbersShown::masked;
    return {.mention_id = row.integer(0),
            .department = Department(row.integer(1)),
            .role = Role(row.integer(2)),
            .file = std::string(row.text(3)),
            .row_number = row.integer(4),
            .observed_on = day_text(row, 5),
            .name = std::string(row.text(6)),
            .citizen_number = is_masked ? mask_number(row.text(7)) : std::string(row.text(7)),
            .sex = row.is_null(8) ? std::string() : std::string(name_of(Sex(row.integer(8)))),
            .birth_date = day_text(row, 9),
            .phone = is_masked ? mask_phone(row.text(10)) : std::string(row.text(10)),
            .division_code = std::string(row.text(11))};
}

}  // namespace jiayu::service
