#include "policy/load_benefit_examples.hpp"

#include "policy/messages.hpp"
#include "policy/read_given.hpp"

namespace jiayu::policy {

namespace {

constexpr std::array<Outcome, 3> outcomes{Outcome::holds, Outcome::fails, Outcome::unknown};

std::optional<Outcome> outcome_named(TomlSource const& source, std::string_view word, std::string_view key, std::string const& place) {
    auto found = std::ranges::find(outcomes, word, [](Outcome outcome) { return name_of(outcome); });
    if (found != outcomes.end()) return *found;
    source.report(place, Error(message::word_unknown, {{"key", std::string(key)}, {"found", std::string(word)}, {"expected", "holds | fails | unknown"}}));
    return std::nullopt;
}

void read_reasons(TomlSource const& source, toml::table const& table, Benefit const& benefit, BenefitExample& example, std::string const& place) {
    auto reasons = table["reasons"].as_table();
    if (!reasons) return;
    for (auto const& [key, node] : *reasons) {
        auto id = std::string(key.str());
        auto outcome = outcome_named(source, node.value<std::string>().value_or(""), id, place);
        if (std::ranges::find(benefit.conditions, id, &BenefitCondition::id) == benefit.conditions.end())
            source.report(place, Error(message::condition_unknown, {{"found", id}}));
        else if (outcome) example.reasons.emplace(id, *outcome);
    }
}

bool can_be_unknown(Benefit const& benefit) {
    return !std::ranges::all_of(benefit.conditions, [](BenefitCondition const& condition) { return is_never_unknown(condition.condition); });
}

}  // namespace

void read_benefit_example(TomlSource const& source, toml::table const& table, rules::Vocabulary const& vocabulary, Benefit& benefit) {
    auto place = fmt::format("example {}", benefit.examples.size() + 1);
    source.refuse_other_keys(table, {"given", "as_of", "expect", "amount", "total", "apply_by", "reasons", "title"}, place);
    auto as_of = source.date(table, "as_of", place, true);
    auto expect = outcome_named(source, source.text(table, "expect", place), "expect", place);
    auto given = read_given(source, table, place, {*benefit.view, vocabulary});
    if (!as_of || !expect || !given) return;
    BenefitExample example{std::move(*given), *as_of, *expect, table["amount"].value<std::int64_t>(),
                           table["total"].value<std::int64_t>(), source.date(table, "apply_by", place, false), {}};
    read_reasons(source, table, benefit, example, place);
    auto version = benefit.version_on(*as_of);
    bool needs_amount = version && version->amount && *expect == Outcome::holds && !example.amount;
    if (needs_amount) source.report(place, Error(message::key_missing, {{"key", "amount"}}));
    benefit.examples.push_back(std::move(example));
}

void check_benefit_examples(TomlSource const& source, Benefit const& benefit) {
    for (auto outcome : outcomes) {
        if (outcome == Outcome::unknown && !can_be_unknown(benefit)) continue;
        if (std::ranges::find(benefit.examples, outcome, &BenefitExample::expect) == benefit.examples.end())
            source.report("", Error(message::example_missing, {{"expect", std::string(name_of(outcome))}}));
    }
}

}  // namespace jiayu::policy
