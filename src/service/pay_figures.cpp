#include "service/pay_figures.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <unordered_map>

#include "service/messages.hpp"
#include "service/settle_items.hpp"

namespace jiayu::service {

namespace {

struct Measured {
    PayFigures figures;
    std::vector<std::int32_t> days;                     // of lines paid in full
    std::unordered_map<std::int64_t, bool> is_paid;     // by person
};

int days_from(std::int32_t from, std::int32_t to) { return std::max(0, days_between(date_from_number(from).value(), date_from_number(to).value())); }

void add_line(Measured& measured, ledger::Line const& line, ledger::LineState const& state, std::int64_t days_max) {
    auto& figures = measured.figures;
    ++figures.due;
    figures.due_amount = figures.due_amount + line.amount;
    figures.paid_amount = figures.paid_amount + Money::from_fen(state.paid);
    bool const full = state.paid == line.amount.fen();
    auto [person, is_new] = measured.is_paid.emplace(line.person, full);
    person->second = person->second && full;
    if (!full) return;
    ++figures.paid_in_full;
    if (days_from(line.decided_on, state.settled_on) <= days_max) ++figures.on_time;
    measured.days.push_back(days_from(line.entitled_on, state.settled_on));
}

// The least number of days within which `share` hundredths of the lines were paid.
std::int64_t quantile(std::vector<std::int32_t> const& sorted, std::size_t share) {
    return sorted.empty() ? 0 : sorted[(sorted.size() * share + 99) / 100 - 1];
}

PayFigures finish(Measured& measured) {
    auto& figures = measured.figures;
    std::ranges::sort(measured.days);
    figures.days_median = quantile(measured.days, 50), figures.days_p90 = quantile(measured.days, 90), figures.days_max = quantile(measured.days, 100);
    figures.days.assign(std::size(day_bounds) + 1, 0);
    for (auto days : measured.days) ++figures.days[std::size_t(std::ranges::lower_bound(day_bounds, days) - std::begin(day_bounds))];
    figures.due_people = std::ssize(measured.is_paid);
    figures.paid_people = std::ranges::count(measured.is_paid, true, [](auto const& person) { return person.second; });
    return figures;
}

Result<PayFiguresReport> read_limit(Path const& packs) {
    auto const file = packs / "national" / "payments.toml";
    try {
        auto const table = toml::parse(read_file(file), file.string());
        auto const limit = table["on_time"]["days_from_decision_max"].value<std::int64_t>();
        if (!limit) return refuse(message::bank_layout_wrong, {{"file", file.string()}, {"what", "[on_time] days_from_decision_max"}});
        return PayFiguresReport{.benefits = {}, .days_from_decision_max = *limit, .basis = table["on_time"]["basis"].value_or(std::string()), .source = table["on_time"]["source"].value_or(std::string())};
    } catch (toml::parse_error const& error) {
        return refuse(message::bank_layout_wrong, {{"file", file.string()}, {"what", std::string(error.description())}});
    }
}

}  // namespace

Result<PayFiguresReport> measure_payments(store::Store& store, Path const& packs) {
    auto report = read_limit(packs);
    if (!report) return report;
    Measured all;
    for (auto const& benefit : list_paid_benefits(store)) {
        auto books = load_books(store, benefit);
        if (!books) return std::unexpected(books.error());
        Measured one;
        one.figures.benefit = benefit;
        for (std::size_t place = 0; place < books->books.lines().size(); ++place) {
            auto const& line = books->books.lines()[place];
            if (line.kind == ledger::LineKind::recovery) continue;
            for (auto* measured : {&one, &all}) add_line(*measured, line, books->books.state(place), report->days_from_decision_max);
        }
        if (one.figures.due) report->benefits.push_back(finish(one));
    }
    if (report->benefits.size() > 1) report->benefits.push_back(finish(all));
    return report;
}

}  // namespace jiayu::service
