// In which times somebody is insured here.
#pragma once
#include "synth/world.hpp"

namespace jiayu::synth {

struct Cover {
    Day from, to;  // to: never while insured
    bool retired = false;
};

// The time in which somebody of working age could be insured here; the same each time it is asked.
std::vector<Cover> covers_of(World const& world, PersonIndex person);
bool is_of_residents(PersonIndex person, std::size_t cover);  // else by an enterprise

}  // namespace jiayu::synth
