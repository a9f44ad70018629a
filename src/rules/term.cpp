#include "rules/term.hpp"

namespace jiayu::rules {

namespace {

void collect(Term const& term, std::vector<Column const*>& columns) {
    if (term.column && std::ranges::find(columns, term.column) == columns.end()) columns.push_back(term.column);
    for (auto const& part : term.parts) collect(part, columns);
}

}  // namespace

std::vector<Column const*> columns_read(Term const& term) {
    std::vector<Column const*> columns;
    collect(term, columns);
    return columns;
}

}  // namespace jiayu::rules
