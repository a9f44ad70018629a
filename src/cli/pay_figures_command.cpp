#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"
#include "cli/pay_arguments.hpp"

namespace jiayu::cli {

namespace {

using boost::json::array;
using boost::json::object;

object to_json(service::PayFigures const& figures) {
    array days;
    for (auto lines : figures.days) days.push_back(lines);
    return {{"benefit", figures.benefit.empty() ? boost::json::value(nullptr) : boost::json::value(figures.benefit)}, {"due", figures.due}, {"paid_in_full", figures.paid_in_full},
            {"on_time", figures.on_time}, {"due_people", figures.due_people}, {"paid_people", figures.paid_people}, {"due_fen", figures.due_amount.fen()}, {"paid_fen", figures.paid_amount.fen()},
            {"days_median", figures.days_median}, {"days_p90", figures.days_p90}, {"days_max", figures.days_max}, {"lines_by_days", std::move(days)}};
}

std::string percent(std::int64_t part, std::int64_t whole) { return whole ? fmt::format("{:.1f}", 100.0 * double(part) / double(whole)) : "-"; }

void print(service::PayFiguresReport const& report, Context const& context) {
    auto table = table_with_titles(message::figures_titles, context.language);
    for (auto const& figures : report.benefits) {
        std::vector<std::string> cells{figures.benefit.empty() ? render(message::figures_all, {}, context.language) : figures.benefit, with_thousands(figures.due), with_thousands(figures.paid_in_full),
                                       with_thousands(figures.on_time), percent(figures.paid_in_full, figures.due), percent(figures.on_time, figures.due), with_thousands(figures.due_people),
                                       with_thousands(figures.paid_people), grouped_yuan(figures.due_amount), grouped_yuan(figures.paid_amount), with_thousands(figures.days_median),
                                       with_thousands(figures.days_p90), with_thousands(figures.days_max)};
        for (auto lines : figures.days) cells.push_back(with_thousands(lines));
        table.add(std::move(cells));
    }
    table.print(*context.out);
    print_line(context, message::figures_limit, {{"days", std::to_string(report.days_from_decision_max)}, {"basis", report.basis}, {"source", report.source}});
}

Result<int> run_figures(Context const& context) {
    auto report = service::measure_payments(context.store_url, context.packs);
    if (!report) return std::unexpected(report.error());
    if (context.json) {
        array benefits;
        for (auto const& figures : report->benefits) benefits.push_back(to_json(figures));
        print_json(context, object{{"days_from_decision_max", report->days_from_decision_max}, {"basis", report->basis}, {"benefits", std::move(benefits)}});
    } else if (report->benefits.empty()) {
        print_line(context, message::figures_none, {});
    } else {
        print(*report, context);
    }
    return done;
}

}  // namespace

Command pay_figures_command() {
    return {.name = "pay figures", .about = &message::about_pay_figures, .options = {}, .run = run_figures};
}

}  // namespace jiayu::cli
