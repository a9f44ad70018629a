// A policy pack: what a district's rules say, as data. Terms point into the vocabulary, so a pack moves but is never copied.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "matters/kind.hpp"
#include "policy/benefit.hpp"
#include "policy/bilingual.hpp"
#include "policy/indicator.hpp"
#include "policy/rule_exception.hpp"
#include "policy/table.hpp"
#include "rules/term.hpp"
#include "rules/vocabulary.hpp"

namespace jiayu::policy {

enum class Level : std::uint8_t { error, warn, suspect };
enum class Outcome : std::uint8_t { fails, holds, unknown };
enum class Judges : std::uint8_t { mention, registered };  // what a department sent, or what the register holds

std::string_view name_of(Level level);
std::string_view name_of(Outcome outcome);

struct Example {
    std::map<std::string, rules::Constant, std::less<>> given;  // column → value; absent columns are missing facts
    std::optional<Date> as_of;
    Outcome expect;
};

struct AuditRule {
    std::string id;
    Level level;
    Judges judges;
    bool count_only = false;  // counted by town, never listed by person
    std::string reconciles;   // "unreported" | "overreported" | "late": the rule's part in the reconciliation of births
    rules::View const* view;
    std::string when;
    rules::Term condition;
    BilingualText title, advice;
    std::string basis;
    std::vector<std::string> planted;  // kinds of docs/design/planted.md
    std::vector<Example> examples;
    std::vector<RuleException> exceptions = {};  // `when` holds them all
};

// A rule that a town does not use, with its reason and days.
struct SwitchedOff {
    std::string rule;
    std::int64_t town;  // 9 digits
    std::string reason;
    Date from;
    std::optional<Date> until;
};

// What a local pack puts in the place of another pack's.
struct Replaced {
    std::string kind, id;  // "rule", "D01"
    std::string of;        // the pack that had brought it
};

struct Pack {
    std::string name, version;  // version: policy/pack_version.hpp
    rules::Vocabulary vocabulary;
    std::map<std::string, std::set<std::string>, std::less<>> masked_columns;  // view → columns never shown in full
    std::map<std::string, std::string, std::less<>> labels;  // column → what work lists call it, in Chinese
    std::vector<AuditRule> audit_rules;                                        // by id
    std::vector<SwitchedOff> switched_off;
    std::vector<Indicator> indicators;  // by id
    std::vector<PackTable> tables;      // by name
    std::vector<Benefit> benefits;      // by id
    std::vector<matters::Kind> matter_kinds;  // by id
    matters::WorkingCalendar calendar;
    std::vector<Replaced> replaced;
    std::map<std::string, std::string, std::less<>> brought_by;  // "rule D01" → the pack

    Pack() = default;
    Pack(Pack&&) = default;
    Pack& operator=(Pack&&) = default;
};

// The day on which the examples of a pack are judged unless they name another.
inline constexpr Date example_day{std::chrono::year(2020), std::chrono::month(12), std::chrono::day(31)};

}  // namespace jiayu::policy
