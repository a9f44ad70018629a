#include "cli/link_label_tables.hpp"

#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/link_quality_tables.hpp"
#include "cli/messages.hpp"

namespace jiayu::cli {

namespace {

std::string share(double value) { return fmt::format("{:.4f}", value); }

std::string interval(std::optional<statistics::Estimate> const& estimate) {
    return estimate ? fmt::format("{} ({} … {})", share(estimate->value), share(estimate->low), share(estimate->high)) : "–";
}

}  // namespace

void print_label_levels(service::RunLabels const& labels, linkage::Model const& model, Context const& context) {
    auto const& correction = labels.correction;
    if (correction.drawn == 0) return;
    std::size_t const texts[] = {1};
    auto table = table_with_titles(message::label_level_titles, context.language, texts);
    for (auto const& one : correction.levels) {
        auto const& comparison = model.comparisons[one.comparison];
        table.add({comparison.name, comparison.levels[one.level].name, share(one.learned), share(one.judged), share(one.error), share(one.used)});
    }
    *context.out << "\n";
    table.print(*context.out);
    *context.out << render(message::label_matches, {{"expected", fmt::format("{:.0f}", correction.expected_matches)}, {"judged", fmt::format("{:.0f}", correction.judged_matches)},
                                                    {"error", fmt::format("{:.0f}", correction.matches_error)}, {"factor", fmt::format("{:.3f}", correction.prior_factor)}}, context.language) << "\n";
}

void print_label_quality(service::RunLabels const& labels, Context const& context) {
    auto line = [&](Message const& text, MessageArguments const& arguments) { *context.out << render(text, arguments, context.language) << "\n"; };
    auto number = [](auto count) { return with_thousands(std::int64_t(count)); };
    auto const& bound = labels.bound;
    line(message::label_counts, {{"labels", number(bound.labels)}, {"pairs", number(bound.pairs.size())}, {"decided", number(bound.judged.pairs.size())},
                                 {"conflicts", number(bound.conflicts)}, {"unsure", number(bound.unsure)}});
    if (!labels.quality.drawn) return;
    print_calibration(labels.quality.calibration, context);
    line(message::label_quality, {{"drawn", number(labels.quality.drawn)}, {"precision", interval(labels.quality.precision)}, {"recall", interval(labels.quality.recall)}});
}

}  // namespace jiayu::cli
