#include "policy/judge_benefit.hpp"

namespace jiayu::policy {

namespace {

Outcome whole_outcome(Benefit const& benefit, rules::Facts const& facts, Date day) { return judge_benefit(benefit, facts, day).outcome; }

// The first day after `from` until `to` on which `is_other`, which it is on `to` and not on `from`.
Date first_day(Date from, Date to, auto const& is_other) {
    int before = to_days(from), after = to_days(to);
    while (after - before > 1) {
        auto middle = before + (after - before) / 2;
        (is_other(date_from_days(middle)) ? after : before) = middle;
    }
    return date_from_days(after);
}

Date since_in_version(Benefit const& benefit, BenefitVersion const& version, rules::Facts const& facts, Date as_of) {
    auto since = version.from;
    for (auto number : version.conditions) {
        auto const& condition = benefit.conditions[number].condition;
        auto holds = [&](Date day) { return outcome_of(condition, facts, day) == Outcome::holds; };
        if (!holds(version.from)) since = std::max(since, first_day(version.from, as_of, holds));
    }
    return since;
}

}  // namespace

Outcome outcome_of(rules::Term const& condition, rules::Facts const& facts, Date as_of) {
    auto told = rules::interpret(condition, facts, as_of);
    return !told ? Outcome::unknown : std::get<bool>(*told) ? Outcome::holds : Outcome::fails;
}

std::optional<std::int64_t> money_of(std::optional<rules::Term> const& term, rules::Facts const& facts, Date as_of) {
    auto fen = term ? rules::interpret(*term, facts, as_of) : std::nullopt;
    return fen ? std::optional(std::get<std::int64_t>(*fen)) : std::nullopt;
}

Outcome outcome_of_all(std::span<Outcome const> conditions) {
    auto whole = Outcome::holds;
    for (auto outcome : conditions) {
        if (outcome == Outcome::fails) return Outcome::fails;
        if (outcome == Outcome::unknown) whole = Outcome::unknown;
    }
    return whole;
}

BenefitVerdict judge_benefit(Benefit const& benefit, rules::Facts const& facts, Date as_of) {
    BenefitVerdict verdict;
    verdict.version = benefit.version_on(as_of);
    if (!verdict.version) return verdict;
    for (auto number : verdict.version->conditions) verdict.conditions.push_back(outcome_of(benefit.conditions[number].condition, facts, as_of));
    verdict.outcome = outcome_of_all(verdict.conditions);
    if (verdict.outcome != Outcome::holds) return verdict;
    verdict.amount = money_of(verdict.version->amount, facts, as_of);
    verdict.total = money_of(verdict.version->total, facts, as_of);
    auto last = verdict.version->apply_by ? rules::interpret(*verdict.version->apply_by, facts, as_of) : std::nullopt;
    if (last) verdict.apply_by = std::get<Date>(*last);
    return verdict;
}

Date entitled_since(Benefit const& benefit, rules::Facts const& facts, Date as_of) {
    auto day = as_of;
    while (auto version = benefit.version_on(day)) {
        auto since = since_in_version(benefit, *version, facts, day);
        if (since != version->from) return since;
        auto before = date_from_days(to_days(since) - 1);
        if (whole_outcome(benefit, facts, before) != Outcome::holds) return since;
        day = before;
    }
    return day;
}

std::optional<BenefitChange> next_turn_of(rules::Term const& condition, rules::Facts const& facts, Date as_of, Date until) {
    auto now = outcome_of(condition, facts, as_of);
    auto is_other = [&](Date day) { return outcome_of(condition, facts, day) != now; };
    if (!is_other(until)) return std::nullopt;
    auto day = first_day(as_of, until, is_other);
    return BenefitChange{day, outcome_of(condition, facts, day)};
}

std::optional<BenefitChange> next_turn(Benefit const& benefit, rules::Facts const& facts, Date as_of, Date until) {
    auto version = benefit.version_on(as_of);
    std::vector<Date> days;
    for (auto const& later : benefit.versions)
        if (as_of < later.from && later.from <= until) days.push_back(later.from);
    if (version && version->until && *version->until < until) days.push_back(date_from_days(to_days(*version->until) + 1));
    for (auto number : version ? version->conditions : std::vector<std::size_t>()) {
        if (auto turn = next_turn_of(benefit.conditions[number].condition, facts, as_of, until)) days.push_back(turn->day);
    }
    std::ranges::sort(days);
    auto now = whole_outcome(benefit, facts, as_of);
    for (auto day : days)
        if (auto then = whole_outcome(benefit, facts, day); then != now) return BenefitChange{day, then};
    return std::nullopt;
}

}  // namespace jiayu::policy
