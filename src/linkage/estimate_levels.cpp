#include "linkage/estimate_levels.hpp"

#include <algorithm>

#include "linkage/level_trainer.hpp"

namespace jiayu::linkage {

namespace {

// Both failing in so many more pairs than each alone would have it is no accident; that what lasts fails tells kin from people
// who moved or changed their telephone. Where most supposed pairs of one person are kin, twice as often is more than there can be: then
// it tells that hardly one fails without the other.
bool tells_of_kin(Model const& model, Dependence const& found) {
    bool is_lasting = model.comparisons[found.first].is_lasting || model.comparisons[found.second].is_lasting;
    auto excess = (found.both_fail - found.expected) * found.pairs;
    bool is_common = found.expected > 0.25 && found.both_fail - found.expected > 0.5 * (found.most - found.expected);
    return is_lasting && excess > 50 && (found.both_fail > 2 * found.expected || is_common);
}

}  // namespace

TrainingReport estimate_levels(Model& model, std::vector<Chance> const& chances, std::vector<RuleSample> const& samples, ComparisonTable const& table,
                               Records const& records) {
    LevelTrainer trainer(model, chances, samples, table, records);
    TrainingReport report;
    auto run = [&] {
        auto [rounds, likelihood] = trainer.run();
        report.rounds += rounds;
        report.log_likelihood = likelihood;
    };
    run();
    report.dependences = trainer.dependences();
    auto kin = std::ranges::find_if(report.dependences, [&](Dependence const& found) { return tells_of_kin(model, found); });
    if (model.rivals.empty() && model.training.kin && kin != report.dependences.end()) {
        trainer.add_kin(*kin);
        report.found_kin = true;
        run();
        report.dependences = trainer.dependences();  // what kin did not explain
    }
    if (model.training.dependence == DependenceKind::tree) {
        trainer.add_trees();
        run();
    }
    trainer.finish(report);
    return report;
}

}  // namespace jiayu::linkage
