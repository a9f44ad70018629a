#include "policy/mutate_tables.hpp"

#include "base/assert.hpp"
#include "rules/check.hpp"
#include "rules/table_sweep.hpp"

namespace jiayu::policy {

namespace {

using rules::Constant;

std::vector<Constant> neighbours(Constant const& constant) {
    struct Neighbours {
        std::vector<Constant> operator()(std::int64_t number) const {
            std::vector<Constant> values;
            if (number < std::numeric_limits<std::int64_t>::max()) values.emplace_back(number + 1);
            if (number > std::numeric_limits<std::int64_t>::min()) values.emplace_back(number - 1);
            return values;
        }
        std::vector<Constant> operator()(double) const { return {}; }
        std::vector<Constant> operator()(std::string const& text) const { return {text + "x"}; }
        std::vector<Constant> operator()(bool truth) const { return {!truth}; }
        std::vector<Constant> operator()(Date day) const { return {date_from_days(to_days(day) + 1), date_from_days(to_days(day) - 1)}; }
        std::vector<Constant> operator()(std::vector<Constant> const&) const { return {}; }
    };
    return std::visit(Neighbours(), static_cast<Constant::variant const&>(constant));
}

class TableMutation {
public:
    TableMutation(PackTable const& table, rules::TableInputs const& inputs, rules::Vocabulary const& vocabulary)
        : table_(table), inputs_(inputs), vocabulary_(vocabulary), changed_(*table.table) {}

    RuleMutation run() {
        result_.rule = "table " + changed_.name;
        for (row_ = 0; row_ < changed_.rows.size(); ++row_) {
            auto& row = changed_.rows[row_];
            for (std::size_t input = 0; input < row.tests.size(); ++input) change_test(row.tests[input], changed_.inputs[input].name);
            for (std::size_t output = 0; output < row.outputs.size(); ++output) change_constant(row.outputs[output], changed_.outputs[output].name);
            change_day(row.from, "from");
            change_day(row.until, "until");
        }
        for (std::size_t output = 0; output < changed_.otherwise.size(); ++output) change_constant(changed_.otherwise[output], "default " + changed_.outputs[output].name);
        return std::move(result_);
    }

private:
    // `changed_` has one change now, which the caller takes back.
    void judge(std::string from, std::string to) {
        ++result_.mutants;
        auto faults = rules::table_faults(changed_, inputs_, vocabulary_);
        if (!faults || !faults->empty()) return;  // rows that now overlap or leave a case out: the pack would not load
        std::vector<rules::Term> outputs;
        for (std::size_t output = 0; output < changed_.outputs.size(); ++output) outputs.push_back(rules::table_term(changed_, output, inputs_, {}));
        auto notices = [&](TableExample const& example) { return judge_table(outputs, example) != example.expect; };
        if (std::ranges::none_of(table_.examples, notices)) result_.survivors.push_back({row_ + 1, std::move(from), std::move(to)});
    }

    void change_constant(Constant& constant, std::string const& what) {
        auto original = constant;
        for (auto& value : neighbours(original)) {
            constant = std::move(value);
            judge(what + " " + shown(original), shown(constant));
        }
        constant = original;
    }

    void change_day(std::optional<Date>& day, std::string const& what) {
        auto original = day;
        if (!original) return;
        for (auto& value : neighbours(*original)) {
            day = std::get<Date>(value);
            judge(what + " " + to_iso(*original), to_iso(*day));
        }
        day = original;
    }

    void change_test(rules::CellTest& test, std::string const& what) {
        if (test.alternatives.empty()) return;
        test.negated = !test.negated;
        judge(what, test.negated ? "not(" + what + ")" : what + " without not");
        test.negated = !test.negated;
        for (std::size_t i = 0; i < test.alternatives.size() && test.alternatives.size() > 1; ++i) {
            auto original = test.alternatives;
            test.alternatives.erase(test.alternatives.begin() + std::ptrdiff_t(i));
            judge(what, fmt::format("{} without its value {}", what, i + 1));
            test.alternatives = std::move(original);
        }
        for (auto& interval : test.alternatives) change_interval(interval, what);
    }

    void change_interval(rules::CellInterval& interval, std::string const& what) {
        bool is_value = interval.least && interval.most && *interval.least == *interval.most;
        if (is_value) return change_value(interval, what);
        if (interval.least) change_end(*interval.least, interval.with_least, what + " from");
        if (interval.most) change_end(*interval.most, interval.with_most, what + " to");
    }

    void change_value(rules::CellInterval& interval, std::string const& what) {
        auto original = interval;
        if (std::holds_alternative<bool>(*original.least)) return;  // the negation has changed it
        for (auto& value : neighbours(*original.least)) {
            interval.least = interval.most = value;
            judge(what + " " + shown(original.least), shown(value));
        }
        interval = original;
    }

    // One more or one less is the end with or without itself, or one step beyond.
    void change_end(Constant& end, bool& with, std::string const& what) {
        with = !with;
        judge(what + " " + shown(end), with ? "with it" : "without it");
        with = !with;
        change_constant(end, what);
    }

    PackTable const& table_;
    rules::TableInputs const& inputs_;
    rules::Vocabulary const& vocabulary_;
    rules::DecisionTable changed_;
    RuleMutation result_{};
    std::size_t row_ = 0;
};

}  // namespace

RuleMutation mutate_table(PackTable const& table, rules::Vocabulary const& vocabulary) {
    auto inputs = rules::check_inputs(*table.table, *table.view, vocabulary);
    JIAYU_ASSERT(inputs);  // the table has loaded
    return TableMutation(table, *inputs, vocabulary).run();
}

}  // namespace jiayu::policy
