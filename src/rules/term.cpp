#include "rules/term.hpp"

namespace jiayu::rules {

namespace {

void collect(Term const& term, std::vector<Column const*>& columns) {
    if (term.column && std::ranges::find(columns, term.column) == columns.end()) columns.push_back(term.column);
    for (auto const& part : term.parts) collect(part, columns);
}

}  // namespace

bool is_never_unknown(Term const& term) {
    if (term.kind == TermKind::has) return true;
    bool logical = term.kind == TermKind::operation && (term.operation == Operator::logical_not || term.operation == Operator::logical_and ||
                                                        term.operation == Operator::logical_or);
    return logical && std::ranges::all_of(term.parts, is_never_unknown);
}

std::vector<Column const*> columns_read(Term const& term) {
    std::vector<Column const*> columns;
    collect(term, columns);
    return columns;
}

}  // namespace jiayu::rules
