#include "policy/explain_benefit.hpp"

#include "base/assert.hpp"

namespace jiayu::policy {

namespace {

constexpr int years_ahead = 10;

// How an amount comes about: the branch that was taken, its factors as numbers.
class AmountLine {
public:
    AmountLine(rules::Facts const& facts, Date as_of) : facts_(facts), as_of_(as_of) {}

    std::string of(rules::Term const& term) {
        auto const& taken = branch(term);
        auto line = said(taken), result = value(taken);
        return line == result ? result : line + " = " + result;
    }

    rules::Term const& branch(rules::Term const& term) const {
        if (term.kind != rules::TermKind::conditional) return term;
        auto question = rules::interpret(term.parts[0], facts_, as_of_);
        return question ? branch(term.parts[std::get<bool>(*question) ? 1 : 2]) : term;
    }

private:
    std::string value(rules::Term const& term) const { return shown_value(rules::interpret(term, facts_, as_of_), term.type, Language::en); }

    std::string said(rules::Term const& term) const {
        auto sign = sign_of(term);
        if (sign.empty()) return value(term);
        return said(branch(term.parts[0])) + std::string(sign) + said(branch(term.parts[1]));
    }

    static std::string_view sign_of(rules::Term const& term) {
        if (term.kind != rules::TermKind::operation || term.type.kind == rules::Kind::date) return {};
        switch (term.operation) {
            case rules::Operator::multiply: return " × ";
            case rules::Operator::add: return " + ";
            case rules::Operator::subtract: return " − ";
            default: return {};
        }
    }

    rules::Facts const& facts_;
    Date as_of_;
};

class Explainer {
public:
    Explainer(BenefitSubject const& subject, Date as_of)
        : subject_(subject), as_of_(as_of), until_{as_of.year() + std::chrono::years(years_ahead), std::chrono::month(12), std::chrono::day(31)} {
        // What a sentence shows of a number is masked as everywhere else.
        shown_facts_ = [this](rules::Column const& column) {
            auto fact = subject_.facts(column);
            auto text = fact ? std::get_if<std::string>(&*fact) : nullptr;
            return text ? std::optional(rules::Constant(subject_.mask(column, *text))) : fact;
        };
    }

    ExplainedCondition condition(BenefitCondition const& condition, Outcome outcome) const {
        ExplainedCondition told{&condition, outcome, words(condition, outcome), {}, {}, Outcome::unknown, readings(condition.condition), parameters(condition.condition)};
        if (!condition.exceptions.empty())
            if (auto const* exception = exception_that_applies(condition.exceptions, rules::explain(condition.condition, subject_.facts, as_of_)))
                told.parameters.push_back({"exception " + exception->id, exception->title.zh + " / " + exception->title.en, exception->clause, condition.basis});
        if (auto change = turn_of(condition)) {
            told.changes_on = change->day;
            told.outcome_then = change->outcome;
            if (outcome == Outcome::fails && condition.nearly) told.nearly = condition.nearly->render(shown_facts_, as_of_);
        }
        return told;
    }

    std::vector<BenefitReading> readings(rules::Term const& term) const {
        std::vector<BenefitReading> told;
        for (auto const* column : rules::columns_read(term)) {
            auto fact = subject_.facts(*column);
            told.push_back({column, fact ? subject_.mask(*column, shown_value(fact, column->type, Language::en)) : std::string()});
        }
        return told;
    }

    std::vector<BenefitParameter> parameters(rules::Term const& term) const {
        std::vector<BenefitParameter> told;
        for (auto const* parameter : parameters_read(term)) {
            auto value = rules::value_on(*parameter, as_of_);
            if (value) told.push_back({parameter->name, shown_value(value->value, parameter->type, Language::en), value->source, value->basis});
            else told.push_back({parameter->name, {}, {}, {}});
        }
        for (auto const& read : tables_read(term, subject_.facts, as_of_))
            told.push_back({read.name, read.value ? shown_value(read.value, read.type, Language::en) : std::string(), read.clauses, read.basis});
        return told;
    }

    Date until() const { return until_; }

private:
    BilingualText words(BenefitCondition const& condition, Outcome outcome) const {
        auto const& sentence = outcome == Outcome::holds ? condition.holds : outcome == Outcome::fails ? condition.fails : condition.unknown;
        return sentence.render(shown_facts_, as_of_);
    }

    // The condition alone as a benefit of one condition.
    std::optional<BenefitChange> turn_of(BenefitCondition const& condition) const {
        return next_turn_of(condition.condition, subject_.facts, as_of_, until_);
    }

    BenefitSubject const& subject_;
    Date as_of_, until_;
    rules::Facts shown_facts_;
};

std::optional<std::int64_t> payee_of(Benefit const& benefit, BenefitSubject const& subject) {
    if (benefit.payee.empty()) return subject.person;
    for (auto const* column : benefit.payee)
        if (auto fact = subject.facts(*column)) return std::get<std::int64_t>(*fact);
    return std::nullopt;
}

}  // namespace

ExplainedBenefit explain_benefit(Benefit const& benefit, BenefitSubject const& subject, Date as_of) {
    Explainer explainer(subject, as_of);
    ExplainedBenefit told{.benefit = &benefit, .as_of = as_of, .period = period_on(benefit.period, as_of), .verdict = judge_benefit(benefit, subject.facts, as_of),
                          .conditions = {}, .entitled_on = {}, .change = {}, .payee = payee_of(benefit, subject), .amount_line = {}, .amount_readings = {}, .amount_parameters = {}};
    told.change = next_turn(benefit, subject.facts, as_of, explainer.until());
    auto version = told.verdict.version;
    if (!version) return told;
    for (std::size_t i = 0; i < version->conditions.size(); ++i)
        told.conditions.push_back(explainer.condition(benefit.conditions[version->conditions[i]], told.verdict.conditions[i]));
    told.rests_on_recall = rests_on_recall(benefit, *version, as_of);
    if (told.verdict.outcome == Outcome::holds) told.entitled_on = entitled_since(benefit, subject.facts, as_of);
    if (!version->amount) return told;
    AmountLine line(subject.facts, as_of);
    auto const& taken = line.branch(*version->amount);
    told.amount_readings = explainer.readings(taken);
    told.amount_parameters = explainer.parameters(taken);
    if (told.verdict.amount) told.amount_line = line.of(*version->amount);
    return told;
}

}  // namespace jiayu::policy
