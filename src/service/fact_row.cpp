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

std::string text_of(rules::Constant const& value) {
    if (auto day = std::get_if<Date>(&value)) return to_iso(*day);
    if (auto text = std::get_if<std::string>(&value)) return *text;
    if (auto truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    if (auto real = std::get_if<double>(&value)) return fmt::format("{}", *real);
    return std::to_string(std::get<std::int64_t>(value));
}

std::optional<rules::Constant> constant_from(std::string const& text, rules::Kind kind) {
    switch (kind) {
        case rules::Kind::text: return text;
        case rules::Kind::boolean: return text == "true";
        case rules::Kind::real: return std::stod(text);
        case rules::Kind::date: {
            auto day = date_from_iso(text);
            return day ? std::optional<rules::Constant>(*day) : std::nullopt;
        }
        default: return std::int64_t(std::stoll(text));
    }
}

}  // namespace

matters::FactValues FactRow::values() const {
    matters::FactValues values;
    for (std::size_t i = 0; i < values_.size(); ++i) {
        auto const& name = view_->columns[i].name;
        if (name != view_->subject) values[name] = values_[i] ? std::optional(text_of(*values_[i])) : std::nullopt;
    }
    return values;
}

void FactRow::take(matters::FactValues const& values) {
    for (std::size_t i = 0; i < values_.size(); ++i) {
        auto found = values.find(view_->columns[i].name);
        if (found != values.end()) values_[i] = found->second ? constant_from(*found->second, view_->columns[i].type.kind) : std::nullopt;
    }
}

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
