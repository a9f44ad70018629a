#include "registry/relative_finder.hpp"
#include "registry/register.hpp"

namespace jiayu::registry {

Register build_register(Sources const& sources, PersonMentions const& people, Precedence const& precedence) {
    Register made;
    made.persons = resolve_persons(sources, people, precedence);
    gather_households(sources, people, made);
    RelativeFinder relatives(sources, people, made);
    gather_residence_spells(sources, people, made);
    decide_residence_kinds(made);
    gather_marriages(sources, people, relatives, made);
    gather_parentages(sources, people, relatives, made);
    reconcile_births(sources, people, precedence, made);
    return made;
}

}  // namespace jiayu::registry
