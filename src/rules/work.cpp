#include "rules/work.hpp"

namespace jiayu::rules {

bool is_costly(Term const& term) {
    bool dated_parameter = term.kind == TermKind::parameter && !term.parts.empty();
    return term.kind == TermKind::call || dated_parameter || std::ranges::any_of(term.parts, is_costly);
}

}  // namespace jiayu::rules
