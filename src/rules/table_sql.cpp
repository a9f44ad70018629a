#include "rules/table_sql.hpp"

#include <numeric>

#include "rules/interpret.hpp"
#include "rules/sql.hpp"
#include "rules/table_value.hpp"

namespace jiayu::rules {

namespace {

// Neighbouring rows of one output: they match when one of them does.
struct Run {
    std::string condition;
    std::size_t value;  // place in `values_`, from 1
};

constexpr std::string_view always = "true";

class TableSql {
public:
    TableSql(Term const& table, EmitTerm const& emit, Date as_of) : table_(table), emit_(emit), as_of_(as_of) {}

    // The first that may match, where it surely does; the costly rest is for the other rows of data alone.
    std::string first() {
        add_runs(rows_in_order());
        auto const* otherwise = default_of(table_);
        if (runs_.empty()) return otherwise ? literal(*otherwise) : unknown_literal(table_.type);
        if (otherwise) default_value_ = value_of(*otherwise);
        return "coalesce(" + first_may() + ", " + careful() + ")";
    }

    std::string sum() const {
        std::string text;
        for (std::size_t row = 0; row < row_count(table_); ++row) {
            auto output = table_.table->hit == HitPolicy::count ? 1 : std::get<std::int64_t>(output_of_row(table_, row));
            auto condition = output == 0 ? std::nullopt : condition_of(row);
            if (condition) text += fmt::format("{}cast({} as int) * {}", text.empty() ? "" : " + ", *condition, literal(output));
        }
        return text.empty() ? "cast(0 as bigint)" : "(" + text + ")";
    }

    std::string extreme() {
        add_runs(rows_by_output(table_));
        auto const* otherwise = default_of(table_);
        if (runs_.empty()) return otherwise ? literal(*otherwise) : unknown_literal(table_.type);
        return first_may();
    }

private:
    // Nothing: the row is out of force, whatever the facts.
    std::optional<std::string> condition_of(std::size_t row) const {
        std::vector<Term const*> operands;
        collect(table_.parts[2 * row], operands);
        std::string text;
        for (auto const* operand : operands) {
            auto known = is_closed(*operand) ? interpret(*operand, {}, as_of_) : std::nullopt;
            if (known && !std::get<bool>(*known)) return std::nullopt;
            if (!known) text += (text.empty() ? "" : " and ") + emit_(*operand);
        }
        return text.empty() ? std::string(always) : "(" + text + ")";
    }

    static void collect(Term const& term, std::vector<Term const*>& operands) {
        if (term.kind != TermKind::operation || term.operation != Operator::logical_and) return operands.push_back(&term);
        for (auto const& part : term.parts) collect(part, operands);
    }

    void add_runs(std::vector<std::size_t> const& rows) {
        for (auto row : rows) add_run(row);
        for (auto& run : runs_) run.condition = "(" + run.condition + ")";
    }

    void add_run(std::size_t row) {
        auto condition = ends_ ? std::nullopt : condition_of(row);
        if (!condition) return;
        ends_ = *condition == always;
        auto value = value_of(output_of_row(table_, row));
        if (!runs_.empty() && runs_.back().value == value) runs_.back().condition += " or " + *condition;
        else runs_.push_back({*condition, value});
    }

    std::vector<std::size_t> rows_in_order() const {
        std::vector<std::size_t> rows(row_count(table_));
        std::iota(rows.begin(), rows.end(), std::size_t(0));
        return rows;
    }

    // The output of the first run that may match; nothing where it does not surely match.
    std::string first_may() const {
        std::string cases;
        for (auto const& run : runs_) cases += fmt::format(" when {0} is not false then (case when {0} then {1} end)", run.condition, literal(values_[run.value - 1]));
        auto const* otherwise = default_of(table_);
        return "(case" + cases + (otherwise ? " else " + literal(*otherwise) : std::string()) + " end)";
    }

    std::size_t value_of(Constant const& output) {
        auto at = std::ranges::find(values_, output);
        if (at != values_.end()) return std::size_t(at - values_.begin()) + 1;
        values_.push_back(output);
        return values_.size();
    }

    // "No row" where some row matches always, and where none needs to: a value of its own, that gives nothing.
    std::size_t nothing() const { return values_.size() + 1; }

    // The output by its place. Not by CASE, whose operand DuckDB copies for every WHEN.
    std::string picked(std::string const& place) const {
        std::string outputs;
        for (auto const& value : values_) outputs += (outputs.empty() ? "" : ", ") + literal(value);
        return "(array[" + outputs + "])[" + place + "]";
    }

    // Of all that may be the first to match the least and the greatest place; each run's conditions stand once in either.
    std::string careful() const {
        auto beyond = nothing() + 1;
        bool no_row_may_be = default_value_ || !table_.table->is_complete;
        auto last = default_value_ ? default_value_ : nothing();
        auto greatest = std::to_string(no_row_may_be ? last : 0), least = std::to_string(no_row_may_be ? last : beyond);
        for (auto run = runs_.rbegin(); run != runs_.rend(); ++run) {
            greatest = fmt::format("greatest(case when {0} is not false then {1} else 0 end, case when {0} then 0 else {2} end)", run->condition, run->value, greatest);
            least = fmt::format("least(case when {0} is not false then {1} else {3} end, case when {0} then {3} else {2} end)", run->condition, run->value, least, beyond);
        }
        return picked(fmt::format("(case when {0} = {1} then {0} end)", greatest, least));
    }

    static std::string literal(Constant const& constant) {
        auto text = sql_literal(constant);
        return std::holds_alternative<std::int64_t>(constant) ? "cast(" + text + " as bigint)" : text;
    }

    Term const& table_;
    EmitTerm const& emit_;
    Date as_of_;
    std::vector<Run> runs_;
    std::vector<Constant> values_;
    std::size_t default_value_ = 0;
    bool ends_ = false;  // a row that always matches leaves nothing for those behind it
};

}  // namespace

std::string table_sql(Term const& table, EmitTerm const& emit, Date as_of) {
    TableSql sql(table, emit, as_of);
    switch (table.table->hit) {
        case HitPolicy::unique:
        case HitPolicy::first: return sql.first();
        case HitPolicy::sum:
        case HitPolicy::count: return sql.sum();
        default: return sql.extreme();
    }
}

}  // namespace jiayu::rules
