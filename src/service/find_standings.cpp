#include "base/assert.hpp"
#include "service/matter_standings.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

namespace sql = store::sql;

constexpr std::int64_t end_of_divisions = 999'999'999'999;

struct Range {
    std::int64_t low, high;
};

std::int64_t last_in(DivisionCode area) {
    switch (area.level()) {
        case DivisionLevel::province: return area.number() + 9'999'999'999;
        case DivisionLevel::city: return area.number() + 99'999'999;
        case DivisionLevel::county: return area.number() + 999'999;
        case DivisionLevel::town: return area.number() + 999;
        default: return area.number();
    }
}

// Ranges nest or lie apart: what lies in another is left out, so that no matter is found twice.
std::vector<Range> ranges_of(std::vector<DivisionCode> const& areas) {
    std::vector<Range> ranges;
    for (auto area : areas) {
        Range range{area.number(), last_in(area)};
        if (std::ranges::any_of(ranges, [&](Range const& other) { return other.low <= range.low && range.high <= other.high; })) continue;
        std::erase_if(ranges, [&](Range const& other) { return range.low <= other.low && other.high <= range.high; });
        ranges.push_back(range);
    }
    return ranges;
}

// What both statements narrow by.
struct Narrowed {
    std::string topics = ",", states = ",";  // ",kind/id,kind/id,"
    std::int64_t person = 0;
    std::vector<Range> ranges;
};

void add_kind(Narrowed& narrowed, matters::Kind const& kind, StandingSearch const& search) {
    auto role = matters::find_part(kind.roles, search.actor.role);
    if (!role || (!search.kind.empty() && search.kind != kind.id)) return;
    for (auto const& topic : kind.topics) {
        auto const& purpose = topic.purpose.empty() ? kind.purpose : topic.purpose;
        if (matters::contains(search.actor.purposes, purpose) && (search.topic.empty() || search.topic == topic.id)) narrowed.topics += kind.id + "/" + topic.id + ",";
    }
    for (auto const& state : kind.states) {
        bool is_wanted = (search.state.empty() || search.state == state.id) && (!search.waits_for_actor || matters::contains(state.waits_for, role->id));
        if (is_wanted) narrowed.states += kind.id + "/" + state.id + ",";
    }
    if (role->scope == matters::Scope::own) narrowed.person = search.actor.person.value_or(-1), narrowed.ranges = {{0, end_of_divisions}};
}

Narrowed narrowed_by(StandingSearch const& search) {
    Narrowed narrowed{.ranges = ranges_of(search.actor.areas)};
    for (auto const& kind : search.kinds) add_kind(narrowed, kind, search);
    if (!search.area) return narrowed;
    Range const wanted{search.area->number(), last_in(*search.area)};
    for (auto& range : narrowed.ranges) range = {std::max(range.low, wanted.low), std::min(range.high, wanted.high)};
    std::erase_if(narrowed.ranges, [](Range const& range) { return range.high < range.low; });
    return narrowed;
}

StandingRow row_of(db::Row const& row, std::vector<matters::Kind> const& kinds) {
    StandingRow found{.matter_id = row.integer(0), .kind = matters::find_part(kinds, row.text(1)), .subject = {}, .state = std::string(row.text(3)), .version = int(row.integer(7)),
                      .since = date_from_number(row.integer(8)).value_or(Date()), .due_on = {}};
    found.subject = {.subject_person = row.integer(4), .payee_person = row.integer(5), .topic = std::string(row.text(2)), .area = DivisionCode::from_number(row.integer(6))};
    if (!row.is_null(9)) found.due_on = date_from_number(row.integer(9));
    JIAYU_ASSERT(found.kind);
    return found;
}

template <class Less>
void keep_first(std::vector<StandingRow>& rows, std::size_t rows_max, Less const& less) {
    std::ranges::sort(rows, less);
    if (rows.size() > rows_max) rows.resize(rows_max);
}

}  // namespace

matters::State const& StandingRow::state_in_pack() const {
    auto found = matters::find_part(kind->states, state);
    JIAYU_ASSERT(found);
    return *found;
}

matters::Topic const& StandingRow::topic() const {
    auto found = matters::find_part(kind->topics, subject.topic);
    JIAYU_ASSERT(found);
    return *found;
}

StandingPage find_standings(store::Store& store, StandingSearch const& search, std::int64_t after, std::size_t rows_max) {
    StandingPage page;
    auto narrowed = narrowed_by(search);
    for (auto const& [low, high] : narrowed.ranges) {
        db::Value const values[] = {std::string_view(narrowed.topics), std::string_view(narrowed.states), low, high, narrowed.person, after, std::int64_t(rows_max)};
        store.query(sql::find_standings, values, [&](db::Row const& row) { page.rows.push_back(row_of(row, search.kinds)); });
        store.query(sql::count_standings, std::span(values).first<5>(), [&](db::Row const& row) { page.total += row.integer(0); });
    }
    keep_first(page.rows, rows_max, [](auto const& one, auto const& other) { return one.matter_id < other.matter_id; });
    return page;
}

std::vector<std::int64_t> list_standing_ids(store::Store& store, StandingSearch const& search) {
    std::vector<std::int64_t> ids;
    auto narrowed = narrowed_by(search);
    for (auto const& [low, high] : narrowed.ranges) {
        db::Value const values[] = {std::string_view(narrowed.topics), std::string_view(narrowed.states), low, high, narrowed.person, std::int64_t(0), std::numeric_limits<std::int64_t>::max()};
        store.query(sql::find_standings, values, [&](db::Row const& row) { ids.push_back(row.integer(0)); });
    }
    std::ranges::sort(ids);
    return ids;
}

DuePage find_due_matters(store::Store& store, StandingSearch const& search, DueSearch const& due) {
    DuePage page;
    auto narrowed = narrowed_by(search);
    auto until = to_number(due.until), today = to_number(due.today);
    for (auto const& [low, high] : narrowed.ranges) {
        db::Value values[] = {std::string_view(narrowed.topics), std::string_view(narrowed.states), low, high, narrowed.person, std::string_view(due.kind.id), std::string_view(due.clock.id), until,
                              std::int64_t(due.rows_max)};
        store.query(sql::find_due_matters, values, [&](db::Row const& row) { page.rows.push_back(row_of(row, search.kinds)); });
        values[8] = today;
        store.query(sql::count_due_matters, values, [&](db::Row const& row) { page.total += row.integer(0), page.overdue += row.integer(1); });
    }
    keep_first(page.rows, due.rows_max, [](auto const& one, auto const& other) { return std::pair(to_days(*one.due_on), one.matter_id) < std::pair(to_days(*other.due_on), other.matter_id); });
    return page;
}

}  // namespace jiayu::service
