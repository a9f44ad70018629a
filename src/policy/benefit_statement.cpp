#include "policy/benefit_statement.hpp"

#include "base/assert.hpp"
#include "policy/fill_statement.hpp"
#include "policy/sql.hpp"
#include "rules/sql.hpp"

namespace jiayu::policy {

namespace {

std::string all_bits(JudgedBenefit const& judged) { return std::to_string((std::int64_t(1) << judged.version->conditions.size()) - 1); }

// The benefits over one view. A condition that several share is worked out once.
class ViewStatement {
public:
    ViewStatement(BenefitStatement const& wanted, rules::View const& view) : wanted_(wanted), view_(view) {}

    std::string statement() {
        std::string masks, results;
        for (auto const& judged : wanted_.benefits) {
            if (judged.benefit->view == &view_) masks += bits(judged, "holds", "") + bits(judged, "unknown", " is null");
            results += result(judged);
        }
        std::string outcomes;
        for (std::size_t i = 0; i < conditions_.size(); ++i) outcomes += fmt::format(", {} as outcome_{}", conditions_[i], i);
        auto where = wanted_.where.empty() ? std::string() : " where " + wanted_.where;
        return fill(sql::judge_benefit_view, {{"results", results}, {"masks", masks}, {"outcomes", outcomes}, {"schema", wanted_.schema}, {"view", view_.name}, {"where", where}});
    }

private:
    std::string text_of(rules::Term const& term) const { return rules::to_sql(term, {.dialect = wanted_.dialect, .as_of = wanted_.as_of}); }

    std::size_t outcome_of(rules::Term const& condition) {
        auto text = text_of(condition);
        auto found = std::ranges::find(conditions_, text);
        if (found == conditions_.end()) found = conditions_.insert(found, text);
        return std::size_t(found - conditions_.begin());
    }

    std::string bits(JudgedBenefit const& judged, std::string_view name, std::string_view test) {
        std::string sum;
        for (std::size_t bit = 0; bit < judged.version->conditions.size(); ++bit) {
            auto outcome = outcome_of(judged.benefit->conditions[judged.version->conditions[bit]].condition);
            sum += fmt::format("{}(case when outcome_{}{} then {} else 0 end)", sum.empty() ? "" : " + ", outcome, test, std::int64_t(1) << bit);
        }
        return fmt::format(", {} as {}_{}", sum, name, judged.place);
    }

    // The amount is worked out for those alone to whom it is due.
    std::string result(JudgedBenefit const& judged) const {
        if (judged.benefit->view != &view_)
            return fmt::format(", cast(null as int) as holds_{0}, cast(null as int) as unknown_{0}, cast(null as int) as decision_{0}, cast(null as bigint) as amount_{0}", judged.place);
        auto amount = judged.version->amount ? text_of(*judged.version->amount) : "cast(null as bigint)";
        return fmt::format(", cast(holds_{0} as int) as holds_{0}, cast(unknown_{0} as int) as unknown_{0}, "
                           "(case when holds_{0} = {1} then 1 when holds_{0} + unknown_{0} = {1} then 2 else 0 end) as decision_{0}, "
                           "(case when holds_{0} = {1} then cast({2} as bigint) end) as amount_{0}",
                           judged.place, all_bits(judged), amount);
    }

    BenefitStatement const& wanted_;
    rules::View const& view_;
    std::vector<std::string> conditions_;
};

}  // namespace

std::vector<JudgedBenefit> benefits_in_force(Pack const& pack, Date as_of, std::string_view only) {
    std::vector<JudgedBenefit> judged;
    for (std::size_t place = 0; place < pack.benefits.size(); ++place) {
        auto const& benefit = pack.benefits[place];
        auto version = benefit.version_on(as_of);
        if (version && (only.empty() || benefit.id == only)) judged.push_back({&benefit, version, place});
    }
    return judged;
}

std::string judge_benefits_statement(BenefitStatement const& wanted) {
    JIAYU_ASSERT(!wanted.benefits.empty());
    std::vector<rules::View const*> views;
    for (auto const& judged : wanted.benefits)
        if (std::ranges::find(views, judged.benefit->view) == views.end()) views.push_back(judged.benefit->view);
    std::string statement;
    for (auto const* view : views) statement += (statement.empty() ? "" : "\nunion all\n") + ViewStatement(wanted, *view).statement();
    return statement;
}

std::string list_entitled_statement(JudgedBenefit const& judged, Date as_of, rules::Dialect dialect) {
    std::string where;
    for (auto number : judged.version->conditions)
        where += (where.empty() ? "" : " and ") + rules::to_sql(judged.benefit->conditions[number].condition, {.dialect = dialect, .as_of = as_of});
    return fill(sql::list_entitled, {{"view", judged.benefit->view->name}, {"where", where}});
}

Outcome outcome_of_bits(std::int64_t holds, std::int64_t unknown, std::size_t condition) {
    auto bit = std::int64_t(1) << condition;
    return holds & bit ? Outcome::holds : unknown & bit ? Outcome::unknown : Outcome::fails;
}

}  // namespace jiayu::policy
