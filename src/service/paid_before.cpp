#include "service/paid_before.hpp"

#include "domain/mention.hpp"
#include "matters/settle_periods.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

std::optional<std::int64_t> number_in(db::Row const& row, int column) { return row.is_null(column) ? std::nullopt : std::optional(row.integer(column)); }

std::int64_t month_number(Date day) { return int(day.year()) * 100 + unsigned(day.month()); }

bool covers(PaidBefore const& line, std::string_view period) {
    if (matters::unit_of(period) == matters::PeriodUnit::once || line.period == period) return true;
    if (!line.from_month || !line.to_month) return false;
    return *line.from_month <= month_number(matters::last_day(period)) && *line.to_month >= month_number(matters::first_day(period));
}

}  // namespace

std::vector<PaidBefore> list_paid_before(store::Store& store, matters::Subject const& subject, matters::Topic const& topic) {
    std::vector<PaidBefore> lines;
    auto role = std::int64_t(topic.is_paid_to_parent ? Role::child : Role::subject);
    db::Value const key[] = {subject.subject_person, std::string_view(subject.topic), role};
    store.query(store::sql::list_paid_before, key, [&](db::Row const& row) {
        auto paid_on = number_in(row, 4);
        lines.push_back({.period = std::string(row.text(0)), .from_month = number_in(row, 1), .to_month = number_in(row, 2), .amount = row.integer(3),
                         .paid_on = paid_on ? date_from_number(*paid_on) : std::nullopt, .file = std::string(row.text(5)), .row = row.integer(6)});
    });
    return lines;
}

PaidBefore const* find_paid(std::span<PaidBefore const> lines, std::string_view period) {
    for (auto const& line : lines)
        if (covers(line, period)) return &line;
    return nullptr;
}

}  // namespace jiayu::service
