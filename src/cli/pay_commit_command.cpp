#include "cli/messages.hpp"
#include "cli/pay_arguments.hpp"
#include "service/pay_register.hpp"

namespace jiayu::cli {

namespace {

using boost::json::object;

struct AppropriateArguments {
    std::string benefit, amount, document, note, on;
};

Result<int> run_appropriate(Context const& context, AppropriateArguments const& arguments) {
    auto step = step_of(context, arguments.on);
    if (!step) return std::unexpected(step.error());
    auto amount = Money::parse_yuan(arguments.amount);
    if (!amount) return std::unexpected(amount.error());
    auto report = service::appropriate(context.store_url, {arguments.benefit, *amount, arguments.document, arguments.note}, *step);
    if (!report) return std::unexpected(report.error());
    if (context.json)
        print_json(context, object{{"posting", report->posting}, {"repeated", report->repeated}, {"amount_fen", amount->fen()}, {"available_fen", report->available.fen()}});
    else
        print_line(context, report->repeated ? message::pay_appropriated_before : message::pay_appropriated,
                   {{"amount", grouped_yuan(*amount)}, {"benefit", arguments.benefit}, {"document", arguments.document}, {"available", grouped_yuan(report->available)}});
    return done;
}

struct CommitArguments {
    std::string benefit, on;
};

Result<int> run_commit(Context const& context, CommitArguments const& arguments) {
    auto step = step_of(context, arguments.on);
    if (!step) return std::unexpected(step.error());
    auto report = service::commit_decisions(context.store_url, arguments.benefit, *step);
    if (!report) return std::unexpected(report.error());
    if (context.json)
        print_json(context, object{{"posting", report->posting}, {"lines", report->lines}, {"amount_fen", report->amount.fen()}, {"recoveries", report->recoveries},
                                   {"recovered_fen", report->recovered.fen()}, {"available_fen", report->available.fen()}});
    else
        print_line(context, report->posting ? message::pay_committed : message::pay_nothing_to_commit,
                   {{"lines", with_thousands(report->lines)}, {"amount", grouped_yuan(report->amount)}, {"recoveries", with_thousands(report->recoveries)},
                    {"recovered", grouped_yuan(report->recovered)}, {"available", grouped_yuan(report->available)}, {"benefit", arguments.benefit}});
    return done;
}

}  // namespace

Command pay_appropriate_command() {
    static AppropriateArguments arguments;
    return {.name = "pay appropriate",
            .writes_trail = true,
            .about = &message::about_pay_appropriate,
            .options = {{"benefit", "BENEFIT", &message::option_pay_benefit, &arguments.benefit, true},
                        {"amount", "YUAN", &message::option_pay_amount, &arguments.amount, true},
                        {"--document", "NUMBER", &message::option_pay_document, &arguments.document, true},
                        {"--note", "TEXT", &message::option_pay_note, &arguments.note},
                        {"--on", "DAY", &message::option_pay_on, &arguments.on}},
            .run = [](Context const& context) { return run_appropriate(context, arguments); }};
}

Command pay_commit_command() {
    static CommitArguments arguments;
    return {.name = "pay commit",
            .writes_trail = true,
            .about = &message::about_pay_commit,
            .options = {{"benefit", "BENEFIT", &message::option_pay_benefit, &arguments.benefit, true}, {"--on", "DAY", &message::option_pay_on, &arguments.on}},
            .run = [](Context const& context) { return run_commit(context, arguments); }};
}

}  // namespace jiayu::cli
