#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"
#include "cli/pay_arguments.hpp"
#include "service/mask_number.hpp"
#include "service/pay_register.hpp"

namespace jiayu::cli {

namespace {

using boost::json::array;
using boost::json::object;

struct Arguments {
    std::string file, layout = "agent_list", on;
};

Result<int> run_return(Context const& context, Arguments const& arguments) {
    auto step = step_of(context, arguments.on);
    if (!step) return std::unexpected(step.error());
    auto report = service::take_bank_return(context.store_url, {context.packs, arguments.file, arguments.layout}, *step);
    if (!report) return std::unexpected(report.error());
    if (context.json)
        print_json(context, object{{"return", report->bank_return}, {"repeated", report->repeated}, {"items", report->items}, {"paid", report->paid}, {"paid_fen", report->paid_amount.fen()},
                                   {"returned", report->returned}, {"returned_fen", report->returned_amount.fen()}, {"known", report->known}, {"unplaced", report->unplaced}});
    else
        print_line(context, report->repeated ? message::pay_return_again : message::pay_return_taken,
                   {{"items", with_thousands(report->items)}, {"paid", with_thousands(report->paid)}, {"paid_amount", grouped_yuan(report->paid_amount)}, {"returned", with_thousands(report->returned)},
                    {"returned_amount", grouped_yuan(report->returned_amount)}, {"known", with_thousands(report->known)}, {"unplaced", with_thousands(report->unplaced)}});
    return report->unplaced ? not_met : done;
}

Message const& word_of(ledger::Verdict verdict) {
    switch (verdict) {
        case ledger::Verdict::other_amount: return message::pay_item_other_amount;
        case ledger::Verdict::other_account: return message::pay_item_other_account;
        case ledger::Verdict::contradiction: return message::pay_item_contradiction;
        default: return message::pay_item_unknown;
    }
}

object to_json(service::OpenItem const& item) {
    return {{"item", item.item}, {"file", item.file}, {"number", item.number}, {"reference", item.reference}, {"outcome", item.outcome == ledger::Outcome::paid ? "paid" : "returned"},
            {"amount_fen", item.amount.fen()}, {"account_number", service::mask_account(item.account_number)}, {"booked_on", to_iso(item.booked_on)}, {"reason", item.reason},
            {"why", ledger::name_of(item.verdict)}};
}

Result<int> run_worklist(Context const& context) {
    auto const items = service::list_open_items(context.store_url);
    if (!items) return std::unexpected(items.error());
    if (context.json) {
        array list;
        for (auto const& item : *items) list.push_back(to_json(item));
        print_json(context, list);
        return done;
    }
    if (items->empty()) {
        print_line(context, message::pay_no_open_items, {});
        return done;
    }
    std::size_t const texts[] = {1, 2, 3, 5, 6, 7};
    auto table = table_with_titles(message::pay_item_titles, context.language, texts);
    for (auto const& item : *items)
        table.add({std::to_string(item.item), fmt::format("{} #{}", item.file, item.number), item.reference,
                   render(item.outcome == ledger::Outcome::paid ? message::pay_word_paid : message::pay_word_returned, {}, context.language), grouped_yuan(item.amount),
                   service::mask_account(item.account_number), to_iso(item.booked_on), render(word_of(item.verdict), {}, context.language)});
    table.print(*context.out);
    return done;
}

}  // namespace

Command pay_return_command() {
    static Arguments arguments;
    return {.name = "pay return",
            .writes_trail = true,
            .about = &message::about_pay_return,
            .options = {{"file", "FILE", &message::option_pay_answer, &arguments.file, true},
                        {"--layout", "NAME", &message::option_pay_layout, &arguments.layout},
                        {"--on", "DAY", &message::option_pay_on, &arguments.on}},
            .run = [](Context const& context) { return run_return(context, arguments); }};
}

Command pay_worklist_command() {
    return {.name = "pay worklist", .about = &message::about_pay_worklist, .options = {}, .run = run_worklist};
}

}  // namespace jiayu::cli
