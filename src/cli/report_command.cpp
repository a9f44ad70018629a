#include <boost/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cli/page_template.hpp"
#include "cli/report_options.hpp"
#include "cli/store_changes_text.hpp"

namespace jiayu::cli {

namespace {

struct Request {
    std::string month;
    std::string out = "report.html";
};

Result<int> write_report(Request const& request, Context const& context) {
    auto options = report_options(request.month, context);
    if (!options) return std::unexpected(options.error());
    auto data = service::read_report_data(*options);
    if (!data) return std::unexpected(data.error());
    auto bytes = service::write_report_page(*data, page_template("report.html"), request.out);
    if (!bytes) return std::unexpected(bytes.error());
    if (context.json) *context.out << boost::json::serialize(boost::json::object{{"path", request.out}, {"bytes", *bytes}, {"store_changes", json_of_changes(data->changes)}}) << "\n";
    else *context.out << render(message::report_written, {{"path", request.out}, {"kilobytes", std::to_string(*bytes / 1024)}}, context.language) << "\n"
                      << told_changes(data->changes, data->snapshot, context.language);
    return done;
}

}  // namespace

Command report_command() {
    static Request request;
    return {.name = "report",
            .about = &message::about_report,
            .options = {{"-o,--out", "FILE", &message::option_report_out, &request.out}, {"--month", "YYYY-MM", &message::option_month, &request.month}},
            .run = [](Context const& context) { return write_report(request, context); }};
}

}  // namespace jiayu::cli
