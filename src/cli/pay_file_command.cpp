#include "cli/messages.hpp"
#include "cli/pay_arguments.hpp"
#include "service/pay_register.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    std::string batch, layout = "agent_list", output, on;
};

Result<int> run_file(Context const& context, Arguments const& arguments) {
    auto step = step_of(context, arguments.on);
    if (!step) return std::unexpected(step.error());
    auto number = number_from(arguments.batch);
    if (!number) return std::unexpected(number.error());
    auto report = service::write_bank_file(context.store_url, {context.data, context.packs, *number, arguments.layout, arguments.output}, *step);
    if (!report) return std::unexpected(report.error());
    if (context.json)
        print_json(context, boost::json::object{{"batch", *number}, {"path", report->path.string()}, {"sha256", report->sha256}, {"lines", report->lines}, {"amount_fen", report->amount.fen()},
                                                {"repeated", report->repeated}});
    else
        print_line(context, report->repeated ? message::pay_file_again : message::pay_file_made,
                   {{"batch", arguments.batch}, {"path", report->path.string()}, {"lines", with_thousands(report->lines)}, {"amount", grouped_yuan(report->amount)}, {"sha256", report->sha256}});
    return done;
}

}  // namespace

Command pay_file_command() {
    static Arguments arguments;
    return {.name = "pay file",
            .writes_trail = true,
            .about = &message::about_pay_file,
            .options = {{"batch", "BATCH", &message::option_pay_batch, &arguments.batch, true},
                        {"--layout", "NAME", &message::option_pay_layout, &arguments.layout},
                        {"-o,--output", "FILE", &message::option_pay_output, &arguments.output},
                        {"--on", "DAY", &message::option_pay_on, &arguments.on}},
            .run = [](Context const& context) { return run_file(context, arguments); }};
}

}  // namespace jiayu::cli
