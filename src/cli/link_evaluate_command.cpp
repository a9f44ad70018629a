#include <boost/json.hpp>
#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"
#include "service/link_evaluate.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    std::string result, truth, column, pattern;
    std::vector<std::string> files;
};

std::string share(double value) { return fmt::format("{:.4f}", value); }

void print(service::LinkQuality const& quality, Context const& context) {
    auto table = table_with_titles(message::link_quality_titles, context.language);
    for (auto const& [probability, pairs] : quality.by_probability)
        table.add({fmt::format("{}", probability), share(pairs.f1()), share(pairs.precision()), share(pairs.recall()), "", "", "", ""});
    auto const& [pairs, clusters, b_cubed] = quality.clusters;
    auto of_clusters = [&](double value) { return quality.is_by_labels ? std::string() : share(value); };
    table.add({"clusters", share(pairs.f1()), share(pairs.precision()), share(pairs.recall()), of_clusters(clusters.f1()), of_clusters(clusters.precision()),
               of_clusters(clusters.recall()), of_clusters(b_cubed.f1())});
    table.print(*context.out);
}

boost::json::object to_json(linkage::Quality const& quality) {
    return {{"precision", quality.precision()}, {"recall", quality.recall()}, {"f1", quality.f1()}};
}

boost::json::object to_json(service::LinkQuality const& quality) {
    boost::json::array by;
    for (auto const& [probability, pairs] : quality.by_probability) {
        auto row = to_json(pairs);
        row["probability"] = probability;
        by.push_back(std::move(row));
    }
    boost::json::object told{{"records", quality.records}, {"records_without_truth", quality.records_without_truth}, {"by_labels", quality.is_by_labels},
                             {"pairs", to_json(quality.clusters.pairs)}, {"pairs_by_probability", by}};
    if (!quality.is_by_labels) told["clusters"] = to_json(quality.clusters.clusters), told["b_cubed"] = to_json(quality.clusters.b_cubed);
    return told;
}

Result<int> run_evaluate(Arguments const& arguments, Context const& context) {
    if (arguments.truth.empty() == arguments.files.empty()) return refuse(message::link_usage, {{"needed", "OUT --truth FILE | OUT FILE… --truth-column COLUMN | --truth-pattern REGEX"}});
    auto quality = service::evaluate_link(arguments.result, {.files = as_paths(arguments.files), .column = arguments.column, .pattern = arguments.pattern, .file = arguments.truth});
    if (!quality) return std::unexpected(quality.error());
    if (context.json) *context.out << boost::json::serialize(to_json(*quality)) << "\n";
    else print(*quality, context);
    return done;
}

}  // namespace

Command link_evaluate_command() {
    auto arguments = std::make_shared<Arguments>();  // shared by the options and the run
    return {.name = "link evaluate",
            .about = &message::about_link_evaluate,
            .options = {{"result", "OUT", &message::option_link_clusters, &arguments->result, true},
                        {"file", "FILE", &message::option_link_files, &arguments->files},
                        {"--truth", "FILE", &message::option_link_truth, &arguments->truth},
                        {"--truth-column", "COLUMN", &message::option_truth_column, &arguments->column},
                        {"--truth-pattern", "REGEX", &message::option_truth_pattern, &arguments->pattern}},
            .run = [arguments](Context const& context) { return run_evaluate(*arguments, context); }};
}

}  // namespace jiayu::cli
