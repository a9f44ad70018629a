#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"
#include "cli/pay_arguments.hpp"

namespace jiayu::cli {

namespace {

using boost::json::array;
using boost::json::object;

struct Arguments {
    std::string batch, output, reveal;
};

object to_json(service::RollLine const& line) {
    return {{"line", line.line}, {"person", line.person}, {"name", line.name}, {"citizen_number", line.citizen_number}, {"division", line.division}, {"period", line.period}, {"amount_fen", line.amount.fen()},
            {"holder_name", line.holder_name}, {"account_number", line.account_number}};
}

void print(service::PayRoll const& roll, Arguments const& arguments, Context const& context) {
    if (!arguments.output.empty()) {
        print_line(context, message::roll_written, {{"path", arguments.output}, {"lines", with_thousands(std::ssize(roll.lines))}, {"amount", grouped_yuan(roll.batch.amount)}});
        return;
    }
    std::size_t const texts[] = {1, 2, 3, 4, 6, 7};
    auto table = table_with_titles(message::roll_list_titles, context.language, texts);
    for (auto const& line : roll.lines)
        table.add({std::to_string(line.line), line.name, line.citizen_number, line.division ? std::to_string(line.division) : "", line.period, grouped_yuan(line.amount), line.holder_name, line.account_number});
    if (!table.empty()) table.print(*context.out);
}

Result<int> run_roll(Context const& context, Arguments const& arguments) {
    auto step = step_of(context, "");
    if (!step) return std::unexpected(step.error());
    auto batch = number_from(arguments.batch);
    if (!batch) return std::unexpected(batch.error());
    auto roll = service::make_pay_roll(context.store_url, {*batch, arguments.output, arguments.reveal, context.language}, *step);
    if (!roll) return std::unexpected(roll.error());
    if (!context.json) {
        print(*roll, arguments, context);
        return done;
    }
    array lines;
    for (auto const& line : roll->lines) lines.push_back(to_json(line));
    print_json(context, object{{"batch", *batch}, {"benefit", roll->batch.benefit}, {"amount_fen", roll->batch.amount.fen()}, {"lines", std::move(lines)}});
    return done;
}

}  // namespace

Command pay_roll_command() {
    static Arguments arguments;
    return {.name = "pay roll",
            .writes_trail = true,
            .about = &message::about_pay_roll,
            .options = {{"batch", "BATCH", &message::option_pay_batch, &arguments.batch, true},
                        {"-o,--output", "FILE", &message::option_pay_sheet, &arguments.output},
                        {"--reveal", "REASON", &message::option_pay_reveal, &arguments.reveal}},
            .run = [](Context const& context) { return run_roll(context, arguments); }};
}

}  // namespace jiayu::cli
