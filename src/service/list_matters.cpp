#include "service/list_matters.hpp"

#include "service/messages.hpp"
#include "service/show_matter.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

std::string masked_name(store::Store& store, std::int64_t person) {
    std::string name;
    db::Value const key[] = {person};
    store.query(store::sql::find_names_of_person, key, [&](db::Row const& row) { name = mask_name(row.text(0)); });
    return name;
}

std::optional<matters::ClockReading> next_due(matters::Standing const& standing) {
    std::optional<matters::ClockReading> found;
    for (auto const& reading : standing.clocks)
        if (reading.due_on && (!found || to_days(*reading.due_on) < to_days(*found->due_on))) found = reading;
    return found;
}

DueLevel level_of(matters::ClockReading const& reading, int days_left) {
    if (days_left < 0) return DueLevel::overdue;
    bool is_near = std::ranges::any_of(reading.clock->remind, [&](auto days) { return days_left <= days; });
    return is_near ? DueLevel::reminder : DueLevel::running;
}

}  // namespace

Result<std::vector<MatterLine>> list_matters(MatterDesk& desk, MatterFilter const& filter) {
    auto matters = load_visible_matters(desk);
    if (!matters) return std::unexpected(matters.error());
    std::vector<MatterLine> lines;
    for (auto& matter : *matters) {
        bool is_wanted = (filter.state.empty() || matter.standing->state->id == filter.state) && (filter.topic.empty() || matter.subject.topic == filter.topic) &&
                         (!filter.is_for_actor || !matters::allowed_verbs(attempt_of(desk, matter)).empty());
        if (!is_wanted) continue;
        auto due = next_due(*matter.standing);
        auto name = masked_name(*desk.store, matter.subject.subject_person);
        lines.push_back({std::move(matter), std::move(name), std::move(due)});
    }
    return lines;
}

Result<DueList> list_due(MatterDesk& desk, DueLevel least) {
    auto matters = load_visible_matters(desk);
    if (!matters) return std::unexpected(matters.error());
    DueList list{.matters = std::move(*matters), .lines = {}};
    for (auto const& matter : list.matters)
        for (auto const& reading : matter.standing->clocks) {
            if (!reading.due_on) continue;
            auto days_left = desk.pack.calendar.between(desk.today, *reading.due_on, reading.clock->count);
            auto level = level_of(reading, days_left);
            if (level >= least) list.lines.push_back({&matter, masked_name(*desk.store, matter.subject.subject_person), reading, days_left, level});
        }
    std::ranges::stable_sort(list.lines, {}, [](DueLine const& line) { return to_days(*line.reading.due_on); });
    return list;
}

}  // namespace jiayu::service
