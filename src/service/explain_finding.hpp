// `jiayu audit explain`: one rule of the national pack on the rows of one person (or household, month …), condition by condition, with the
// values read, the parameters and where they come from, and the day on which the answer will be another one.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/file.hpp"
#include "base/result.hpp"
#include "policy/pack.hpp"

namespace jiayu::service {

struct ReadValue {
    std::string name;        // of the column, or the text of what was computed: age_on(birth_date, as_of)
    std::string label;       // what work lists call it, in Chinese; empty for what was computed
    std::string value;       // numbers that name a person masked; empty: missing
    std::string value_zh = {};  // in Chinese, where it is said otherwise: 是, 女
};

struct ReadParameter {
    std::string name, value;  // value empty: none in force
    std::string source, basis;
};

struct ExplainedCondition {
    enum class Kind : std::uint8_t { single, all, any, none, question };  // question: if the first, then the second, else the third

    int depth;                // of what is around it
    Kind kind;
    std::string text;         // of a single one, as the pack writes it
    policy::Outcome outcome;
    bool is_decisive;         // another outcome of this one alone would change the whole
    std::vector<ReadValue> values;
    std::vector<ReadParameter> parameters;
};

struct ExplainedRow {
    std::string key;          // "mention_id 12"
    std::string sent_in;      // "户籍.csv:130", where the row was sent by a department; empty: the register's own
    policy::Outcome outcome;
    std::vector<ExplainedCondition> conditions;  // in the order of reading
    std::optional<Date> changes_on;              // with these facts, within ten years
    policy::Outcome outcome_then = policy::Outcome::unknown;
    bool has_exceptions = false;
    std::optional<policy::RuleException> exception;  // that decides; nothing: the general case, or it cannot be told
};

struct ExplainedRule {
    std::string rule, level, basis;
    policy::BilingualText title, advice;
    Date as_of;
    int snapshot;
    std::vector<ExplainedRow> rows;  // what holds first
    std::size_t rows_left_out = 0;   // of very many
};

struct ExplainRequest {
    Path data, packs;
    std::string rule;
    std::int64_t key;  // a person of the register; where the rule's view knows no persons, what its findings are keyed by
};

// Refuses an unknown rule, one that is only counted, and a key without rows.
Result<ExplainedRule> explain_finding(ExplainRequest const& request);

}  // namespace jiayu::service
