// A row of a fact view as the interpreter reads it.
#pragma once
#include <functional>

#include "db/duck_connection.hpp"
#include "matters/facts_in_time.hpp"
#include "rules/interpret.hpp"

namespace jiayu::service {

// Values of some columns of one view; those not read are missing.
class FactRow {
public:
    FactRow(rules::View const& view, std::vector<rules::Column const*> const& columns, db::Row const& row, int first);
    explicit FactRow(rules::View const& view) : view_(&view), values_(view.columns.size()) {}
    // As form values are written; every column but the key. A name that the view does not have is passed over.
    matters::FactValues values() const;
    void take(matters::FactValues const& values);
    std::optional<rules::Constant> const& value(rules::Column const& column) const { return values_[std::size_t(&column - view_->columns.data())]; }
    rules::Facts facts() const {  // while this lives
        return [this](rules::Column const& column) { return value(column); };
    }

private:
    rules::View const* view_;
    std::vector<std::optional<rules::Constant>> values_;
};

// Every column of the view, as FactRow reads it.
std::vector<rules::Column const*> all_columns(rules::View const& view);

// ", a, b, cast(…) as c": how FactRow wants them selected.
std::string selected_facts(std::vector<rules::Column const*> const& columns);

}  // namespace jiayu::service
