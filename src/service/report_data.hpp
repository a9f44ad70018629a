// What a report shows, as plain figures before any is hidden: the targets, the indicators by town and month, the audit's counts,
// and how the register was made. Filled by read_report_data(); invented ones by tests.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "policy/pack.hpp"
#include "service/store_changes.hpp"
#include "statistics/interval.hpp"
#include "statistics/traffic_light.hpp"

namespace jiayu::service {

using policy::BilingualText;

struct Area {
    std::int64_t code;  // 12 digits
    BilingualText name;
};

struct TargetDefinition {
    std::string id;
    std::string indicator;  // "I02"
    BilingualText clause;
    BilingualText title;
    statistics::Target target;
    std::string unit;  // "%" | "‰" | "per100" | "per100000"
    std::string basis;
    std::vector<std::string> causes;            // audit rules
    std::optional<BilingualText> waits_for;     // why there is no data yet
    bool is_reference = false;                  // not of the opinion: a usual mark
};

struct TargetList {
    BilingualText title;  // of the pack
    std::int64_t small_number_threshold;
    std::vector<TargetDefinition> targets;
};

// One value in its indicator's unit.
struct IndicatorValue {
    std::int64_t numerator;
    std::int64_t denominator;
    statistics::Estimate estimate;
    std::int64_t less = 0;  // taken from the numerator: deaths of the natural increase, births verified of the births reported
};

// What the two counts are of, which says what must be protected.
enum class IndicatorKind {
    proportion,  // numerator is a part of the denominator: both it and the rest are counts of people or records
    rate,        // events over a population: the events alone are
    ratio,       // two groups, such as boys and girls
    difference,  // of two groups of events, numerator and less, over a population
    error,       // how far numerator and less, two counts of the same, are apart
};

struct Indicator {
    std::string id;
    BilingualText title;
    std::string unit;
    std::string basis;
    IndicatorKind kind;
    std::optional<IndicatorValue> district;
    std::vector<std::optional<IndicatorValue>> towns;   // as ReportData::towns
    std::vector<std::optional<IndicatorValue>> months;  // of the district, as ReportData::months
};

struct AuditRule {
    std::string id;
    std::string level;  // "error" | "warn" | "suspect"
    BilingualText title;
    std::vector<std::int64_t> towns;  // findings, as ReportData::towns
    std::int64_t elsewhere = 0;       // findings of no town
};

struct AgeBand {
    int from_age;
    std::optional<int> to_age;  // nothing: and older
    std::int64_t males;
    std::int64_t females;
};

struct DepartmentCounts {
    BilingualText department;
    std::int64_t files = 0, rows = 0, accepted = 0, refused = 0, mentions = 0, persons = 0;
};

struct NotKeptColumn {
    std::string name;  // as the file had it
    std::int64_t files;
    std::int64_t filled_rows;
};

struct LinkSummary {
    std::string model;  // its name
    std::string decided_at;
    std::int64_t mentions = 0, persons = 0, reviews = 0;
    double link_weight = 0, review_weight = 0;  // bits
};

// Births of one town by who knows of them; the four are apart.
struct BirthReconciliation {
    std::int64_t agreed = 0;        // departments and community, in time
    std::int64_t late = 0;          // both, reported late
    std::int64_t unreported = 0;    // departments alone (漏报)
    std::int64_t overreported = 0;  // community alone (误报)
};

// Persons of one town by what a benefit comes to; the four are apart, and nearly entitled ones are not entitled yet.
struct BenefitTown {
    std::int64_t open = 0;     // entitled, and neither granted nor paid for the period
    std::int64_t applied = 0;
    std::int64_t nearly = 0;
    std::int64_t unknown = 0;
};

struct ReportBenefit {
    std::string id, period;
    BilingualText title;
    bool rests_on_recall = false, amount_set = true;
    std::vector<BenefitTown> towns;  // as ReportData::towns, then of none of them
};

struct ReportData {
    std::string generated_at;  // UTC, ISO 8601
    std::string as_of;         // ISO day
    int month = 0;             // YYYYMM
    std::int64_t snapshot = 0;        // of the indicators
    std::int64_t audit_snapshot = 0;  // of the findings: an older one when only a snapshot was made since
    StoreChanges changes;             // of the store since the snapshot
    std::string pack_version;  // policy/pack_version.hpp
    Area district;
    std::vector<Area> towns;
    std::vector<int> months;  // YYYYMM, ascending
    TargetList targets;
    std::vector<Indicator> indicators;
    std::vector<AuditRule> audit;
    std::vector<AgeBand> pyramid;
    std::vector<DepartmentCounts> departments;
    std::vector<NotKeptColumn> cut_columns;
    std::optional<LinkSummary> link;
    std::vector<ReportBenefit> benefits;      // of the last `benefits find` of everyone; empty: there was none
    std::string benefits_as_of;               // ISO day
    std::vector<BirthReconciliation> births;  // as towns, then of none of them; empty: not judged yet
};

}  // namespace jiayu::service
