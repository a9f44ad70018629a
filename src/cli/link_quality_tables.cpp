#include "cli/link_quality_tables.hpp"

#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"

namespace jiayu::cli {

namespace {

std::string share(double value) { return fmt::format("{:.4f}", value); }

}  // namespace

void print_calibration(linkage::Calibration const& calibration, Context const& context) {
    auto table = table_with_titles(message::label_bin_titles, context.language);
    for (auto const& bin : calibration.bins)
        table.add({fmt::format("{:.1f} … {:.1f}", bin.low, bin.high), with_thousands(std::int64_t(bin.labels)), share(bin.expected), share(bin.observed)});
    *context.out << "\n";
    table.print(*context.out);
}

void print_quality(service::LinkQuality const& quality, Context const& context) {
    auto table = table_with_titles(message::link_quality_titles, context.language);
    for (auto const& [probability, pairs] : quality.by_probability)
        table.add({fmt::format("{}", probability), share(pairs.f1()), share(pairs.precision()), share(pairs.recall()), "", "", "", ""});
    auto const& [pairs, clusters, b_cubed] = quality.clusters;
    auto of_clusters = [&](double value) { return quality.is_by_labels ? std::string() : share(value); };
    table.add({render(message::link_quality_clusters, {}, context.language), share(pairs.f1()), share(pairs.precision()), share(pairs.recall()), of_clusters(clusters.f1()),
               of_clusters(clusters.precision()), of_clusters(clusters.recall()), of_clusters(b_cubed.f1())});
    table.print(*context.out);
    if (quality.calibration.bins.empty()) return;
    print_calibration(quality.calibration, context);
    *context.out << render(message::link_calibration_sum, {{"error", share(quality.calibration.expected_calibration_error)}, {"brier", share(quality.calibration.brier)}}, context.language) << "\n";
}

}  // namespace jiayu::cli
