#include "service/report_audit.hpp"

namespace jiayu::service {

namespace {

constexpr std::int64_t town_unit = 1000;  // a division's twelve digits to its town's nine

std::optional<std::size_t> index_of(std::optional<std::int64_t> town_nine_digits, std::vector<Area> const& towns) {
    auto found = std::ranges::find(towns, town_nine_digits, [](Area const& town) { return std::optional(town.code / town_unit); });
    return found == towns.end() ? std::nullopt : std::optional(std::size_t(found - towns.begin()));
}

}  // namespace

std::vector<AuditRule> rules_of(AuditCounts const& audit, std::vector<Area> const& towns) {
    std::vector<AuditRule> rules;
    for (auto const& counts : audit.rules) {
        AuditRule rule{.id = counts.id, .level = counts.level, .title = {counts.title_zh, counts.title_en}, .towns = std::vector<std::int64_t>(towns.size())};
        for (auto const& count : counts.towns) {
            auto town = index_of(count.town, towns);
            (town ? rule.towns[*town] : rule.elsewhere) += count.findings;
        }
        rules.push_back(std::move(rule));
    }
    return rules;
}

std::vector<BirthReconciliation> births_of(AuditCounts const& audit, std::vector<Area> const& towns) {
    std::vector<BirthReconciliation> births(towns.size() + 1);
    for (auto const& counts : audit.births) {
        auto& sum = births[index_of(counts.town, towns).value_or(towns.size())];
        sum.agreed += counts.agreed;
        sum.late += counts.late;
        sum.unreported += counts.unreported;
        sum.overreported += counts.overreported;
    }
    return births;
}

}  // namespace jiayu::service
