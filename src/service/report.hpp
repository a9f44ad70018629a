// A report as it may be shown: small numbers hidden, every target judged, red ones traced to rule → town → count.
#pragma once
#include "service/report_data.hpp"

namespace jiayu::service {

// Nothing in `value`: no data, or hidden because a count behind it is small.
struct Figure {
    std::optional<IndicatorValue> value;
    bool hidden = false;
};

enum class TargetState { met, not_met, undecided, no_data, hidden };

struct TownCount {
    std::size_t town;                   // index into ReportData::towns
    std::optional<std::int64_t> count;  // nothing: hidden
};

struct Cause {
    std::string rule;
    std::optional<std::int64_t> count;
    std::vector<TownCount> towns;  // most first, hidden last; towns without findings are left out
};

struct TargetRow {
    TargetDefinition definition;
    Figure figure;
    TargetState state = TargetState::no_data;
    std::vector<Figure> towns;
    std::vector<TargetState> town_states;
    std::vector<Cause> causes;
};

struct IndicatorRow {
    Figure district;
    std::vector<Figure> towns;
    std::vector<Figure> months;
};

using ShownCounts = std::vector<std::optional<std::int64_t>>;  // nothing: hidden

struct AuditRow {
    ShownCounts towns;
    std::optional<std::int64_t> elsewhere, total;
};

struct BenefitRow {
    std::vector<ShownCounts> towns;  // as ReportBenefit::towns: open, applied, nearly, unknown
    ShownCounts totals;
};

struct Report {
    ReportData const* data;  // names and figures that need no protection; outlives the report
    std::vector<TargetRow> targets;
    std::vector<IndicatorRow> indicators;  // as ReportData::indicators
    std::vector<AuditRow> audit;           // as ReportData::audit
    std::vector<ShownCounts> births;       // as ReportData::births: agreed, late, unreported, overreported
    ShownCounts birth_totals;
    std::vector<BenefitRow> benefits;      // as ReportData::benefits
    std::vector<ShownCounts> pyramid;      // as ReportData::pyramid: males, females
    std::optional<std::int64_t> findings, residents;  // sums of `audit` and `pyramid`
};

// Pure. `data` must outlive the report.
Report make_report(ReportData const& data);

std::string_view name_of(TargetState state);  // "met", "not_met" …

}  // namespace jiayu::service
