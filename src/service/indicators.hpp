// The indicators of the newest snapshot by area and month, for the command line, files and the report.
#pragma once
#include <string>
#include <vector>

#include "policy/load_pack.hpp"
#include "policy/measure_indicators.hpp"
#include "service/report_data.hpp"

namespace jiayu::service {

struct IndicatorOptions {
    std::string store_url;
    Path data, packs;
    policy::AreaLevel by = policy::AreaLevel::town;
    std::optional<int> month;  // YYYYMM, the last one; else the month of the as-of day
    int months = 1;
};

struct IndicatorTable {
    policy::Pack pack;
    policy::MeasuredIndicators measured;
    std::vector<BilingualText> area_names;  // as measured.areas
    int snapshot;
    Date as_of;
    StoreChanges changes;  // since the snapshot
    Path file;  // the CSV written; empty where the data folder cannot be written
};

// Counts, and writes DATA/indicators/<snapshot>_<level>_<month>.csv where DATA can be written. Refused without a snapshot or with an unsound pack.
Result<IndicatorTable> read_indicators(IndicatorOptions const& options);

// One line for each indicator, area and month, each with snapshot, as-of day and pack version; area "district" adds all up.
std::string indicators_csv(IndicatorTable const& table);

// For the report: district and towns over the twelve months that end with the last of `months`, the district by each of `months`.
std::vector<Indicator> report_indicators(policy::Pack const& pack, db::DuckConnection& snapshot, std::vector<Area> const& towns,
                                         std::vector<int> const& months, Date as_of);

}  // namespace jiayu::service
