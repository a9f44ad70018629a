#include "service/fact_row.hpp"

namespace jiayu::service {

namespace {

std::optional<rules::Constant> constant_in(db::Row const& row, int column, rules::Kind kind) {
    if (row.is_null(column)) return std::nullopt;
    switch (kind) {
        case rules::Kind::text: return std::string(row.text(column));
        case rules::Kind::boolean: return row.integer(column) != 0;
        case rules::Kind::real: return row.real(column);
        case rules::Kind::date: {
            auto day = date_from_number(row.integer(column));
            return day ? std::optional<rules::Constant>(*day) : std::nullopt;
        }
        default: return row.integer(column);
    }
}

}  // namespace

FactRow::FactRow(rules::View const& view, std::vector<rules::Column const*> const& columns, db::Row const& row, int first) : FactRow(view) {
    for (std::size_t i = 0; i < columns.size(); ++i) values_[std::size_t(columns[i] - view.columns.data())] = constant_in(row, first + int(i), columns[i]->type.kind);
}

std::vector<rules::Column const*> all_columns(rules::View const& view) {
    std::vector<rules::Column const*> columns;
    for (auto const& column : view.columns) columns.push_back(&column);
    return columns;
}

std::string selected_facts(std::vector<rules::Column const*> const& columns) {
    std::string list;
    for (auto const* column : columns) {
        auto const& name = column->name;
        if (column->type.kind == rules::Kind::boolean) list += fmt::format(", cast({} as bigint)", name);
        else list += ", " + name;
    }
    return list;
}

}  // namespace jiayu::service
