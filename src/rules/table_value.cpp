#include "rules/table_value.hpp"

namespace jiayu::rules {

namespace {

using Answer = std::optional<Constant>;

// The output that all rows have in common which may be the first that matches; "no row" is one more, where no row needs to match.
Answer first_value(Term const& table, RowMatches const& matches) {
    Constant const* common = nullptr;
    for (std::size_t row = 0; row < row_count(table); ++row) {
        auto outcome = matches(row);
        if (outcome == false) continue;
        auto const& output = output_of_row(table, row);
        if (common && *common != output) return std::nullopt;
        common = &output;
        if (outcome) return output;
    }
    if (auto const* otherwise = default_of(table)) return common && *common != *otherwise ? std::nullopt : Answer(*otherwise);
    return table.table->is_complete && common ? Answer(*common) : std::nullopt;
}

// A row that may match and adds nothing leaves the sum as it is.
Answer sum(Term const& table, RowMatches const& matches) {
    std::int64_t total = 0;
    for (std::size_t row = 0; row < row_count(table); ++row) {
        auto output = table.table->hit == HitPolicy::count ? 1 : std::get<std::int64_t>(output_of_row(table, row));
        auto outcome = output == 0 ? false : matches(row);
        if (!outcome) return std::nullopt;
        if (*outcome) total += output;  // policy/load_tables.cpp refuses tables whose outputs do not fit together
    }
    return total;
}

Answer extreme(Term const& table, RowMatches const& matches) {
    auto rows = rows_by_output(table);
    for (std::size_t i = 0; i < rows.size();) {
        auto const& output = output_of_row(table, rows[i]);
        bool may = false;
        for (; i < rows.size() && output_of_row(table, rows[i]) == output; ++i) {
            auto outcome = matches(rows[i]);
            if (outcome == true) return output;
            may = may || !outcome;
        }
        if (may) return std::nullopt;
    }
    auto const* otherwise = default_of(table);
    return otherwise ? Answer(*otherwise) : std::nullopt;
}

}  // namespace

std::optional<Constant> table_value(Term const& table, RowMatches const& matches) {
    switch (table.table->hit) {
        case HitPolicy::unique:
        case HitPolicy::first: return first_value(table, matches);
        case HitPolicy::sum:
        case HitPolicy::count: return sum(table, matches);
        default: return extreme(table, matches);
    }
}

bool comes_first(HitPolicy hit, Constant const& first, Constant const& second) {
    auto number = [](Constant const& constant) {
        auto day = std::get_if<Date>(&constant);
        return day ? to_number(*day) : std::get<std::int64_t>(constant);
    };
    return hit == HitPolicy::min ? number(first) < number(second) : number(first) > number(second);
}

std::vector<std::size_t> rows_by_output(Term const& table) {
    std::vector<std::size_t> rows(row_count(table));
    for (std::size_t row = 0; row < rows.size(); ++row) rows[row] = row;
    auto before = [&](std::size_t first, std::size_t second) { return comes_first(table.table->hit, output_of_row(table, first), output_of_row(table, second)); };
    std::ranges::stable_sort(rows, before);
    return rows;
}

}  // namespace jiayu::rules
