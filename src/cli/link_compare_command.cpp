#include <boost/json.hpp>
#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"
#include "service/compare_codes.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    std::vector<std::string> files;
    std::string out, id = "id", column = "clk", memory;
    double threshold = 0;
    std::int64_t nearest = 0, threads = 0;
    bool one_to_one = false;
};

Result<service::CompareRequest> request_from(Arguments const& arguments) {
    if (arguments.files.size() > 2) return refuse(message::link_usage, {{"needed", "A.csv [B.csv]"}});
    if (!(arguments.threshold > 0 && arguments.threshold <= 1)) return refuse(message::link_usage, {{"needed", "--threshold DICE (0 < DICE ≤ 1)"}});
    if (arguments.nearest < 0) return refuse(message::link_usage, {{"needed", "--nearest N (N ≥ 1)"}});
    if (arguments.one_to_one && arguments.files.size() < 2) return refuse(message::link_usage, {{"needed", "A.csv B.csv --one-to-one"}});
    auto memory = memory_from_text(arguments.memory);
    if (!memory) return std::unexpected(memory.error());
    set_threads(arguments.threads);
    service::CompareRequest request{.a = arguments.files[0], .b = {}, .out = arguments.out, .id = arguments.id, .column = arguments.column, .dice_min = arguments.threshold,
                                    .nearest = std::size_t(arguments.nearest), .one_to_one = arguments.one_to_one};
    if (arguments.files.size() == 2) request.b = arguments.files[1];
    if (*memory) request.memory = *memory;
    return request;
}

boost::json::object to_json(service::CompareReport const& report) {
    boost::json::array steps;
    for (auto const& step : report.steps) steps.push_back(boost::json::object{{"dice", step.from}, {"pairs", step.pairs}});
    return {{"records_l", report.records_a}, {"records_r", report.records_b}, {"blank", report.blank}, {"bits", report.bits}, {"pairs_compared", report.compared},
            {"pairs", report.pairs}, {"pairs_by_dice", steps}, {"rows_refused", report.refused.size()},
            {"seconds", boost::json::object{{"read", report.read_seconds}, {"compare", report.compare_seconds}, {"write", report.write_seconds}}}};
}

void print(service::CompareReport const& report, Arguments const& arguments, Context const& context) {
    auto const number = [](auto count) { return with_thousands(std::int64_t(count)); };
    auto const seconds = [](double value) { return fmt::format("{:.2f}", value); };
    auto table = table_with_titles(message::compare_titles, context.language);
    for (auto const& step : report.steps) table.add({fmt::format("{:.2f}", step.from), number(step.pairs)});
    table.print(*context.out);
    *context.out << "\n" << render(message::compare_done, {{"left", number(report.records_a)}, {"right", number(report.records_b)}, {"bits", std::to_string(report.bits)},
                                                           {"compared", number(report.compared)}, {"pairs", number(report.pairs)}, {"threshold", fmt::format("{}", arguments.threshold)},
                                                           {"out", arguments.out}, {"read", seconds(report.read_seconds)}, {"compare", seconds(report.compare_seconds)},
                                                           {"write", seconds(report.write_seconds)}}, context.language) << "\n";
}

Result<int> run_compare(Arguments const& arguments, Context const& context) {
    auto request = request_from(arguments);
    if (!request) return std::unexpected(request.error());
    auto report = service::compare_codes(*request);
    if (!report) return std::unexpected(report.error());
    print_notes(report->notes, report->refused, context);
    if (report->blank) *context.err << render(message::encode_blank, {{"records", with_thousands(std::int64_t(report->blank))}}, context.language) << "\n";
    if (context.json) *context.out << boost::json::serialize(to_json(*report)) << "\n";
    else print(*report, arguments, context);
    return done;
}

}  // namespace

Command link_compare_command() {
    auto arguments = std::make_shared<Arguments>();  // shared by the options and the run
    return {.name = "link compare",
            .about = &message::about_link_compare,
            .options = {{"file", "FILE", &message::option_compare_files, &arguments->files, true},
                        {"-o,--out", "OUT", &message::option_compare_out, &arguments->out, true},
                        {"--threshold", "DICE", &message::option_compare_threshold, &arguments->threshold, true},
                        {"--nearest", "N", &message::option_compare_nearest, &arguments->nearest},
                        {"--one-to-one", "", &message::option_compare_one_to_one, &arguments->one_to_one},
                        {"--id", "COLUMN", &message::option_compare_id, &arguments->id},
                        {"--column", "COLUMN", &message::option_compare_column, &arguments->column},
                        {"--memory", "SIZE", &message::option_compare_memory, &arguments->memory},
                        {"--threads", "N", &message::option_threads, &arguments->threads}},
            .run = [arguments](Context const& context) { return run_compare(*arguments, context); }};
}

}  // namespace jiayu::cli
