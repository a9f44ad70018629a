#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"
#include "cli/pay_arguments.hpp"
#include "service/pay_register.hpp"

namespace jiayu::cli {

namespace {

using boost::json::array;
using boost::json::object;

struct BatchArguments {
    std::string benefit, on;
    std::vector<std::string> lines;
};

object to_json(service::BatchReport const& report) {
    array without;
    for (auto line : report.without_account) without.push_back(line.value());
    return {{"batch", report.batch}, {"lines", report.lines}, {"amount_fen", report.amount.fen()}, {"set_off_fen", report.set_off.fen()}, {"without_account", std::move(without)}};
}

void print(service::BatchReport const& report, Context const& context) {
    if (report.set_off_lines) print_line(context, message::pay_set_off, {{"amount", grouped_yuan(report.set_off)}});
    if (!report.without_account.empty())
        print_line(context, message::pay_without_account, {{"lines", with_thousands(std::ssize(report.without_account))}, {"first", std::to_string(report.without_account.front().value())}});
    print_line(context, report.batch ? message::pay_batch_made : message::pay_batch_empty,
               {{"batch", std::to_string(report.batch)}, {"lines", with_thousands(report.lines)}, {"amount", grouped_yuan(report.amount)}});
}

Result<int> run_batch(Context const& context, BatchArguments const& arguments, ledger::BatchOf from) {
    auto step = step_of(context, arguments.on);
    if (!step) return std::unexpected(step.error());
    auto lines = lines_from(arguments.lines);
    if (!lines) return std::unexpected(lines.error());
    auto report = service::make_batch(context.store_url, {arguments.benefit, from, *lines}, *step);
    if (!report) return std::unexpected(report.error());
    if (context.json) print_json(context, to_json(*report));
    else print(*report, context);
    return report->without_account.empty() ? done : not_met;
}

object to_json(service::Batch const& batch) {
    array events;
    for (std::size_t i = 0; i < batch.events.size(); ++i)
        events.push_back(object{{"event", ledger::name_of(ledger::stage_of(std::span(batch.events).first(i + 1)))}, {"by", batch.event_actors[i]}});
    return {{"batch", batch.id}, {"benefit", batch.benefit}, {"made_on", to_iso(batch.made_on)}, {"made_by", batch.made_by}, {"lines", batch.lines}, {"amount_fen", batch.amount.fen()},
            {"stage", ledger::name_of(batch.stage())}, {"events", std::move(events)}};
}

Message const& word_of(ledger::BatchStage stage) {
    switch (stage) {
        case ledger::BatchStage::made: return message::pay_stage_made;
        case ledger::BatchStage::approved: return message::pay_stage_approved;
        case ledger::BatchStage::rejected: return message::pay_stage_rejected;
        case ledger::BatchStage::sent: break;
    }
    return message::pay_stage_sent;
}

struct CheckArguments {
    std::string batch, reason, on;
};

Result<int> run_check(Context const& context, CheckArguments const& arguments, ledger::BatchEvent verdict) {
    auto step = step_of(context, arguments.on);
    if (!step) return std::unexpected(step.error());
    auto number = number_from(arguments.batch);
    if (!number) return std::unexpected(number.error());
    auto batch = service::check_batch(context.store_url, {*number, verdict, arguments.reason}, *step);
    if (!batch) return std::unexpected(batch.error());
    if (context.json) print_json(context, to_json(*batch));
    else
        print_line(context, message::pay_batch_stands, {{"batch", std::to_string(batch->id)}, {"lines", with_thousands(batch->lines)}, {"amount", grouped_yuan(batch->amount)},
                                                        {"stage", render(word_of(batch->stage()), {}, context.language)}});
    return done;
}

Result<int> run_list(Context const& context) {
    auto const batches = service::list_batches(context.store_url);
    if (!batches) return std::unexpected(batches.error());
    if (context.json) {
        array list;
        for (auto const& batch : *batches) list.push_back(to_json(batch));
        print_json(context, list);
        return done;
    }
    std::size_t const texts[] = {1, 2, 3, 6, 7};
    auto table = table_with_titles(message::pay_batch_titles, context.language, texts);
    for (auto const& batch : *batches)
        table.add({std::to_string(batch.id), batch.benefit, to_iso(batch.made_on), batch.made_by, with_thousands(batch.lines), grouped_yuan(batch.amount),
                   render(word_of(batch.stage()), {}, context.language), batch.event_actors.empty() ? "" : batch.event_actors.front()});
    if (!table.empty()) table.print(*context.out);
    else print_line(context, message::pay_no_batches, {});
    return done;
}

}  // namespace

Command pay_batch_command() {
    static BatchArguments arguments;
    return {.name = "pay batch",
            .writes_trail = true,
            .about = &message::about_pay_batch,
            .options = {{"benefit", "BENEFIT", &message::option_pay_benefit, &arguments.benefit, true}, {"--on", "DAY", &message::option_pay_on, &arguments.on}},
            .run = [](Context const& context) { return run_batch(context, arguments, ledger::BatchOf::committed); }};
}

Command pay_retry_command() {
    static BatchArguments arguments;
    return {.name = "pay retry",
            .writes_trail = true,
            .about = &message::about_pay_retry,
            .options = {{"benefit", "BENEFIT", &message::option_pay_benefit, &arguments.benefit, true},
                        {"line", "LINE", &message::option_pay_lines, &arguments.lines},
                        {"--on", "DAY", &message::option_pay_on, &arguments.on}},
            .run = [](Context const& context) { return run_batch(context, arguments, ledger::BatchOf::returned); }};
}

Command pay_approve_command() {
    static CheckArguments arguments;
    return {.name = "pay approve",
            .writes_trail = true,
            .about = &message::about_pay_approve,
            .options = {{"batch", "BATCH", &message::option_pay_batch, &arguments.batch, true}, {"--on", "DAY", &message::option_pay_on, &arguments.on}},
            .run = [](Context const& context) { return run_check(context, arguments, ledger::BatchEvent::approved); }};
}

Command pay_reject_command() {
    static CheckArguments arguments;
    return {.name = "pay reject",
            .writes_trail = true,
            .about = &message::about_pay_reject,
            .options = {{"batch", "BATCH", &message::option_pay_batch, &arguments.batch, true},
                        {"--reason", "TEXT", &message::option_pay_reason, &arguments.reason, true},
                        {"--on", "DAY", &message::option_pay_on, &arguments.on}},
            .run = [](Context const& context) { return run_check(context, arguments, ledger::BatchEvent::rejected); }};
}

Command pay_batches_command() {
    return {.name = "pay batches", .about = &message::about_pay_batches, .options = {}, .run = run_list};
}

}  // namespace jiayu::cli
