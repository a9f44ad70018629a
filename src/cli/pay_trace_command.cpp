#include "cli/messages.hpp"
#include "cli/pay_arguments.hpp"
#include "service/mask_number.hpp"

namespace jiayu::cli {

namespace {

using boost::json::array;
using boost::json::object;

struct Arguments {
    std::string line;
    std::int64_t fen = 0;
};

object to_json(service::PayTrace const& trace) {
    array sources, steps, attempts, answers;
    for (auto const& source : trace.sources)
        sources.push_back(object{{"kind", ledger::name_of(source.kind)}, {"document", source.document}, {"note", source.note}, {"booked_on", to_iso(source.booked_on)}, {"amount_fen", source.amount.fen()}});
    for (auto const& step : trace.steps)
        steps.push_back(object{{"kind", ledger::name_of(step.kind)}, {"from", ledger::name_of(step.source).identifier}, {"to", ledger::name_of(step.target).identifier}, {"amount_fen", step.amount.fen()},
                               {"booked_on", to_iso(step.booked_on)}, {"by", step.made_by}, {"batch", step.batch}, {"return", step.bank_return}, {"note", step.note}});
    for (auto const& attempt : trace.attempts)
        attempts.push_back(object{{"attempt", attempt.attempt}, {"batch", attempt.batch}, {"amount_fen", attempt.amount.fen()}, {"holder_name", attempt.holder_name},
                                  {"account_number", service::mask_account(attempt.account_number)}, {"made_by", attempt.made_by}, {"checked_by", attempt.checked_by}, {"layout", attempt.layout},
                                  {"sha256", attempt.file_sha256}});
    for (auto const& answer : trace.answers)
        answers.push_back(object{{"attempt", answer.attempt}, {"paid", answer.paid}, {"amount_fen", answer.amount.fen()}, {"reason", answer.reason}, {"file", answer.file}, {"number", answer.number},
                                 {"booked_on", to_iso(answer.booked_on)}, {"verdict", answer.verdict}});
    boost::system::error_code unread;
    auto explanation = boost::json::parse(trace.explanation, unread);
    return {{"line", trace.line}, {"benefit", trace.benefit}, {"period", trace.period}, {"person", trace.person}, {"payee", trace.payee}, {"amount_fen", trace.amount.fen()},
            {"entitled_on", to_iso(trace.entitled_on)}, {"decided_on", to_iso(trace.decided_on)}, {"decided_by", trace.decided_by}, {"pack", trace.pack}, {"matter", trace.matter}, {"corrects", trace.corrects},
            {"explanation", unread ? boost::json::value(trace.explanation) : std::move(explanation)}, {"sources", std::move(sources)}, {"steps", std::move(steps)}, {"attempts", std::move(attempts)},
            {"answers", std::move(answers)}};
}

void print_steps(service::PayTrace const& trace, Context const& context) {
    for (auto const& step : trace.steps) {
        auto const &source = ledger::name_of(step.source), &target = ledger::name_of(step.target);
        print_line(context, message::trace_step,
                   {{"day", to_iso(step.booked_on)}, {"kind", std::string(ledger::name_of(step.kind))}, {"source_zh", std::string(source.zh)}, {"source_en", std::string(source.en)},
                    {"target_zh", std::string(target.zh)}, {"target_en", std::string(target.en)}, {"amount", grouped_yuan(step.amount)}, {"by", step.made_by},
                    {"where", step.batch ? render(message::trace_batch, {{"batch", std::to_string(step.batch)}}, context.language) : ""}});
    }
}

void print(service::PayTrace const& trace, Context const& context) {
    print_line(context, message::trace_decision,
               {{"line", std::to_string(trace.line)}, {"benefit", trace.benefit}, {"period", trace.period}, {"amount", grouped_yuan(trace.amount)}, {"person", std::to_string(trace.person)},
                {"payee", std::to_string(trace.payee)}, {"entitled", to_iso(trace.entitled_on)}, {"decided", to_iso(trace.decided_on)}, {"by", trace.decided_by}, {"pack", trace.pack}});
    for (auto const& source : trace.sources)
        print_line(context, message::trace_source, {{"day", to_iso(source.booked_on)}, {"kind", std::string(ledger::name_of(source.kind))}, {"document", source.document}, {"note", source.note},
                                                    {"amount", grouped_yuan(source.amount)}});
    print_steps(trace, context);
    for (auto const& attempt : trace.attempts)
        print_line(context, message::trace_attempt,
                   {{"attempt", std::to_string(attempt.attempt)}, {"batch", std::to_string(attempt.batch)}, {"amount", grouped_yuan(attempt.amount)}, {"holder", attempt.holder_name},
                    {"account", service::mask_account(attempt.account_number)}, {"maker", attempt.made_by}, {"checker", attempt.checked_by}, {"layout", attempt.layout}, {"sha256", attempt.file_sha256}});
    for (auto const& answer : trace.answers)
        print_line(context, message::trace_answer,
                   {{"day", to_iso(answer.booked_on)}, {"attempt", std::to_string(answer.attempt)}, {"outcome", render(answer.paid ? message::pay_word_paid : message::pay_word_returned, {}, context.language)},
                    {"amount", grouped_yuan(answer.amount)}, {"reason", answer.reason}, {"file", answer.file}, {"number", std::to_string(answer.number)}, {"verdict", answer.verdict}});
    print_line(context, message::trace_explanation, {{"explanation", trace.explanation}});
}

Result<int> run_trace(Context const& context, Arguments const& arguments) {
    auto line = number_from(arguments.line);
    if (!line) return std::unexpected(line.error());
    auto trace = service::trace_line(context.store_url, ledger::LineId(*line), arguments.fen);
    if (!trace) return std::unexpected(trace.error());
    if (context.json) print_json(context, to_json(*trace));
    else print(*trace, context);
    return done;
}

}  // namespace

Command pay_trace_command() {
    static Arguments arguments;
    return {.name = "pay trace",
            .about = &message::about_pay_trace,
            .options = {{"line", "LINE", &message::option_pay_traced, &arguments.line, true}, {"--fen", "N", &message::option_pay_fen, &arguments.fen}},
            .run = [](Context const& context) { return run_trace(context, arguments); }};
}

}  // namespace jiayu::cli
