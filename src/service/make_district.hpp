// Invents a district: reads what it is made of from the packs, writes the nine inputs and the truth.
#pragma once
#include <string>

#include "base/file.hpp"
#include "base/progress.hpp"
#include "base/result.hpp"
#include "synth/write_district.hpp"

namespace jiayu::service {

struct DistrictRequest {
    std::int64_t residents = 20'000;
    std::uint64_t seed = 1;
    std::string as_of = "2020-12-31";
    std::string district = "320412";
    std::string errors;        // a TOML file of rates; empty: the demo pack's alone
    double error_factor = 1;
    Path folder;
};

// Rates, days and district; refuses what cannot be.
Result<synth::Settings> settings_of(DistrictRequest const& request, Path const& packs);
Result<synth::DistrictSummary> make_district(DistrictRequest const& request, Path const& packs, Progress& progress);

}  // namespace jiayu::service
