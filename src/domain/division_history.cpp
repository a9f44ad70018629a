#include "domain/division_history.hpp"

#include "domain/messages.hpp"

namespace jiayu {

namespace {

std::optional<DivisionCode> optional_code(std::string const& text) {
    auto code = DivisionCode::parse(text);
    return code ? std::optional(*code) : std::nullopt;
}

// 光明村村委会 and 光明社区居民委员会 are one place in two forms: 光明.
std::string bare_name(std::string name) {
    name = name.substr(0, std::min(name.find("（"), name.find("含")));
    bool shortened = true;
    while (shortened) {
        shortened = false;
        for (std::string_view ending : {"居民委员会", "村民委员会", "居委会", "村委会", "社区", "村"})
            if (name.size() > ending.size() && name.ends_with(ending)) name.erase(name.size() - ending.size()), shortened = true;
    }
    return name;
}

}  // namespace

Result<DivisionTable> DivisionHistory::build(TableText const& current, TableText const& changes) {
    if (auto error = read_current(current)) return std::unexpected(*error);
    if (auto error = read_changes(changes)) return std::unexpected(*error);
    for (auto const& change : changes_)
        if (auto error = undo(change)) return std::unexpected(*error);
    collect_spells();
    add_named_successors();
    add_town_successors();
    auto order = [](DivisionSuccession const& step) { return std::tuple(step.from, step.on, step.to); };
    std::ranges::sort(table_.successions_, {}, order);
    return std::move(table_);
}

std::optional<Error> DivisionHistory::read_current(TableText const& table) {
    for (std::size_t row = 0; row < table.size(); ++row) {
        auto code = optional_code(table.cell(row, 0));
        if (!code) return table.refuse_cell(row, 0).error();
        standing_.emplace(code->number(), DivisionSpell{*code, table.cell(row, 1), std::nullopt, std::nullopt});
    }
    return std::nullopt;
}

std::optional<Error> DivisionHistory::read_changes(TableText const& table) {
    for (std::size_t row = 0; row < table.size(); ++row) {
        auto const& year = table.cell(row, 0);
        auto on = date_from_iso(year + "-01-01");
        if (!on) return table.refuse_cell(row, 0).error();
        Change change{row + 2, *on, table.cell(row, 1), optional_code(table.cell(row, 2)), optional_code(table.cell(row, 4)),
                      table.cell(row, 3), table.cell(row, 5)};
        bool fits = change.kind == "added" ? bool(change.to) : change.kind == "removed" ? bool(change.from) : change.from && change.to;
        if (!fits) return table.refuse_cell(row, 1).error();
        changes_.push_back(std::move(change));
    }
    // Within one day the later state is closed before the earlier one is opened, because codes are reused.
    std::ranges::stable_sort(changes_, std::ranges::greater(), &Change::on);
    auto is_added = [](Change const& change) { return change.kind == "added"; };
    for (auto day = changes_.begin(); day != changes_.end();) {
        auto next_day = std::ranges::find_if(day, changes_.end(), [&](auto const& c) { return c.on != day->on; });
        std::stable_partition(day, next_day, is_added);
        day = next_day;
    }
    return std::nullopt;
}

// The state after the change began on its day: its spell is complete and leaves the standing ones.
std::optional<Error> DivisionHistory::close_earlier(Change const& change) {
    auto standing = standing_.find(change.to->number());
    if (standing == standing_.end() || standing->second.name != change.name_to)
        return Error(domain::message::division_change_unmatched,
                     {{"row", std::to_string(change.row)}, {"code", change.to->text()}});
    standing->second.valid_from = change.on;
    table_.spells_.push_back(std::move(standing->second));
    standing_.erase(standing);
    return std::nullopt;
}

void DivisionHistory::open_later(Change const& change) {
    standing_.insert_or_assign(change.from->number(), DivisionSpell{*change.from, change.name_from, std::nullopt, change.on});
}

std::optional<Error> DivisionHistory::undo(Change const& change) {
    if (change.to)
        if (auto error = close_earlier(change)) return error;
    if (change.from) open_later(change);
    if (change.kind == "recoded") table_.successions_.push_back({*change.from, *change.to, change.on});
    return std::nullopt;
}

// The community in force from that day on that has the removed one's name: in the same town, or new in the county.
void DivisionHistory::add_named_successors() {
    for (auto const& removed : changes_) {
        if (removed.kind != "removed" || removed.from->level() != DivisionLevel::community) continue;
        auto name = bare_name(removed.name_from);
        for (auto const& spell : table_.spells_) {
            bool is_new = spell.valid_from == removed.on && spell.code.county() == removed.from->county();
            bool stood = spell.code.town() == removed.from->town() && (!spell.valid_from || *spell.valid_from < removed.on);
            bool goes_on = (is_new || stood) && spell.code != *removed.from && (!spell.valid_to || removed.on < *spell.valid_to);
            if (goes_on && spell.code.level() == DivisionLevel::community && bare_name(spell.name) == name)
                table_.successions_.push_back({*removed.from, spell.code, removed.on});
        }
    }
}

void DivisionHistory::add_town_successors() {
    std::vector<DivisionSuccession> of_towns;
    for (auto const& removed : changes_) {
        if (removed.kind != "removed" || removed.from->level() != DivisionLevel::town) continue;
        for (auto const& step : table_.successions_) {
            bool from_here = step.on == removed.on && step.from.town() == *removed.from && step.to.town() != *removed.from;
            auto same = [&](auto const& known) { return known.from == *removed.from && known.to == step.to.town(); };
            if (from_here && std::ranges::none_of(of_towns, same)) of_towns.push_back({*removed.from, step.to.town(), removed.on});
        }
    }
    table_.successions_.insert(table_.successions_.end(), of_towns.begin(), of_towns.end());
}

void DivisionHistory::collect_spells() {
    for (auto& [number, spell] : standing_) table_.spells_.push_back(std::move(spell));
    auto order = [](DivisionSpell const& spell) { return std::pair(spell.code, spell.valid_from.value_or(Date())); };
    std::ranges::sort(table_.spells_, {}, order);
    for (std::size_t at = 0; at < table_.spells_.size(); ++at) {
        auto [place, is_new] = table_.spells_of_.try_emplace(table_.spells_[at].code.number(), at, at + 1);
        if (!is_new) place->second.second = at + 1;
    }
}

}  // namespace jiayu
