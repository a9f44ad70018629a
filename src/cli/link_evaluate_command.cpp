#include <boost/json.hpp>
#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/link_quality_tables.hpp"
#include "cli/messages.hpp"
#include "service/link_evaluate.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    std::string result, truth, column, pattern;
    std::vector<std::string> files;
};

Result<int> run_evaluate(Arguments const& arguments, Context const& context) {
    if (arguments.truth.empty() == arguments.files.empty()) return refuse(message::link_usage, {{"needed", "OUT --truth FILE | OUT FILE… --truth-column COLUMN | --truth-pattern REGEX"}});
    auto quality = service::evaluate_link(arguments.result, {.files = as_paths(arguments.files), .column = arguments.column, .pattern = arguments.pattern, .file = arguments.truth});
    if (!quality) return std::unexpected(quality.error());
    if (context.json) *context.out << boost::json::serialize(service::quality_to_json(*quality)) << "\n";
    else print_quality(*quality, context);
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
