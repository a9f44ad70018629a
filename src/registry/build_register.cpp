#include "base/parallel_for.hpp"
#include "registry/relative_finder.hpp"
#include "registry/register.hpp"

namespace jiayu::registry {

Register build_register(Sources const& sources, PersonMentions const& people, Precedence const& precedence) {
    Register made;
    made.persons = resolve_persons(sources, people, precedence);
    // The two halves of a pair fill different tables and read only what was there before.
    parallel_for(2, [&](std::size_t half) {
        half == 0 ? gather_households(sources, people, made) : gather_residence_spells(sources, people, made);
    });
    RelativeFinder relatives(sources, people, made);
    decide_residence_kinds(made);
    parallel_for(2, [&](std::size_t half) {
        half == 0 ? gather_marriages(sources, people, relatives, made) : gather_parentages(sources, people, relatives, made);
    });
    reconcile_births(sources, people, precedence, made);
    return made;
}

}  // namespace jiayu::registry
