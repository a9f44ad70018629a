#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"
#include "cli/pay_arguments.hpp"
#include "service/pay_register.hpp"

namespace jiayu::cli {

namespace {

using boost::json::array;
using boost::json::object;

object to_json(service::MonthSums const& sums) {
    return {{"month", sums.month}, {"lines", sums.lines}, {"decided_fen", sums.decided}, {"not_committed_fen", sums.not_committed}, {"in_batches_fen", sums.in_batches}, {"in_files_fen", sums.in_files},
            {"paid_by_bank_fen", sums.paid_by_bank}, {"returned_by_bank_fen", sums.returned_by_bank}, {"waiting_fen", sums.waiting}, {"batched_fen", sums.batched}, {"with_bank_fen", sums.with_bank},
            {"returned_open_fen", sums.returned_open}, {"taken_back_fen", sums.taken_back}, {"paid_fen", sums.paid}, {"set_off_fen", sums.set_off}, {"claimed_fen", sums.claimed},
            {"recovered_fen", sums.recovered}, {"still_owed_fen", sums.still_owed}};
}

object to_json(service::PayCheck const& check) {
    array benefits;
    for (auto const& benefit : check.benefits) {
        array months;
        for (auto const& sums : benefit.months) months.push_back(to_json(sums));
        benefits.push_back(object{{"benefit", benefit.benefit}, {"appropriated_fen", benefit.appropriated.fen()}, {"available_fen", benefit.available.fen()}, {"months", std::move(months)}});
    }
    object json{{"fits", !check.difference}, {"lines", check.lines}, {"files", check.files}, {"open_items", check.open_items}, {"benefits", std::move(benefits)}};
    if (auto const& found = check.difference) {
        json["difference"] = object{{"benefit", found->benefit}, {"month", found->month}, {"left", found->left}, {"left_fen", found->left_fen}, {"right", found->right}, {"right_fen", found->right_fen}};
        if (found->line) json["difference"].as_object()["line"] = *found->line;
    }
    return json;
}

std::string month_text(std::int32_t month) { return fmt::format("{:04}-{:02}", month / 100, month % 100); }

void print(service::BenefitCheck const& benefit, Context const& context) {
    print_line(context, message::pay_check_benefit, {{"benefit", benefit.benefit}, {"appropriated", grouped_yuan(benefit.appropriated)}, {"available", grouped_yuan(benefit.available)}});
    auto table = table_with_titles(message::pay_check_titles, context.language);
    for (auto const& sums : benefit.months)
        table.add({month_text(sums.month), with_thousands(sums.lines), grouped_yuan(sums.decided), grouped_yuan(sums.paid), grouped_yuan(sums.waiting + sums.batched), grouped_yuan(sums.with_bank),
                   grouped_yuan(sums.returned_open), grouped_yuan(sums.taken_back), grouped_yuan(sums.in_batches), grouped_yuan(sums.in_files), grouped_yuan(sums.paid_by_bank),
                   grouped_yuan(sums.returned_by_bank), grouped_yuan(sums.set_off), grouped_yuan(sums.still_owed), grouped_yuan(sums.not_committed)});
    if (!table.empty()) table.print(*context.out);
    *context.out << "\n";
}

void print(service::PayCheck const& check, Context const& context) {
    for (auto const& benefit : check.benefits) print(benefit, context);
    if (check.open_items) print_line(context, message::pay_check_open_items, {{"items", with_thousands(check.open_items)}});
    if (!check.difference) {
        print_line(context, message::pay_check_fits, {{"lines", with_thousands(check.lines)}, {"files", with_thousands(check.files)}});
        return;
    }
    auto const& found = *check.difference;
    print_line(context, message::pay_check_differs,
               {{"benefit", found.benefit}, {"month", found.month ? month_text(found.month) : "-"}, {"line", found.line ? std::to_string(*found.line) : "-"}, {"left", found.left},
                {"left_amount", grouped_yuan(found.left_fen)}, {"right", found.right}, {"right_amount", grouped_yuan(found.right_fen)}});
}

Result<int> run_check(Context const& context, std::string const& benefit) {
    auto check = service::check_payments(context.store_url, {context.data, context.packs, benefit});
    if (!check) return std::unexpected(check.error());
    if (context.json) print_json(context, to_json(*check));
    else print(*check, context);
    return check->difference ? not_met : done;
}

}  // namespace

Command pay_check_command() {
    static std::string benefit;
    return {.name = "pay check",
            .about = &message::about_pay_check,
            .options = {{"benefit", "BENEFIT", &message::option_pay_benefit, &benefit}},
            .run = [](Context const& context) { return run_check(context, benefit); }};
}

}  // namespace jiayu::cli
