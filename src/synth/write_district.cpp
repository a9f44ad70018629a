#include "synth/write_district.hpp"

#include "synth/district_writer.hpp"
#include "synth/simulation.hpp"

namespace jiayu::synth {

DistrictSummary write_district(Materials const& materials, Settings const& settings, Path const& folder, Progress& progress) {
    progress.begin_step("people", 0);
    auto population = Simulation(materials, settings).run();
    Mistyper mistyper(materials);
    World world{population, materials, settings, mistyper, {}, {}};
    world.members.resize(population.households.size());
    for (std::size_t i = 0; i < population.persons.size(); ++i)
        if (population.persons[i].household >= 0) world.members[population.persons[i].household].push_back(PersonIndex(i));
    world.birth_of.assign(population.persons.size(), -1);
    for (std::size_t i = 0; i < population.births.size(); ++i)
        if (population.births[i].child != nobody) world.birth_of[population.births[i].child] = std::int32_t(i);
    return DistrictWriter(world, folder, progress).run();
}

}  // namespace jiayu::synth
