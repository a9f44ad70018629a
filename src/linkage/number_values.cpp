#include "linkage/number_values.hpp"

#include "base/parallel_for.hpp"

namespace jiayu::linkage {

namespace {

// The present code of each new one. Values that no record has keep their order behind the others.
std::vector<Code> number_column(Column& column, std::span<RowIndex const> rows) {
    constexpr std::size_t ahead = 16;  // rows near each other lie anywhere in the column
    constexpr Code none = ~Code(0);
    std::vector<Code> new_of_old(column.values.size(), none), old_of_new(1, 0);
    old_of_new.reserve(new_of_old.size());
    new_of_old[0] = 0;
    auto number = [&](Code old) {
        if (new_of_old[old] != none) return;
        new_of_old[old] = Code(old_of_new.size());
        old_of_new.push_back(old);
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i + 2 * ahead < rows.size()) __builtin_prefetch(&column.codes[rows[i + 2 * ahead]]);
        if (i + ahead < rows.size()) __builtin_prefetch(&new_of_old[column.codes[rows[i + ahead]]]);
        number(column.codes[rows[i]]);
    }
    for (Code old = 0; old < new_of_old.size(); ++old) number(old);
    for (auto& code : column.codes) code = new_of_old[code];
    return old_of_new;
}

}  // namespace

void number_values(Records& records, Blocking& blocking) {
    auto const rows = blocking.rows_near_each_other();
    parallel_for(records.columns.size(), [&](std::size_t i) {
        auto& column = records.columns[i];
        auto const old_of_new = number_column(column, rows);
        column.values.renumber(old_of_new);
        blocking.renumber(i, old_of_new);
    });
}

}  // namespace jiayu::linkage
