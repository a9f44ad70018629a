// The district and its towns as they are on a day, with names in both languages.
#pragma once
#include "base/date.hpp"
#include "base/file.hpp"
#include "base/result.hpp"
#include "db/duck_connection.hpp"
#include "service/report_data.hpp"

namespace jiayu::service {

struct DistrictAreas {
    Area district;
    std::vector<Area> towns;  // by code
};

// An Error when the snapshot knows of no place: it was made before any file was read.
std::optional<Error> refuse_empty(db::DuckConnection& snapshot, int number);

// Divisions come from `packs`/national/divisions, the district from the snapshot. Refuses wrong tables.
Result<DistrictAreas> read_areas(Path const& packs, db::DuckConnection& snapshot, Date as_of);

}  // namespace jiayu::service
