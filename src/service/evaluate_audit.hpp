// How well the audit's findings fit what the invented district planted: precision and recall of each rule (docs/design/planted.md).
#pragma once
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "db/duck_connection.hpp"
#include "policy/pack.hpp"

namespace jiayu::service {

struct RuleScore {
    std::string rule;
    std::int64_t planted, found, right;  // by the keys of the rule's kind
    std::vector<std::string> wrong, missed;  // some of them, when asked for
    double precision() const { return found ? double(right) / double(found) : 1; }
    double recall() const { return planted ? double(right) / double(planted) : 1; }
};

struct EvaluateOptions {
    Path truth;        // DIR/truth of an invented district
    Date as_of;
    int examples = 0;  // misjudged keys to tell for each rule
};

// After audit_snapshot and all else that reads `finding` on the same connection.
Result<std::vector<RuleScore>> evaluate_audit(policy::Pack const& pack, db::DuckConnection& snapshot, EvaluateOptions const& options);

}  // namespace jiayu::service
