#include "policy/audit_snapshot.hpp"

#include "policy/audit_statement.hpp"
#include "policy/sql.hpp"

namespace jiayu::policy {

namespace {

class Stopwatch {
public:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count(); }

private:
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

std::vector<TownCount> read_counts(db::DuckConnection& snapshot) {
    std::vector<TownCount> counts;
    snapshot.query(std::string(sql::find_town_counts.common), {}, [&](db::Row const& row) {
        auto town = row.is_null(1) ? std::nullopt : std::optional(row.integer(1));
        counts.push_back({std::size_t(row.integer(0)), town, row.integer(2), row.integer(3)});
    });
    return counts;
}

}  // namespace

AuditOutcome audit_snapshot(Pack const& pack, db::DuckConnection& snapshot, Date as_of) {
    Stopwatch whole;
    AuditOutcome outcome{};
    snapshot.run(std::string(sql::create_finding.common));
    for (auto const& group : rules_by_view(pack)) {
        Stopwatch one;
        snapshot.run(judge_view_statement(pack, group, as_of));
        snapshot.run(count_judged_statement(group));
        if (auto list = list_findings_statement(pack, group); !list.empty()) snapshot.run(list);
        outcome.views.push_back({group.view->name, group.rules.size(), one.seconds()});
    }
    outcome.counts = read_counts(snapshot);
    outcome.seconds = whole.seconds();
    return outcome;
}

double audit_one_by_one(Pack const& pack, db::DuckConnection& snapshot, Date as_of) {
    Stopwatch whole;
    for (std::size_t rule = 0; rule < pack.audit_rules.size(); ++rule) snapshot.run(judge_alone_statement(pack, rule, as_of));
    return whole.seconds();
}

}  // namespace jiayu::policy
