// Tests alone include this: a small district invented from the packs of the source tree.
#pragma once
#include <gtest/gtest.h>

#include "base/date.hpp"
#include "synth/write_district.hpp"

namespace jiayu::synth {

inline Path packs_of_source() { return Path(JIAYU_SOURCE_FOLDER) / "packs"; }

inline Settings settings_of_test(std::int64_t residents, std::uint64_t seed) {
    Settings settings{.residents = residents, .seed = seed};
    settings.as_of = to_days(*make_date(2020, 12, 31));
    settings.first_day = to_days(*make_date(2011, 1, 1));
    settings.rates = *read_error_rates(read_file(packs_of_source() / "demo/error_rates.toml"));
    return settings;
}

inline Materials materials_of_test(Settings const& settings) {
    return *read_materials(read_material_texts(packs_of_source()), settings.district, settings.first_day, settings.as_of);
}

inline DistrictSummary write_test_district(std::int64_t residents, std::uint64_t seed, Path const& folder) {
    std::filesystem::remove_all(folder);
    auto settings = settings_of_test(residents, seed);
    Progress progress("synth");
    return write_district(materials_of_test(settings), settings, folder, progress);
}

}  // namespace jiayu::synth
