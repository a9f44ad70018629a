#include "service/list_matters.hpp"

#include "rules/vocabulary.hpp"
#include "service/messages.hpp"
#include "service/show_matter.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

constexpr std::size_t rows_of_chunk = 200;

std::string masked_name(store::Store& store, std::int64_t person) {
    std::string name;
    db::Value const key[] = {person};
    store.query(store::sql::find_names_of_person, key, [&](db::Row const& row) { name = mask_name(row.text(0)); });
    return name;
}

StandingSearch search_of(MatterDesk const& desk, MatterFilter const& filter) {
    return {.kinds = desk.pack.matter_kinds, .actor = desk.actor, .state = filter.state, .topic = filter.topic, .waits_for_actor = filter.is_for_actor};
}

template <class Part>
Result<void> is_known(std::vector<matters::Kind> const& kinds, std::vector<Part> matters::Kind::* parts, std::string const& id) {
    std::vector<std::string> known;
    for (auto const& kind : kinds)
        for (auto const& part : kind.*parts) known.push_back(part.id);
    if (id.empty() || matters::contains(known, id)) return {};
    return refuse(message::matter_filter_unknown, {{"found", id}, {"nearest", rules::nearest_name(known, id)}, {"known", fmt::format("{}", fmt::join(known, ", "))}});
}

Result<void> check_filter(MatterDesk const& desk, MatterFilter const& filter) {
    if (auto state = is_known(desk.pack.matter_kinds, &matters::Kind::states, filter.state); !state) return state;
    return is_known(desk.pack.matter_kinds, &matters::Kind::topics, filter.topic);
}

Result<bool> may_act_now(MatterDesk const& desk, std::int64_t matter_id) {
    auto matter = load_matter(desk, matter_id);
    if (!matter) return std::unexpected(matter.error());
    return !matters::allowed_verbs(attempt_of(desk, *matter)).empty();
}

// Who did an earlier step may not do the next: that is known only from the actions.
Result<void> leave_what_is_anothers(MatterDesk const& desk, StandingPage& page) {
    std::vector<StandingRow> mine;
    for (auto& row : page.rows) {
        auto may = may_act_now(desk, row.matter_id);
        if (!may) return std::unexpected(may.error());
        if (*may) mine.push_back(std::move(row));
        else --page.total;
    }
    page.rows = std::move(mine);
    return {};
}

DueLevel level_of(matters::Clock const& clock, int days_left) {
    if (days_left < 0) return DueLevel::overdue;
    bool is_near = std::ranges::any_of(clock.remind, [&](auto days) { return days_left <= days; });
    return is_near ? DueLevel::reminder : DueLevel::running;
}

class DueLister {
public:
    DueLister(MatterDesk& desk, MatterFilter const& filter, DueLevel least) : desk_(desk), filter_(filter), least_(least) {}

    DueList list() {
        for (auto const& kind : desk_.pack.matter_kinds)
            for (auto const& clock : kind.clocks) add(kind, clock);
        std::ranges::stable_sort(list_.lines, {}, [](DueLine const& line) { return std::pair(to_days(*line.standing.due_on), line.standing.matter_id); });
        if (list_.lines.size() > filter_.rows_max) list_.lines.resize(filter_.rows_max);
        for (auto& line : list_.lines) line.name = masked_name(*desk_.store, line.standing.subject.subject_person);
        return std::move(list_);
    }

private:
    void add(matters::Kind const& kind, matters::Clock const& clock) {
        auto search = search_of(desk_, filter_);
        search.kind = kind.id;
        if (filter_.is_for_actor && clock.escalates_to == desk_.actor.role) {
            add_found(kind, clock, search, horizon(clock));
            // What is overdue is passed to this role, whoever's turn it is.
            for (auto const& state : kind.states) {
                bool is_others = !matters::contains(state.waits_for, desk_.actor.role) && (filter_.state.empty() || filter_.state == state.id);
                search.waits_for_actor = false, search.state = state.id;
                if (is_others) add_found(kind, clock, search, date_from_days(to_days(desk_.today) - 1));
            }
            return;
        }
        add_found(kind, clock, search, horizon(clock));
    }

    void add_found(matters::Kind const& kind, matters::Clock const& clock, StandingSearch const& search, Date until) {
        auto page = find_due_matters(*desk_.store, search, {kind, clock, until, desk_.today, filter_.rows_max});
        list_.total += page.total, list_.overdue += page.overdue;
        for (auto& row : page.rows) {
            auto days_left = desk_.pack.calendar.between(desk_.today, *row.due_on, clock.count);
            bool is_provisional = clock.count == matters::DayCount::working && !desk_.pack.calendar.is_published(int(row.due_on->year()));
            list_.lines.push_back({.standing = std::move(row), .clock = &clock, .name = {}, .days_left = days_left, .level = level_of(clock, days_left), .is_provisional = is_provisional});
        }
    }

    // The last day on which a clock that is due then is on the list today.
    Date horizon(matters::Clock const& clock) const {
        if (least_ == DueLevel::running) return Date(std::chrono::year(9999), std::chrono::December, std::chrono::day(31));
        auto before_today = date_from_days(to_days(desk_.today) - 1);
        if (least_ == DueLevel::overdue || clock.remind.empty()) return before_today;
        auto days = int(std::ranges::max(clock.remind));
        return date_from_days(to_days(desk_.pack.calendar.after(desk_.today, days + 1, clock.count)) - 1);
    }

    MatterDesk& desk_;
    MatterFilter const& filter_;
    DueLevel least_;
    DueList list_;
};

}  // namespace

Result<MatterList> list_matters(MatterDesk& desk, MatterFilter const& filter) {
    if (auto known = check_filter(desk, filter); !known) return std::unexpected(known.error());
    if (auto fresh = refresh_standings(*desk.store, desk.pack); !fresh) return std::unexpected(fresh.error());
    MatterList list;
    auto after = filter.after;
    auto search = search_of(desk, filter);
    for (bool is_first = true; list.lines.size() <= filter.rows_max; is_first = false) {
        auto chunk = filter.is_for_actor ? rows_of_chunk : filter.rows_max + 1;
        auto page = find_standings(*desk.store, search, after, chunk);
        bool is_last = page.rows.size() < chunk;
        if (!page.rows.empty()) after = page.rows.back().matter_id;
        auto total = page.total;
        if (filter.is_for_actor)
            if (auto left = leave_what_is_anothers(desk, page); !left) return std::unexpected(left.error());
        list.total += (is_first ? total : 0) + page.total - total;
        for (auto& row : page.rows) list.lines.push_back({std::move(row), {}});
        if (is_last) break;
    }
    if (list.lines.size() > filter.rows_max) {
        list.lines.resize(filter.rows_max);
        if (!list.lines.empty()) list.next_after = list.lines.back().standing.matter_id;
    }
    for (auto& line : list.lines) line.name = masked_name(*desk.store, line.standing.subject.subject_person);
    return list;
}

Result<DueList> list_due(MatterDesk& desk, MatterFilter const& filter, DueLevel least) {
    if (auto known = check_filter(desk, filter); !known) return std::unexpected(known.error());
    if (auto fresh = refresh_standings(*desk.store, desk.pack); !fresh) return std::unexpected(fresh.error());
    return DueLister(desk, filter, least).list();
}

}  // namespace jiayu::service
