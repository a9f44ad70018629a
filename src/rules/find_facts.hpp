// Looks for facts on which conditions hold together: tries, for each column, the values at the conditions' own boundaries and beside them.
#pragma once
#include "rules/term.hpp"

namespace jiayu::rules {

struct FoundFacts {
    std::vector<std::pair<Column const*, std::optional<Constant>>> facts;  // nothing: missing
    Date as_of;
};

struct FactSearch {
    std::optional<FoundFacts> found;  // the interpreter's own word
    bool is_exhaustive = true;        // every boundary could be tried: when nothing is found there is nothing
};

// All of `holding` hold and, where there is one, `failing` fails.
FactSearch find_facts(std::vector<Term const*> const& holding, Term const* failing);

}  // namespace jiayu::rules
