#include "matters/kind.hpp"

#include <algorithm>

#include "matters/effects.hpp"

namespace jiayu::matters {

bool contains(std::vector<std::string> const& ids, std::string_view id) { return std::ranges::find(ids, id) != ids.end(); }

bool takes_its_place(Kind const& kind, State const& state) {
    auto is_renewed = [&](Verb const& verb) { return verb.effect == effect::renew && contains(verb.from, state.id); };
    return !state.is_end || std::ranges::any_of(kind.verbs, is_renewed);
}

}  // namespace jiayu::matters
