#include "domain/division.hpp"

#include "domain/division_history.hpp"
#include "domain/messages.hpp"

namespace jiayu {

Result<DivisionCode> DivisionCode::parse(std::string_view text) {
    constexpr std::string_view lengths = "\x02\x04\x06\x09\x0C";
    bool has_form = lengths.find(char(text.size())) != lengths.npos && text[0] != '0' &&
                    text.find_first_not_of("0123456789") == text.npos;
    if (!has_form) return refuse(domain::message::division_code_form);
    std::int64_t number = 0;
    for (std::size_t i = 0; i < 12; ++i) number = number * 10 + (i < text.size() ? text[i] - '0' : 0);
    return DivisionCode(number);
}

std::string DivisionCode::text() const { return fmt::format("{:012}", number_); }

Result<DivisionTable> DivisionTable::load(std::string_view current, std::string_view changes) {
    auto current_rows = TableText::read(current, {"code12", "name"});
    if (!current_rows) return std::unexpected(current_rows.error());
    auto change_rows = TableText::read(changes, {"to_year", "change", "code_old", "name_old", "code_new", "name_new"});
    if (!change_rows) return std::unexpected(change_rows.error());
    return DivisionHistory().build(*current_rows, *change_rows);
}

DivisionSpell const* DivisionTable::find_spell(DivisionCode code, Date date) const {
    auto found = spells_of_.find(code.number());
    if (found == spells_of_.end()) return nullptr;
    for (auto at = found->second.first; at < found->second.second; ++at) {
        auto const& spell = spells_[at];
        if ((!spell.valid_from || *spell.valid_from <= date) && (!spell.valid_to || date < *spell.valid_to)) return &spell;
    }
    return nullptr;
}

std::optional<std::string_view> DivisionTable::name_on(DivisionCode code, Date date) const {
    auto const* spell = find_spell(code, date);
    return spell ? std::optional<std::string_view>(spell->name) : std::nullopt;
}

std::vector<DivisionCode> DivisionTable::successors(DivisionCode code, Date date) const {
    std::vector<DivisionCode> open{code}, seen, found;
    while (!open.empty()) {
        auto next = open.back();
        open.pop_back();
        if (std::ranges::find(seen, next) != seen.end()) continue;
        seen.push_back(next);
        if (is_valid_on(next, date)) {
            found.push_back(next);
            continue;
        }
        for (auto const& step : std::ranges::equal_range(successions_, next, {}, &DivisionSuccession::from))
            if (step.on <= date) open.push_back(step.to);
    }
    std::ranges::sort(found);
    return found;
}

std::vector<DivisionCode> DivisionTable::areas_on(DivisionCode code, Date date) const {
    if (!is_known(code)) return {};
    for (;; code = code.parent()) {
        auto areas = successors(code, date);
        if (!areas.empty() || code.parent() == code) return areas;
    }
}

std::vector<DivisionCode> DivisionTable::children_on(DivisionCode parent, DivisionLevel level, Date date) const {
    auto unit = level == DivisionLevel::town ? 1'000'000 : 1'000;
    auto first = std::ranges::lower_bound(spells_, parent, {}, &DivisionSpell::code);
    std::vector<DivisionCode> children;
    for (auto at = first; at != spells_.end() && at->code.number() < parent.number() + unit; ++at)
        if (at->code.level() == level && find_spell(at->code, date) == &*at) children.push_back(at->code);
    return children;
}

std::vector<DivisionCode> DivisionTable::towns_on(DivisionCode county, Date date) const {
    return children_on(county.county(), DivisionLevel::town, date);
}

std::vector<DivisionCode> DivisionTable::communities_on(DivisionCode town, Date date) const {
    return children_on(town.town(), DivisionLevel::community, date);
}

}  // namespace jiayu
