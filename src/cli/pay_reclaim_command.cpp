#include "cli/messages.hpp"
#include "cli/pay_arguments.hpp"

namespace jiayu::cli {

namespace {

using boost::json::object;

struct ReclaimArguments {
    std::vector<std::string> lines;
    std::string reason, amount, document, on;
};

Result<int> run_take_back(Context const& context, ReclaimArguments const& arguments, std::span<ledger::LineId const> lines, service::PayStep const& step) {
    auto amount = service::take_back(context.store_url, {{lines.begin(), lines.end()}, arguments.reason}, step);
    if (!amount) return std::unexpected(amount.error());
    if (context.json) print_json(context, object{{"taken_back_fen", amount->fen()}});
    else print_line(context, message::pay_taken_back, {{"amount", grouped_yuan(*amount)}});
    return done;
}

Result<int> run_reclaim(Context const& context, ReclaimArguments const& arguments) {
    auto step = step_of(context, arguments.on);
    if (!step) return std::unexpected(step.error());
    auto lines = lines_from(arguments.lines);
    if (!lines) return std::unexpected(lines.error());
    if (arguments.amount.empty()) return run_take_back(context, arguments, *lines, *step);
    auto amount = Money::parse_yuan(arguments.amount);
    if (!amount) return std::unexpected(amount.error());
    auto report = service::reclaim(context.store_url, {lines->front(), *amount, arguments.document}, *step);
    if (!report) return std::unexpected(report.error());
    if (context.json) print_json(context, object{{"amount_fen", amount->fen()}, {"repeated", report->repeated}, {"still_owed_fen", report->still_owed.fen()}});
    else
        print_line(context, report->repeated ? message::pay_reclaimed_before : message::pay_reclaimed,
                   {{"amount", grouped_yuan(*amount)}, {"document", arguments.document}, {"owed", grouped_yuan(report->still_owed)}});
    return done;
}

struct SettleArguments {
    std::string item, line, reason, on;
};

Result<int> run_settle(Context const& context, SettleArguments const& arguments) {
    auto step = step_of(context, arguments.on);
    if (!step) return std::unexpected(step.error());
    auto item = number_from(arguments.item);
    if (!item) return std::unexpected(item.error());
    service::ItemClosing closing{.item = *item, .line = {}, .reason = arguments.reason};
    if (!arguments.line.empty()) {
        auto line = number_from(arguments.line);
        if (!line) return std::unexpected(line.error());
        closing.line = ledger::LineId(*line);
    }
    if (auto closed = service::close_bank_item(context.store_url, closing, *step); !closed) return std::unexpected(closed.error());
    if (context.json) print_json(context, object{{"item", *item}, {"closed", true}});
    else print_line(context, message::pay_settled, {{"item", arguments.item}});
    return done;
}

}  // namespace

Command pay_reclaim_command() {
    static ReclaimArguments arguments;
    return {.name = "pay reclaim",
            .writes_trail = true,
            .about = &message::about_pay_reclaim,
            .options = {{"line", "LINE", &message::option_pay_lines, &arguments.lines, true},
                        {"--reason", "TEXT", &message::option_pay_reason, &arguments.reason},
                        {"--amount", "YUAN", &message::option_pay_given_back, &arguments.amount},
                        {"--document", "NUMBER", &message::option_pay_receipt, &arguments.document},
                        {"--on", "DAY", &message::option_pay_on, &arguments.on}},
            .run = [](Context const& context) { return run_reclaim(context, arguments); }};
}

Command pay_settle_command() {
    static SettleArguments arguments;
    return {.name = "pay settle",
            .writes_trail = true,
            .about = &message::about_pay_settle,
            .options = {{"item", "ITEM", &message::option_pay_item, &arguments.item, true},
                        {"--line", "LINE", &message::option_pay_line, &arguments.line},
                        {"--reason", "TEXT", &message::option_pay_reason, &arguments.reason, true},
                        {"--on", "DAY", &message::option_pay_on, &arguments.on}},
            .run = [](Context const& context) { return run_settle(context, arguments); }};
}

}  // namespace jiayu::cli
