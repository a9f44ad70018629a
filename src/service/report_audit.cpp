#include "service/report_audit.hpp"

#include "service/sql.hpp"

namespace jiayu::service {

namespace {

constexpr std::int64_t town_unit = 1000;  // a division's twelve digits to its town's nine

std::optional<std::size_t> index_of(std::int64_t town_nine_digits, std::vector<Area> const& towns) {
    auto found = std::ranges::find(towns, town_nine_digits, [](Area const& town) { return town.code / town_unit; });
    return found == towns.end() ? std::nullopt : std::optional(std::size_t(found - towns.begin()));
}

AuditRule const* find_rule(std::vector<AuditRule> const& audit, std::string_view id) {
    auto found = std::ranges::find(audit, id, &AuditRule::id);
    return found == audit.end() ? nullptr : &*found;
}

}  // namespace

std::vector<AuditRule> audit_of(policy::Pack const& pack, std::vector<policy::TownCount> const& counts, std::vector<Area> const& towns) {
    std::vector<AuditRule> rules;
    for (auto const& rule : pack.audit_rules)
        rules.push_back({.id = rule.id, .level = std::string(policy::name_of(rule.level)), .title = rule.title, .towns = std::vector<std::int64_t>(towns.size())});
    for (auto const& count : counts) {
        auto town = count.town ? index_of(*count.town, towns) : std::nullopt;
        (town ? rules.at(count.rule).towns[*town] : rules.at(count.rule).elsewhere) += count.findings;
    }
    return rules;
}

std::vector<BirthReconciliation> reconcile_births(std::vector<AuditRule> const& audit, std::vector<Area> const& towns, db::DuckConnection& snapshot) {
    auto unreported = find_rule(audit, "D08"), overreported = find_rule(audit, "D09"), late = find_rule(audit, "D10");
    if (!unreported || !overreported || !late) return {};
    std::vector<std::int64_t> both(towns.size());
    snapshot.query(std::string(sql::count_births_known_to_both.common), {}, [&](db::Row const& row) {
        if (auto town = index_of(row.integer(0), towns)) both[*town] += row.integer(1);
    });
    std::vector<BirthReconciliation> births;
    for (std::size_t town = 0; town < towns.size(); ++town)
        births.push_back({.agreed = std::max<std::int64_t>(0, both[town] - late->towns[town]), .late = late->towns[town], .unreported = unreported->towns[town],
                          .overreported = overreported->towns[town]});
    return births;
}

}  // namespace jiayu::service
