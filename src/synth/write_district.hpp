// Writes the nine inputs and the truth behind them into a folder. The same settings give the same bytes, on any number of threads.
#pragma once
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/progress.hpp"
#include "synth/materials.hpp"
#include "synth/settings.hpp"

namespace jiayu::synth {

struct FileSummary {
    std::string path;  // relative to the folder
    std::int64_t rows = 0;
};

struct DistrictSummary {
    std::int64_t residents = 0, hukou = 0, persons = 0, planted = 0;
    std::vector<FileSummary> files;
};

DistrictSummary write_district(Materials const& materials, Settings const& settings, Path const& folder, Progress& progress);

}  // namespace jiayu::synth
