#include "registry/number_index.hpp"
#include "registry/register.hpp"

namespace jiayu::registry {

Register build_register(Sources const& sources, PersonMentions const& people, Precedence const& precedence) {
    Register made;
    made.persons = resolve_persons(sources, people, precedence);
    NumberIndex numbers(sources.mentions, people, made.persons);
    gather_households(sources, people, made);
    gather_residence_spells(sources, people, made);
    decide_residence_kinds(made);
    gather_marriages(sources, people, numbers, made);
    gather_parentages(sources, people, numbers, made);
    reconcile_births(sources, people, precedence, made);
    return made;
}

}  // namespace jiayu::registry
