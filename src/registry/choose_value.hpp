// Chooses the mention whose value of a field stands.
#pragma once
#include <span>

#include "registry/precedence.hpp"
#include "registry/sources.hpp"

namespace jiayu::registry {

// `value(mention)` gives a comparable value that is false-like (0, empty) when absent; `date(mention)` the day that the row speaks
// of. Returns no_row when no mention of a named department has a value.
template <class ValueOf, class DateOf>
Row choose_value(std::span<Row const> mentions, Mentions const& columns, FieldPrecedence const& precedence, ValueOf const& value,
                 DateOf const& date) {
    auto is_absent = [](auto const& v) { return v == std::remove_cvref_t<decltype(v)>{}; };
    auto frequency = [&](Row mention) {
        return std::ranges::count_if(mentions, [&](Row other) { return value(other) == value(mention); });
    };
    // Positive: `a` stands before `b`.
    auto compare = [&](Criterion criterion, Row a, Row b) -> std::int64_t {
        switch (criterion) {
            case Criterion::real_name: return columns.name_is_placeholder[b] - columns.name_is_placeholder[a];
            case Criterion::department:
                return precedence.rank[std::size_t(columns.department[b])] - precedence.rank[std::size_t(columns.department[a])];
            case Criterion::latest: return date(a) - date(b);
            case Criterion::frequent: return frequency(a) - frequency(b);
        }
        return 0;
    };
    Row best = no_row;
    for (auto mention : mentions) {
        if (precedence.rank[std::size_t(columns.department[mention])] == 0 || is_absent(value(mention))) continue;
        if (best == no_row) {
            best = mention;
            continue;
        }
        std::int64_t order = 0;
        for (auto criterion : precedence.prefer)
            if (order = compare(criterion, mention, best); order != 0) break;
        if (order >= 0) best = mention;
    }
    return best;
}

}  // namespace jiayu::registry
