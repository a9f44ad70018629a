#include "policy/measure_indicators.hpp"

#include "policy/fill_statement.hpp"
#include "policy/sql.hpp"
#include "rules/sql.hpp"

namespace jiayu::policy {

namespace {

// Terms that one scan counts: of one view, placed by one column.
struct Slot {
    std::size_t indicator;
    CountRole role;
    CountTerm const* term;
};
struct Part {
    rules::View const* view;
    rules::Column const* on;
    std::vector<Slot> slots;
};

std::vector<Part> parts_of(Pack const& pack) {
    std::vector<Part> parts;
    for (std::size_t indicator = 0; indicator < pack.indicators.size(); ++indicator)
        for (auto const& [role, term] : pack.indicators[indicator].parts) {
            auto part = std::ranges::find_if(parts, [&](Part const& known) { return known.view == term.view && known.on == term.on; });
            if (part == parts.end()) part = parts.insert(part, {term.view, term.on, {}});
            part->slots.push_back({indicator, role, &term});
        }
    return parts;
}

std::string count_of(Slot const& slot, Date as_of) {
    auto filter = slot.term->when ? fmt::format(" filter (where {})", rules::to_sql(*slot.term->when, {.as_of = as_of})) : std::string();
    return slot.term->sum ? fmt::format("cast(coalesce(sum({}){}, 0) as bigint)", slot.term->sum->name, filter) : "count(*)" + filter;
}

std::string area_of(AreaLevel by) {
    switch (by) {
        case AreaLevel::community: return "division_code";
        case AreaLevel::town: return "division_code // 1000 * 1000";
        case AreaLevel::district: break;
    }
    return "division_code // 1000000 * 1000000";
}

std::string statement_of(Part const& part, std::size_t number, std::size_t width, MeasureOptions const& options) {
    auto last = month_count(options.last_month), first = last - options.months + 1;
    bool is_date = part.on->type.kind == rules::Kind::date;
    auto const& on = part.on->name;
    std::string counts;
    for (std::size_t i = 0; i < width; ++i)
        counts += fmt::format("{}{} as c{}", i ? ", " : "", i < part.slots.size() ? count_of(part.slots[i], options.as_of) : "cast(0 as bigint)", i);
    auto day = [](int month) { return fmt::format("date '{:04}-{:02}-01'", month / 12, month % 12 + 1); };
    return fill(sql::count_indicator_part,
                {{"part", std::to_string(number)}, {"area", area_of(options.by)}, {"view", part.view->name}, {"on", on}, {"counts", counts},
                 {"month", is_date ? fmt::format("year({0}) * 12 + month({0}) - 1", on) : fmt::format("{0} // 100 * 12 + {0} % 100 - 1", on)},
                 {"first", is_date ? day(first) : std::to_string(month_from_count(first))},
                 {"last", is_date ? day(last + 1) + " - 1" : std::to_string(month_from_count(last))}});
}

std::string statement_of(std::vector<Part> const& parts, MeasureOptions const& options) {
    std::size_t width = 0;
    for (auto const& part : parts) width = std::max(width, part.slots.size());
    std::string statement;
    for (std::size_t i = 0; i < parts.size(); ++i) statement += (i ? "union all\n" : "") + statement_of(parts[i], i, width, options);
    return statement;
}

struct Counted {
    std::size_t part, month;
    std::int64_t area;
    std::vector<std::int64_t> counts;
};

void add(IndicatorCounts& counts, CountRole role, std::int64_t count) {
    (role == CountRole::numerator ? counts.numerator : role == CountRole::less ? counts.less : counts.denominator) += count;
}

}  // namespace

std::string measure_statement(Pack const& pack, MeasureOptions const& options) { return statement_of(parts_of(pack), options); }

MeasuredIndicators measure_indicators(Pack const& pack, db::DuckConnection& snapshot, MeasureOptions const& options) {
    auto started = std::chrono::steady_clock::now();
    auto parts = parts_of(pack);
    auto first = month_count(options.last_month) - options.months + 1;
    std::vector<Counted> rows;
    std::set<std::int64_t> areas;
    if (!parts.empty())
        snapshot.query(statement_of(parts, options), {}, [&](db::Row const& row) {
            Counted counted{std::size_t(row.integer(0)), std::size_t(row.integer(2) - first), row.integer(1), {}};
            areas.insert(counted.area);
            for (std::size_t i = 0; i < parts[counted.part].slots.size(); ++i) counted.counts.push_back(row.integer(int(i) + 3));
            rows.push_back(std::move(counted));
        });
    MeasuredIndicators measured{{}, {areas.begin(), areas.end()}, {}, {}, 0};
    for (int month = 0; month < options.months; ++month) measured.months.push_back(month_from_count(first + month));
    measured.counts.resize(pack.indicators.size() * areas.size() * measured.months.size());
    measured.district_counts.resize(pack.indicators.size() * measured.months.size());
    for (auto const& row : rows)
        for (std::size_t i = 0; i < row.counts.size(); ++i) {
            auto const& slot = parts[row.part].slots[i];
            add(measured.district_counts[slot.indicator * measured.months.size() + row.month], slot.role, row.counts[i]);
            auto area = std::size_t(std::ranges::lower_bound(measured.areas, row.area) - measured.areas.begin());
            add(measured.counts[(slot.indicator * areas.size() + area) * measured.months.size() + row.month], slot.role, row.counts[i]);
        }
    measured.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return measured;
}

}  // namespace jiayu::policy
