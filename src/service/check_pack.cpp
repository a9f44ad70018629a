#include "service/check_pack.hpp"

#include "base/assert.hpp"
#include "db/duck_database.hpp"
#include "policy/load_pack.hpp"
#include "policy/run_examples.hpp"

namespace jiayu::service {

namespace {

std::vector<PackRemark> remarks_of(std::vector<policy::PackProblem> problems) {
    std::vector<PackRemark> remarks;
    for (auto& problem : problems) remarks.push_back({std::move(problem.place), std::move(problem.error)});
    return remarks;
}

PackVerdict verdict_on(policy::Pack const& pack) {
    PackVerdict verdict{pack.version, int(pack.audit_rules.size() + pack.benefits.size()), int(pack.vocabulary.parameters.size()), int(pack.vocabulary.views.size()), 0, {}, 0, {}};
    for (auto const& rule : pack.audit_rules) verdict.examples += int(rule.examples.size());
    for (auto const& benefit : pack.benefits) verdict.examples += int(benefit.examples.size());
    for (auto const& table : pack.tables) verdict.examples += int(table.examples.size());
    verdict.tables = int(pack.tables.size());
    verdict.replaced = pack.replaced;
    return verdict;
}

}  // namespace

PackVerdict check_pack(Path const& folder) {
    auto pack = policy::load_pack(folder);
    if (pack) return verdict_on(*pack);
    PackVerdict verdict;
    verdict.remarks = remarks_of(std::move(pack.error()));
    return verdict;
}

PackVerdict test_pack(Path const& folder) {
    auto pack = policy::load_pack(folder);
    if (!pack) return check_pack(folder);
    db::DuckDatabase database({});
    auto duck = database.connect();
    auto verdict = verdict_on(*pack);
    auto run = policy::run_examples(*pack, duck);
    verdict.remarks = remarks_of(std::move(run.wrong));
    verdict.moved = remarks_of(std::move(run.moved));
    return verdict;
}

PackMutation mutate_pack(Path const& folder) {
    PackMutation mutation{.verdict = test_pack(folder)};
    if (!mutation.verdict.remarks.empty()) return mutation;
    auto pack = policy::load_pack(folder);
    JIAYU_ASSERT(pack);  // it was tested
    mutation.rules = policy::mutate_rules(*pack);
    mutation.is_enough = policy::is_enough(mutation.rules);
    return mutation;
}

}  // namespace jiayu::service
