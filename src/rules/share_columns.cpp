#include "rules/share_columns.hpp"

#include "rules/date_sum.hpp"
#include "rules/function.hpp"
#include "rules/interpret.hpp"

namespace jiayu::rules {

namespace {

bool is_within(Constant const& value, SharedColumns::Ends const& ends) {
    if (auto day = std::get_if<Date>(&value)) return std::get<Date>(ends.least) <= *day && *day <= std::get<Date>(ends.most);
    if (auto number = std::get_if<std::int64_t>(&value)) return std::get<std::int64_t>(ends.least) <= *number && *number <= std::get<std::int64_t>(ends.most);
    return value == ends.least;
}

// A day of the column on which a count of years, months or days until `other` is `count`: the latest one.
std::optional<Date> day_before(Date other, std::string_view function, std::int64_t count) {
    auto period = function == "months_between" ? Period::months : function == "days_between" ? Period::days : Period::years;
    return add(other, period, -count);
}

}  // namespace

SharedColumns::SharedColumns(TableInputs const& inputs) : inputs_(inputs) {
    auto count = inputs.inputs.size() + 1;
    shared_.resize(count);
    for (std::size_t first = 0; first < count; ++first)
        for (auto const* column : columns_read(term(first)))
            for (std::size_t second = first + 1; second < count; ++second) {
                auto others = columns_read(term(second));
                if (std::ranges::find(others, column) == others.end()) continue;
                shared_[first] = shared_[second] = true;
            }
    for (std::size_t input = 0; input < count; ++input)
        for (auto const* column : shared_[input] ? columns_read(term(input)) : std::vector<Column const*>())
            if (std::ranges::find(columns_, column) == columns_.end()) columns_.push_back(column);
    if (!columns_.empty() && inputs.day.kind == TermKind::as_of) shared_.back() = true;  // ages are counted until then
}

std::optional<std::vector<Constant>> SharedColumns::values_within(std::vector<Ends> const& ends) const {
    std::vector<Constant> values;
    for (auto const& end : ends) values.push_back(end.least);
    if (columns_.empty()) return values;
    bool day_is_as_of = inputs_.day.kind == TermKind::as_of;
    auto const& day = ends.back();
    constexpr Date some_day{std::chrono::year(2020), std::chrono::month(7), std::chrono::day(1)};
    std::vector<Date> days{some_day};
    if (day_is_as_of) days = {std::clamp(some_day, std::get<Date>(day.least), std::get<Date>(day.most)), std::get<Date>(day.least), std::get<Date>(day.most)};
    for (auto as_of : days) {
        std::vector<std::optional<Constant>> facts(columns_.size());
        if (!fill(0, as_of, ends, facts)) continue;
        for (std::size_t input = 0; input < values.size(); ++input)
            if (shared_[input]) values[input] = *value_of(input, as_of, facts);
        return values;
    }
    return std::nullopt;
}

std::optional<Constant> SharedColumns::value_of(std::size_t input, Date as_of, std::vector<std::optional<Constant>> const& facts) const {
    auto read = [&](Column const& column) { return facts[std::size_t(std::ranges::find(columns_, &column) - columns_.begin())]; };
    return interpret(term(input), read, as_of);
}

bool SharedColumns::fill(std::size_t column, Date as_of, std::vector<Ends> const& ends, std::vector<std::optional<Constant>>& facts) const {
    if (column == columns_.size()) {
        for (std::size_t input = 0; input < ends.size(); ++input) {
            auto value = shared_[input] ? value_of(input, as_of, facts) : std::optional(ends[input].least);
            if (!value || !is_within(*value, ends[input])) return false;
        }
        return true;
    }
    for (auto& candidate : candidates(*columns_[column], as_of, ends)) {
        facts[column] = std::move(candidate);
        if (fill(column + 1, as_of, ends, facts)) return true;
    }
    return false;
}

std::vector<std::optional<Constant>> SharedColumns::candidates(Column const& column, Date as_of, std::vector<Ends> const& ends) const {
    std::vector<std::optional<Constant>> values;
    auto add_days = [&](Term const& call, Ends const& range) {
        bool first = call.parts[0].kind == TermKind::column && call.parts[0].column == &column;
        bool counts = call.parts.size() == 2 && call.type == integer_type && call.parts[0].type == date_type;
        if (!first || !counts) return;
        auto other = interpret(call.parts[1], [](Column const&) { return std::optional<Constant>(); }, as_of);
        if (!other) return;
        for (auto const& count : {range.least, range.most}) {
            auto number = std::get<std::int64_t>(count);
            auto day = day_before(std::get<Date>(*other), call.function->name, number);
            auto earliest = day_before(std::get<Date>(*other), call.function->name, number + 1);
            if (day) values.emplace_back(*day);
            if (earliest && *earliest < day_last) values.emplace_back(date_from_days(to_days(*earliest) + 1));
        }
    };
    for (std::size_t input = 0; input < ends.size(); ++input) {
        auto const& read = term(input);
        if (read.kind == TermKind::column && read.column == &column) {
            values.emplace_back(ends[input].least);
            values.emplace_back(ends[input].most);
        }
        if (read.kind == TermKind::call) add_days(read, ends[input]);
    }
    constexpr Date some_day{std::chrono::year(2000), std::chrono::month(1), std::chrono::day(1)};
    if (column.type == date_type) values.emplace_back(some_day);
    if (column.type == boolean_type) values.emplace_back(true), values.emplace_back(false);
    if (column.type.kind == Kind::integer || column.type.kind == Kind::code || column.type.kind == Kind::money) values.emplace_back(std::int64_t(0)), values.emplace_back(std::int64_t(1));
    if (column.type == text_type) values.emplace_back(std::string("…"));
    values.emplace_back(std::nullopt);
    return values;
}

}  // namespace jiayu::rules
