// Invents a table of people with many records each, and its truth (docs/design/people_tables.md).
#pragma once
#include "service/make_district.hpp"
#include "synth/people_table.hpp"

namespace jiayu::service {

struct PeopleTableRequest {
    std::string shape;                // latin, historical, febrl, departments
    std::int64_t records = 0;         // 0: the shape's usual number
    bool without_numbers = false;     // departments: no citizen numbers
    bool truth_column = false;
    DistrictRequest district;         // departments: seed, day, district, errors; `residents` follows from `records`
};

Result<synth::PeopleSummary> make_people(PeopleTableRequest const& request, Path const& packs, Progress& progress);

}  // namespace jiayu::service
