#include <ostream>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cli/report_options.hpp"
#include "cli/scoreboard_text.hpp"
#include "service/report_json.hpp"

namespace jiayu::cli {

namespace {

Result<int> show_scoreboard(std::string const& month, Context const& context) {
    auto options = report_options(month, context);
    if (!options) return std::unexpected(options.error());
    auto data = service::read_report_data(*options);
    if (!data) return std::unexpected(data.error());
    auto report = service::make_report(*data);
    if (context.json) *context.out << boost::json::serialize(service::to_json(report)) << "\n";
    else print_scoreboard(report, {.language = context.language, .colour = context.colour}, *context.out);
    return done;
}

}  // namespace

Command scoreboard_command() {
    static std::string month;
    return {.name = "scoreboard",
            .about = &message::about_scoreboard,
            .options = {{"--month", "YYYY-MM", &message::option_month, &month}},
            .run = [](Context const& context) { return show_scoreboard(month, context); }};
}

}  // namespace jiayu::cli
