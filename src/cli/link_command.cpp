#include <boost/json.hpp>
#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"
#include "cli/page_template.hpp"
#include "service/link_run.hpp"

namespace jiayu::cli {

namespace {

using service::LinkRunReport;

struct Arguments {
    std::string model, out, format = "csv", standing;
    std::vector<std::string> files;
    std::int64_t threads = 0, seed = -1;
    bool no_report = false, show_values = false;
    std::string truth, truth_column, truth_pattern;
};

std::string number(auto count) { return with_thousands(std::int64_t(count)); }

std::string steps_of(LinkRunReport const& report) {
    std::string steps;
    for (auto const& time : report.times) steps += fmt::format("{}{} {:.2f}", steps.empty() ? "" : ", ", time.step, time.seconds);
    return steps;
}

void print_blocking(LinkRunReport const& report, Context const& context) {
    auto table = table_with_titles(message::link_blocking_titles, context.language);
    for (std::size_t i = 0; i < report.blocking.size(); ++i) {
        auto const& count = report.blocking[i];
        table.add({report.model.rules[i].name, number(count.blocks), number(count.pairs), number(count.largest), number(count.rows_dropped)});
    }
    table.print(*context.out);
}

void print_seconds(LinkRunReport const& report, Context const& context) {
    *context.out << render(message::link_seconds, {{"seconds", fmt::format("{:.2f}", report.seconds())}, {"steps", steps_of(report)}}, context.language) << "\n";
}

void print(LinkRunReport const& report, Arguments const& arguments, Context const& context) {
    print_blocking(report, context);
    *context.out << "\n"
                 << render(message::link_result, {{"records", number(report.records)}, {"clusters", number(report.clusters)}, {"joined", number(report.joined)},
                                                  {"pairs", number(report.pairs_compared)}, {"edges", number(report.pairs_written)}, {"out", arguments.out}},
                           context.language) << "\n";
    print_seconds(report, context);
}

Result<service::LinkRunSettings> settings_from(Arguments const& arguments) {
    if (arguments.model.empty() || arguments.files.empty() || arguments.out.empty()) return refuse(message::link_usage, {{"needed", "MODEL FILE… -o OUT"}});
    if (arguments.format != "csv" && arguments.format != "parquet") return refuse(message::link_usage, {{"needed", "--format csv | parquet"}});
    set_threads(arguments.threads);
    return service::LinkRunSettings{.model = arguments.model, .files = as_paths(arguments.files), .out = arguments.out,
                                    .tables = arguments.format == "csv" ? service::TableKind::csv : service::TableKind::parquet,
                                    .seed = arguments.seed < 0 ? std::nullopt : std::optional(std::uint64_t(arguments.seed))};
}

Result<int> tell(Result<LinkRunReport> const& report, Arguments const& arguments, Context const& context) {
    if (!report) return std::unexpected(report.error());
    print_notes(report->notes, report->refused, context);
    if (context.json) *context.out << jiayu::read_file(Path(arguments.out) / "summary.json");
    else print(*report, arguments, context);
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
    if (!arguments.truth.empty() || !arguments.truth_column.empty() || !arguments.truth_pattern.empty())
        report.truth = {.column = arguments.truth_column, .pattern = arguments.truth_pattern, .file = arguments.truth};
    return report;
}

Result<int> run_whole(Arguments const& arguments, Context const& context) {
    auto settings = settings_from(arguments);
    if (!settings) return std::unexpected(settings.error());
    settings->report = report_settings(arguments, context);
    settings->standing = arguments.standing;
    if (!arguments.standing.empty()) settings->learn = false;  // the same weights whatever came first
    auto told = tell(service::run_link(*settings), arguments, context);
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
    return tell(service::run_link(*settings), arguments, context);
}

// MODEL is here the folder that `jiayu link predict` wrote.
Result<int> run_cluster(Arguments const& arguments, Context const& context) {
    auto settings = settings_from(arguments);
    if (!settings) return std::unexpected(settings.error());
    settings->learn = false;
    settings->pairs = service::table_path(arguments.model, "pairs");
    settings->model = Path(arguments.model) / "model.toml";
    return tell(service::run_link(*settings), arguments, context);
}

Result<int> run_train(Arguments const& arguments, Context const& context) {
    auto settings = settings_from(arguments);
    if (!settings) return std::unexpected(settings.error());
    auto report = service::train_link(*settings);
    if (!report) return std::unexpected(report.error());
    print_notes(report->notes, report->refused, context);
    if (context.json) {
        *context.out << boost::json::serialize(boost::json::object{{"rounds", report->rounds}, {"prior", report->model.prior}, {"model", arguments.out}}) << "\n";
        return done;
    }
    *context.out << render(message::link_trained, {{"rounds", std::to_string(report->rounds)}, {"prior", fmt::format("{:.3g}", report->model.prior)}, {"model", arguments.out}},
                           context.language) << "\n";
    print_seconds(*report, context);
    return done;
}

// All but the words of each command alike: MODEL FILE… -o OUT.
std::vector<Option> options_of(Arguments& arguments, Message const& model, Message const& out) {
    return {{"model", "MODEL", &model, &arguments.model},
            {"file", "FILE", &message::option_link_files, &arguments.files},
            {"-o,--out", "OUT", &out, &arguments.out},
            {"--threads", "N", &message::option_threads, &arguments.threads},
            {"--seed", "N", &message::option_link_seed, &arguments.seed}};
}

std::vector<Option> report_options_of(Arguments& arguments) {
    return {{"--no-report", "", &message::option_link_no_report, &arguments.no_report},
            {"--show-values", "", &message::option_link_show_values, &arguments.show_values},
            {"--truth", "FILE", &message::option_link_truth, &arguments.truth},
            {"--truth-column", "COLUMN", &message::option_truth_column, &arguments.truth_column},
            {"--truth-pattern", "REGEX", &message::option_truth_pattern, &arguments.truth_pattern}};
}

struct Form {
    Message const& about;
    Message const& model = message::option_link_model;
    Message const& out = message::option_link_out;
    bool writes_tables = true;
    bool reports = false, has_standing = false;
};

Command command_of(std::string name, Form const& form, Result<int> (*work)(Arguments const&, Context const&)) {
    auto arguments = std::make_shared<Arguments>();  // shared by the options and the run
    auto options = options_of(*arguments, form.model, form.out);
    if (form.writes_tables) options.push_back({"--format", "FORMAT", &message::option_link_format, &arguments->format});
    if (form.has_standing) options.push_back({"--standing", "DIR", &message::option_link_standing, &arguments->standing});
    if (form.reports)
        for (auto const& option : report_options_of(*arguments)) options.push_back(option);
    return {.name = std::move(name), .about = &form.about, .options = std::move(options), .run = [arguments, work](Context const& context) { return work(*arguments, context); }};
}

}  // namespace

Command link_command() { return command_of("link", {.about = message::about_link, .reports = true, .has_standing = true}, run_whole); }
Command link_train_command() {
    return command_of("link train", {.about = message::about_link_train, .out = message::option_link_model_out, .writes_tables = false}, run_train);
}
Command link_predict_command() { return command_of("link predict", {.about = message::about_link_predict}, run_predict); }
Command link_cluster_command() { return command_of("link cluster", {.about = message::about_link_cluster, .model = message::option_link_clusters}, run_cluster); }

}  // namespace jiayu::cli
