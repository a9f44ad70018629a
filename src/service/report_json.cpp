#include "service/report_json.hpp"

namespace jiayu::service {

namespace {

namespace json = boost::json;

json::object of(BilingualText const& text) { return {{"zh", text.zh}, {"en", text.en}}; }

json::value of(std::optional<std::int64_t> const& count) { return count ? json::value(*count) : json::value(nullptr); }

// Declared before `list`, which finds them by its items' types.
json::object of(Area const& area);
json::object of(Figure const& figure);
json::value of(TargetState state);
json::object of(TownCount const& town);
json::object of(Cause const& cause);
json::object of(TargetRow const& row);
json::object of(DepartmentCounts const& counts);
json::object of(NotKeptColumn const& column);
json::object of(ShownCounts const& births);

template <class Range>
json::array list(Range const& range) {
    json::array array;
    for (auto const& item : range) array.emplace_back(of(item));
    return array;
}

json::object of(Area const& area) { return {{"code", std::to_string(area.code)}, {"name", of(area.name)}}; }

json::object of(Figure const& figure) {
    json::object object{{"hidden", figure.hidden}};
    if (!figure.value) return object;
    auto const& value = *figure.value;
    object["numerator"] = value.numerator;
    object["denominator"] = value.denominator;
    object["value"] = value.estimate.value;
    object["low"] = value.estimate.low;
    object["high"] = value.estimate.high;
    return object;
}

json::object of(statistics::Target const& target) {
    using enum statistics::Target::Kind;
    switch (target.kind) {
        case at_least: return {{"kind", "at_least"}, {"low", target.low}, {"high", nullptr}};
        case at_most: return {{"kind", "at_most"}, {"low", nullptr}, {"high", target.high}};
        case equal: return {{"kind", "equal"}, {"low", target.low}, {"high", target.low}};
        case within: break;
    }
    return {{"kind", "within"}, {"low", target.low}, {"high", target.high}};
}

json::object of(TownCount const& town) { return {{"town", town.town}, {"count", of(town.count)}}; }

json::object of(Cause const& cause) { return {{"rule", cause.rule}, {"count", of(cause.count)}, {"towns", list(cause.towns)}}; }

json::value of(TargetState state) { return json::value(json::string(name_of(state))); }

json::object of(TargetRow const& row) {
    auto const& definition = row.definition;
    return {{"id", definition.id},
            {"indicator", definition.indicator},
            {"clause", of(definition.clause)},
            {"title", of(definition.title)},
            {"unit", definition.unit},
            {"basis", definition.basis},
            {"reference", definition.is_reference},
            {"target", of(definition.target)},
            {"waits_for", definition.waits_for ? json::value(of(*definition.waits_for)) : json::value(nullptr)},
            {"figure", of(row.figure)},
            {"state", of(row.state)},
            {"towns", list(row.towns)},
            {"town_states", list(row.town_states)},
            {"causes", list(row.causes)}};
}

json::object of(Indicator const& indicator, IndicatorRow const& row) {
    return {{"id", indicator.id},          {"title", of(indicator.title)}, {"unit", indicator.unit},   {"basis", indicator.basis},
            {"figure", of(row.district)}, {"towns", list(row.towns)},     {"months", list(row.months)}};
}

json::object of(AuditRule const& rule, AuditRow const& row) {
    return {{"id", rule.id},     {"level", rule.level}, {"title", of(rule.title)}, {"towns", list(row.towns)}, {"elsewhere", of(row.elsewhere)},
            {"total", of(row.total)}};
}

json::object of(AgeBand const& band, ShownCounts const& counts) {
    return {{"from", band.from_age}, {"to", band.to_age ? json::value(*band.to_age) : json::value(nullptr)}, {"males", of(counts[0])}, {"females", of(counts[1])}};
}

json::object of(DepartmentCounts const& counts) {
    return {{"department", of(counts.department)}, {"files", counts.files},       {"rows", counts.rows},      {"accepted", counts.accepted},
            {"refused", counts.refused},           {"mentions", counts.mentions}, {"persons", counts.persons}};
}

json::object of(NotKeptColumn const& column) { return {{"name", column.name}, {"files", column.files}, {"filled_rows", column.filled_rows}}; }

json::value of(std::optional<LinkSummary> const& link) {
    if (!link) return nullptr;
    return json::object{{"model", link->model},       {"decided_at", link->decided_at}, {"mentions", link->mentions},          {"persons", link->persons},
                        {"reviews", link->reviews}, {"link_weight", link->link_weight}, {"review_weight", link->review_weight}};
}

json::object of(ShownCounts const& births) {
    return {{"agreed", of(births[0])}, {"late", of(births[1])}, {"unreported", of(births[2])}, {"overreported", of(births[3])}};
}

json::object benefit_counts(ShownCounts const& counts) {
    return {{"open", of(counts[0])}, {"applied", of(counts[1])}, {"nearly", of(counts[2])}, {"unknown", of(counts[3])}};
}

json::object of(ReportBenefit const& benefit, BenefitRow const& row) {
    json::array towns;
    for (auto const& town : row.towns) towns.push_back(benefit_counts(town));
    auto elsewhere = towns.back();
    towns.pop_back();
    return {{"id", benefit.id}, {"period", benefit.period}, {"title", of(benefit.title)}, {"rests_on_recall", benefit.rests_on_recall}, {"amount_set", benefit.amount_set},
            {"towns", std::move(towns)}, {"elsewhere", std::move(elsewhere)}, {"totals", benefit_counts(row.totals)}};
}

template <class Definitions, class Rows>
json::array pairs(Definitions const& definitions, Rows const& rows) {
    json::array array;
    for (std::size_t i = 0; i < rows.size(); ++i) array.emplace_back(of(definitions[i], rows[i]));
    return array;
}

json::array counts_of(std::vector<int> const& numbers) { return json::array(numbers.begin(), numbers.end()); }

}  // namespace

json::array targets_to_json(Report const& report) { return list(report.targets); }

json::object to_json(Report const& report) {
    auto const& data = *report.data;
    return {{"schema", 1},
            {"generated_at", data.generated_at},
            {"as_of", data.as_of},
            {"month", data.month},
            {"snapshot", data.snapshot},
            {"audit_snapshot", data.audit_snapshot},
            {"store_changes", {{"files", data.changes.files}, {"register_changed", data.changes.register_changed}}},
            {"pack", of(data.targets.title)},
            {"pack_version", data.pack_version},
            {"small_number_threshold", data.targets.small_number_threshold},
            {"district", of(data.district)},
            {"towns", list(data.towns)},
            {"months", counts_of(data.months)},
            {"targets", targets_to_json(report)},
            {"indicators", pairs(data.indicators, report.indicators)},
            {"audit", pairs(data.audit, report.audit)},
            {"findings", of(report.findings)},
            {"residents", of(report.residents)},
            {"pyramid", pairs(data.pyramid, report.pyramid)},
            {"departments", list(data.departments)},
            {"cut_columns", list(data.cut_columns)},
            {"link", of(data.link)},
            {"benefits", pairs(data.benefits, report.benefits)},
            {"benefits_as_of", data.benefits_as_of},
            {"births", list(std::span(report.births).first(report.births.empty() ? 0 : data.towns.size()))},
            {"births_elsewhere", report.births.empty() ? json::value(nullptr) : json::value(of(report.births.back()))},
            {"birth_totals", report.birth_totals.empty() ? json::value(nullptr) : json::value(of(report.birth_totals))}};
}

}  // namespace jiayu::service
