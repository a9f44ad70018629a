#include "policy/benefit.hpp"

#include "base/assert.hpp"

namespace jiayu::policy {

namespace {

constexpr std::string_view recalled = "recall";

void collect_parameters(rules::Term const& term, std::vector<rules::Parameter const*>& found) {
    if (term.kind == rules::TermKind::parameter && std::ranges::find(found, term.parameter) == found.end()) found.push_back(term.parameter);
    for (auto const& part : term.parts) collect_parameters(part, found);
}

// In force on the day, whichever row answers.
bool has_recalled_row(rules::Term const& term, Date day) {
    auto recalled_on_day = [day](rules::TableRow const& row) { return row.basis == recalled && (!row.from || *row.from <= day) && (!row.until || day <= *row.until); };
    if (term.table && std::ranges::any_of(term.table->rows, recalled_on_day)) return true;
    return std::ranges::any_of(term.parts, [day](rules::Term const& part) { return has_recalled_row(part, day); });
}

bool reads_recalled(rules::Term const& term, Date day) {
    if (has_recalled_row(term, day)) return true;
    return std::ranges::any_of(parameters_read(term), [&](rules::Parameter const* parameter) {
        auto value = rules::value_on(*parameter, day);
        return value && value->basis == recalled;
    });
}

}  // namespace

std::string_view name_of(PaymentPeriod period) {
    constexpr std::array<std::string_view, 3> names{"once", "yearly", "monthly"};
    return names[std::size_t(period)];
}

std::string period_on(PaymentPeriod period, Date day) {
    switch (period) {
        case PaymentPeriod::once: return "once";
        case PaymentPeriod::yearly: return fmt::format("{:04}", int(day.year()));
        case PaymentPeriod::monthly: return fmt::format("{:04}-{:02}", int(day.year()), unsigned(day.month()));
    }
    JIAYU_ASSERT(false);
}

Date period_begins(PaymentPeriod period, Date day) {
    using std::chrono::month;
    if (period == PaymentPeriod::once) return day;
    return Date{day.year(), period == PaymentPeriod::yearly ? month(1) : day.month(), std::chrono::day(1)};
}

BenefitVersion const* Benefit::version_on(Date day) const {
    for (auto const& version : versions)
        if (version.from <= day && (!version.until || day <= *version.until)) return &version;
    return nullptr;
}

std::vector<rules::Parameter const*> parameters_read(rules::Term const& term) {
    std::vector<rules::Parameter const*> found;
    collect_parameters(term, found);
    return found;
}

bool rests_on_recall(Benefit const& benefit, BenefitVersion const& version, Date day) {
    auto recalls = [&](std::size_t number) {
        auto const& condition = benefit.conditions[number];
        return condition.basis == recalled || reads_recalled(condition.condition, day);
    };
    if (std::ranges::any_of(version.conditions, recalls)) return true;
    return (version.amount && reads_recalled(*version.amount, day)) || (version.total && reads_recalled(*version.total, day));
}

}  // namespace jiayu::policy
