#include <boost/json.hpp>
#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/link_label_tables.hpp"
#include "cli/link_quality_tables.hpp"
#include "cli/messages.hpp"
#include "cli/page_template.hpp"
#include "cli/step_times.hpp"
#include "service/link_run.hpp"

namespace jiayu::cli {

namespace {

using service::LinkRunReport;

struct Arguments {
    std::string model, out, format = "csv", standing, labels, memory, pairs = "all";
    std::vector<std::string> files;
    std::int64_t threads = 0, seed = -1;
    bool no_report = false, show_values = false;
    std::string truth, truth_column, truth_pattern;
};

std::string number(auto count) { return with_thousands(std::int64_t(count)); }

void print_blocking(LinkRunReport const& report, Context const& context) {
    auto table = table_with_titles(message::link_blocking_titles, context.language);
    for (std::size_t i = 0; i < report.blocking.size(); ++i) {
        auto const& count = report.blocking[i];
        table.add({report.model.rules[i].title_in(context.language), number(count.blocks), number(count.pairs), number(count.largest), number(count.rows_dropped)});
    }
    table.print(*context.out);
}

void print_seconds(LinkRunReport const& report, Context const& context) {
    *context.out << render(message::link_seconds, {{"seconds", fmt::format("{:.2f}", report.seconds())}, {"steps", step_times(report.times, 2, context.language)}}, context.language) << "\n";
}

// What the command did, and no more: `predict` knows no persons, `cluster` compared nothing itself.
struct Told {
    Message const& result;
    bool compared = true;
};

void print(LinkRunReport const& report, Told const& told, Arguments const& arguments, Context const& context) {
    if (told.compared) {
        print_blocking(report, context);
        *context.out << "\n";
    }
    *context.out << render(told.result, {{"records", number(report.records)}, {"clusters", number(report.clusters)}, {"joined", number(report.joined)},
                                                  {"pairs", number(report.pairs_compared)}, {"edges", number(report.pairs_written)}, {"out", arguments.out}},
                           context.language) << "\n";
    if (report.labels) print_label_quality(*report.labels, context);
    if (report.quality) {
        *context.out << "\n";
        print_quality(*report.quality, context);
        *context.out << "\n";
    }
    print_seconds(report, context);
}

Result<service::LinkRunSettings> settings_from(Arguments const& arguments) {
    if (arguments.model.empty() || arguments.files.empty() || arguments.out.empty()) return refuse(message::link_usage, {{"needed", "MODEL FILE… -o OUT"}});
    if (arguments.format != "csv" && arguments.format != "parquet") return refuse(message::link_usage, {{"needed", "--format csv | parquet"}});
    auto memory = memory_from_text(arguments.memory);
    if (!memory) return std::unexpected(memory.error());
    set_threads(arguments.threads);
    return service::LinkRunSettings{.model = arguments.model, .files = as_paths(arguments.files), .out = arguments.out,
                                    .tables = arguments.format == "csv" ? service::TableKind::csv : service::TableKind::parquet,
                                    .seed = arguments.seed < 0 ? std::nullopt : std::optional(std::uint64_t(arguments.seed)), .memory = *memory, .labels = arguments.labels};
}

Result<service::PairsWritten> pairs_from_text(std::string_view text) {
    using enum service::PairsWritten;
    for (auto [name, pairs] : {std::pair("all", all), {"review", review}, {"none", none}})
        if (text == name) return pairs;
    return refuse(message::link_usage, {{"needed", "--pairs all | review | none"}});
}

Result<int> tell(Result<LinkRunReport> const& report, Told const& told, Arguments const& arguments, Context const& context) {
    if (!report) return std::unexpected(report.error());
    print_notes(report->notes, report->refused, context);
    if (context.json) *context.out << jiayu::read_file(Path(arguments.out) / "summary.json");
    else print(*report, told, arguments, context);
    return done;
}

// A program built without its pages links all the same, and says what is left out.
std::optional<service::LinkReportSettings> report_settings(Arguments const& arguments, Context const& context) {
    if (arguments.no_report) return {};
    service::LinkReportSettings report{.page_template = page_template("link_report.html"), .show_values = arguments.show_values};
    if (!std::filesystem::exists(report.page_template)) {
        *context.err << render(message::link_report_left_out, {{"path", report.page_template.string()}}, context.language) << "\n";
        return {};
    }
    return report;
}

std::optional<service::TruthSettings> truth_settings(Arguments const& arguments) {
    if (arguments.truth.empty() && arguments.truth_column.empty() && arguments.truth_pattern.empty()) return {};
    return service::TruthSettings{.column = arguments.truth_column, .pattern = arguments.truth_pattern, .file = arguments.truth};
}

Result<int> run_whole(Arguments const& arguments, Context const& context) {
    auto settings = settings_from(arguments);
    if (!settings) return std::unexpected(settings.error());
    auto pairs = pairs_from_text(arguments.pairs);
    if (!pairs) return std::unexpected(pairs.error());
    settings->pairs_written = *pairs;
    settings->report = report_settings(arguments, context);
    settings->truth = truth_settings(arguments);
    settings->standing = arguments.standing;
    if (!arguments.standing.empty()) settings->learn = false;  // the same weights whatever came first
    auto told = tell(service::run_link(*settings), {.result = message::link_result}, arguments, context);
    if (told && settings->report && !context.json)
        *context.out << render(message::link_report_written, {{"path", (settings->out / "report.html").string()}}, context.language) << "\n";
    return told;
}

// Scores by a model that has its m and u; nothing is learned and nothing joined.
Result<int> run_predict(Arguments const& arguments, Context const& context) {
    auto settings = settings_from(arguments);
    if (!settings) return std::unexpected(settings.error());
    settings->learn = false;
    settings->write_clusters = false;
    return tell(service::run_link(*settings), {.result = message::link_scored}, arguments, context);
}

// MODEL is here the folder that `jiayu link predict` wrote.
Result<int> run_cluster(Arguments const& arguments, Context const& context) {
    auto settings = settings_from(arguments);
    if (!settings) return std::unexpected(settings.error());
    settings->learn = false;
    settings->pairs = service::table_path(arguments.model, "pairs");
    settings->model = Path(arguments.model) / "model.toml";
    return tell(service::run_link(*settings), {.result = message::link_joined, .compared = false}, arguments, context);
}

Result<int> run_train(Arguments const& arguments, Context const& context) {
    auto settings = settings_from(arguments);
    if (!settings) return std::unexpected(settings.error());
    auto report = service::train_link(*settings);
    if (!report) return std::unexpected(report.error());
    print_notes(report->notes, report->refused, context);
    if (context.json) {
        boost::json::object told{{"rounds", report->rounds}, {"prior", report->model.prior}, {"model", arguments.out}};
        if (report->labels) told["labels"] = service::labels_to_json(*report->labels, report->model);
        *context.out << boost::json::serialize(told) << "\n";
        return done;
    }
    *context.out << render(message::link_trained, {{"rounds", std::to_string(report->rounds)}, {"prior", fmt::format("{:.3g}", report->model.prior)}, {"model", arguments.out}},
                           context.language) << "\n";
    if (report->labels) {
        print_label_quality(*report->labels, context);
        print_label_levels(*report->labels, report->model, context);
    }
    print_seconds(*report, context);
    return done;
}

struct Form {
    Message const& about;
    Message const& model = message::option_link_model;
    std::string model_name = "MODEL";
    Message const& out = message::option_link_out;
    bool writes_tables = true, has_labels = true;
    bool is_whole = false;  // `jiayu link` itself: other commands stand under it, so that the line that names one of them lacks its arguments
};

// All but the words of each command alike: MODEL FILE… -o OUT.
std::vector<Option> options_of(Arguments& arguments, Form const& form) {
    return {{"model", form.model_name, &form.model, &arguments.model, !form.is_whole},
            {"file", "FILE", &message::option_link_files, &arguments.files, !form.is_whole},
            {"-o,--out", "OUT", &form.out, &arguments.out, !form.is_whole},
            {"--threads", "N", &message::option_threads, &arguments.threads},
            {"--seed", "N", &message::option_link_seed, &arguments.seed}};
}

std::vector<Option> options_of_whole(Arguments& arguments) {
    return {{"--pairs", "WHICH", &message::option_link_pairs, &arguments.pairs},
            {"--standing", "DIR", &message::option_link_standing, &arguments.standing},
            {"--no-report", "", &message::option_link_no_report, &arguments.no_report},
            {"--show-values", "", &message::option_link_show_values, &arguments.show_values},
            {"--truth", "FILE", &message::option_link_truth, &arguments.truth},
            {"--truth-column", "COLUMN", &message::option_truth_column, &arguments.truth_column},
            {"--truth-pattern", "REGEX", &message::option_truth_pattern, &arguments.truth_pattern}};
}

Command command_of(std::string name, Form const& form, Result<int> (*work)(Arguments const&, Context const&)) {
    auto arguments = std::make_shared<Arguments>();  // shared by the options and the run
    auto options = options_of(*arguments, form);
    if (form.writes_tables) options.push_back({"--format", "FORMAT", &message::option_link_format, &arguments->format});
    if (form.writes_tables) options.push_back({"--memory", "SIZE", &message::option_link_memory, &arguments->memory});
    if (form.has_labels) options.push_back({"--labels", "LABELS.csv", &message::option_link_labels, &arguments->labels});
    if (form.is_whole)
        for (auto const& option : options_of_whole(*arguments)) options.push_back(option);
    return {.name = std::move(name), .about = &form.about, .options = std::move(options), .run = [arguments, work](Context const& context) { return work(*arguments, context); }};
}

}  // namespace

Command link_command() { return command_of("link", {.about = message::about_link, .is_whole = true}, run_whole); }
Command link_train_command() {
    return command_of("link train", {.about = message::about_link_train, .out = message::option_link_model_out, .writes_tables = false}, run_train);
}
Command link_predict_command() { return command_of("link predict", {.about = message::about_link_predict, .out = message::option_link_scored_out, .has_labels = false}, run_predict); }
Command link_cluster_command() {
    return command_of("link cluster", {.about = message::about_link_cluster, .model = message::option_link_scored, .model_name = "DIR", .out = message::option_link_joined_out}, run_cluster);
}

}  // namespace jiayu::cli
