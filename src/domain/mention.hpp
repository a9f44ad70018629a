// A mention: what one row of a department's file says about one person. A delivery row mentions a mother and a child, a
// marriage row two spouses. Columns of table `mention`; wrong values stay as written in the *_sent fields.
#pragma once
#include <cstdint>
#include <string>

#include "base/date.hpp"
#include "base/id.hpp"
#include "domain/department.hpp"

namespace jiayu {

using MentionId = Id<struct MentionTag>;
using RecordId = Id<struct RecordTag>;
using FileId = Id<struct FileTag>;
using PersonId = Id<struct PersonTag>;
using HouseholdId = Id<struct HouseholdTag>;

enum class Role : std::uint8_t { subject = 0, mother = 1, father = 2, child = 3, husband = 4, wife = 5 };

// An empty text and a zero number mean "absent" in this one struct, which exists millions of times on the way from a file to
// the store and to linkage; everywhere else absence is std::optional.
struct Mention {
    std::int64_t mention_id = 0;
    std::int64_t record_id = 0;
    std::int32_t file_id = 0;
    std::int32_t row_number = 0;
    Department department = Department::household_register;
    Role role = Role::subject;
    std::uint8_t sex = 0;            // GB/T 2261.1: 1 male, 2 female, 9 unspecified; 0 absent
    std::uint8_t ethnic_group = 0;   // GB/T 3304
    std::int32_t birth_date = 0;     // YYYYMMDD
    std::int32_t observed_on = 0;    // YYYYMMDD
    std::int64_t division_code = 0;  // 12 digits
    std::string name, name_sent;
    std::string citizen_number, citizen_number_sent;
    std::string sex_sent, birth_date_sent;
    std::string phone, address;
    std::string household_number, birth_certificate_number;
    std::string mother_name, mother_number, father_name, father_number, spouse_name, spouse_number;
};

}  // namespace jiayu
