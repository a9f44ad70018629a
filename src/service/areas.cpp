#include "service/areas.hpp"

#include "domain/division.hpp"
#include "service/area_name.hpp"
#include "service/messages.hpp"
#include "service/sql.hpp"

namespace jiayu::service {

namespace {

Area area_of(DivisionTable const& divisions, DivisionCode code, Date as_of) {
    auto name = std::string(divisions.name_on(code, as_of).value_or(code.text()));
    auto english = english_area_name(name);
    // Among towns 区 is a zone of its own administration (高新区), not a district.
    constexpr std::string_view district = " District";
    if (code.level() == DivisionLevel::town && english.ends_with(district)) english.replace(english.size() - district.size(), district.size(), " Zone");
    return {code.number(), {name, english}};
}

}  // namespace

std::optional<Error> refuse_empty(db::DuckConnection& snapshot, int number) {
    if (snapshot.query_integer(std::string(sql::find_district.common)) != 0) return std::nullopt;
    return Error(message::snapshot_empty, {{"number", std::to_string(number)}});
}

Result<DistrictAreas> read_areas(Path const& packs, db::DuckConnection& snapshot, Date as_of) {
    auto folder = packs / "national" / "divisions";
    auto divisions = DivisionTable::load(read_file(folder / "changzhou_divisions_2023.csv"), read_file(folder / "changzhou_division_changes.csv"));
    if (!divisions) return std::unexpected(divisions.error());
    constexpr std::int64_t county_unit = 1'000'000;
    auto county = DivisionCode::from_number(snapshot.query_integer(std::string(sql::find_district.common)) * county_unit);
    DistrictAreas areas{area_of(*divisions, county, as_of), {}};
    for (auto town : divisions->towns_on(county, as_of)) areas.towns.push_back(area_of(*divisions, town, as_of));
    return areas;
}

}  // namespace jiayu::service
