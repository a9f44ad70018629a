#include "synth/write_district.hpp"

#include "synth/district_writer.hpp"
#include "synth/simulation.hpp"

namespace jiayu::synth {

DistrictSummary write_district(Materials const& materials, Settings const& settings, Path const& folder, Progress& progress) {
    progress.begin_step("people", 0);
    auto population = Simulation(materials, settings).run();
    Mistyper mistyper(materials);
    auto world = world_of(population, materials, settings, mistyper);
    return DistrictWriter(world, folder, progress).run();
}

}  // namespace jiayu::synth
