#include "rules/find_facts.hpp"

#include <set>

#include "rules/date_sum.hpp"
#include "rules/function.hpp"
#include "rules/interpret.hpp"

namespace jiayu::rules {

namespace {

constexpr std::size_t trials_max = 500'000;
constexpr Date some_day{std::chrono::year(2020), std::chrono::month(12), std::chrono::day(31)};

using Values = std::vector<std::optional<Constant>>;

class Search {
public:
    Search(std::vector<Term const*> const& holding, Term const* failing) : holding_(holding), failing_(failing) {
        auto read = [&](Term const& term) {
            for (auto const* column : columns_read(term))
                if (std::ranges::find(columns_, column) == columns_.end()) columns_.push_back(column);
            collect_days(term);
        };
        for (auto const* term : holding) read(*term);
        if (failing) read(*failing);
    }

    FactSearch run() {
        for (auto day : days_) {
            as_of_ = day;
            values_.assign(columns_.size(), {});
            for (std::size_t i = 0; i < columns_.size(); ++i) add_plain_values(i);
            for (auto const* term : holding_) visit(*term);
            if (failing_) visit(*failing_);
            chosen_.assign(columns_.size(), std::nullopt);
            if (try_from(0)) break;
        }
        return std::move(search_);
    }

private:
    // Parameters have other values from these days on.
    void collect_days(Term const& term) {
        if (term.kind == TermKind::parameter)
            for (auto const& value : term.parameter->values) days_.insert(value.from);
        for (auto const& part : term.parts) collect_days(part);
    }

    void add(std::size_t column, std::optional<Constant> value) {
        if (std::ranges::find(values_[column], value) == values_[column].end()) values_[column].push_back(std::move(value));
    }

    void add_plain_values(std::size_t column) {
        switch (columns_[column]->type.kind) {
            case Kind::boolean: add(column, Constant(true)), add(column, Constant(false)); break;
            case Kind::date: add(column, Constant(some_day)); break;
            case Kind::text: add(column, Constant(std::string("…"))); break;
            case Kind::real: search_.is_exhaustive = false; break;
            default: add(column, Constant(std::int64_t(0)));
        }
        add(column, std::nullopt);
    }

    void add_near(Column const* column, Constant const& value) {
        auto place = std::size_t(std::ranges::find(columns_, column) - columns_.begin());
        auto day = std::get_if<Date>(&value);
        auto number = std::get_if<std::int64_t>(&value);
        if (!day && !number) return add(place, value);
        for (auto step : {0, 1, -1}) {
            std::int64_t near = 0;
            if (day) add(place, Constant(date_from_days(to_days(*day) + step)));
            else if (!__builtin_add_overflow(*number, std::int64_t(step), &near)) add(place, Constant(near));
        }
    }

    void visit(Term const& term) {
        if (is_closed(term)) return;
        bool is_logical = term.kind == TermKind::conditional ||
                          (term.kind == TermKind::operation && (term.operation == Operator::logical_and || term.operation == Operator::logical_or || term.operation == Operator::logical_not));
        if (is_logical) {
            for (auto const& part : term.parts) visit(part);
            return;
        }
        if (term.kind == TermKind::has || term.kind == TermKind::column) return;  // missing or not, true or false: tried anyway
        bool compares = term.kind == TermKind::operation && term.parts.size() == 2 && (compare(term.parts[0], term.parts[1]) || compare(term.parts[1], term.parts[0]));
        if (!compares) search_.is_exhaustive = false;
    }

    bool compare(Term const& read, Term const& with) {
        if (with.kind == TermKind::list) return std::ranges::all_of(with.parts, [&](Term const& item) { return compare(read, item); });
        if (!is_closed(with)) return false;
        auto value = interpret(with, {}, as_of_);
        if (!value) return true;  // unknown whatever is read
        if (auto items = std::get_if<std::vector<Constant>>(&*value)) {
            if (read.kind == TermKind::column)
                for (auto const& item : *items) add_near(read.column, item);
            return read.kind == TermKind::column;
        }
        if (read.kind == TermKind::column) {
            add_near(read.column, *value);
            return true;
        }
        return compare_count(read, *value);
    }

    // age_on(column, a day that is the same for all) beside a number: the days on which the count turns.
    bool compare_count(Term const& call, Constant const& value) {
        bool counts = call.kind == TermKind::call && call.parts.size() == 2 && call.parts[0].kind == TermKind::column && call.parts[0].type == date_type && is_closed(call.parts[1]);
        auto until = counts ? interpret(call.parts[1], {}, as_of_) : std::nullopt;
        if (!until || call.parts[1].type != date_type) return counts;
        auto period = call.function->name == "months_between" ? Period::months : call.function->name == "days_between" ? Period::days : Period::years;
        auto number = std::get<std::int64_t>(value);
        for (auto count : {number, number + 1})
            if (auto day = rules::add(std::get<Date>(*until), period, -count)) add_near(call.parts[0].column, *day);
        return true;
    }

    bool try_from(std::size_t column) {
        if (column < columns_.size())
            return std::ranges::any_of(values_[column], [&](auto const& value) {
                chosen_[column] = value;
                return try_from(column + 1);
            });
        if (++trials_ > trials_max) {
            search_.is_exhaustive = false;
            return true;
        }
        auto facts = [&](Column const& read) { return chosen_[std::size_t(std::ranges::find(columns_, &read) - columns_.begin())]; };
        auto is = [&](Term const& term, bool wanted) { return interpret(term, facts, as_of_) == Constant(wanted); };
        if (!std::ranges::all_of(holding_, [&](Term const* term) { return is(*term, true); }) || (failing_ && !is(*failing_, false))) return false;
        search_.found = FoundFacts{{}, as_of_};
        for (std::size_t i = 0; i < columns_.size(); ++i) search_.found->facts.emplace_back(columns_[i], chosen_[i]);
        return true;
    }

    std::vector<Term const*> const& holding_;
    Term const* failing_;
    std::vector<Column const*> columns_;
    std::set<Date> days_{some_day};
    Date as_of_ = some_day;
    std::vector<Values> values_;  // by column, what is tried
    Values chosen_;
    std::size_t trials_ = 0;
    FactSearch search_;
};

}  // namespace

FactSearch find_facts(std::vector<Term const*> const& holding, Term const* failing) { return Search(holding, failing).run(); }

}  // namespace jiayu::rules
