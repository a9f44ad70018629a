#include "synth/world.hpp"

namespace jiayu::synth {

World world_of(Population const& population, Materials const& materials, Settings const& settings, Mistyper const& mistyper) {
    World world{population, materials, settings, mistyper, {}, {}, {}};
    world.members.resize(population.households.size());
    for (std::size_t i = 0; i < population.persons.size(); ++i)
        if (population.persons[i].household >= 0) world.members[population.persons[i].household].push_back(PersonIndex(i));
    world.birth_of.assign(population.persons.size(), -1);
    for (std::size_t i = 0; i < population.births.size(); ++i)
        if (population.births[i].child != nobody) world.birth_of[population.births[i].child] = std::int32_t(i);
    world.office = office_records_of(world);
    return world;
}

}  // namespace jiayu::synth
