#include "policy/exceptions.hpp"

#include "policy/messages.hpp"
#include "policy/table.hpp"
#include "rules/check.hpp"
#include "rules/find_facts.hpp"

namespace jiayu::policy {

namespace {

enum class Order : std::uint8_t { before, after, apart, open };  // open: both may apply, and nothing says which goes first

class ExceptionReader {
public:
    ExceptionReader(TomlSource const& source, std::string const& place, std::pair<rules::View const&, rules::Vocabulary const&> words) : source_(source), place_(place), words_(words) {}

    WrittenCondition read(toml::table const& table) {
        WrittenCondition written{source_.text(table, "when", place_), {}};
        auto list = table["exceptions"].as_array();
        if (!list) return written;
        for (auto const& node : *list)
            if (auto one = node.as_table()) read_exception(*one);
        if (!sort()) return written;
        auto general = std::move(written.when);
        for (auto const& exception : exceptions_) written.when += fmt::format("({}) ? ({}) : ", exception.applies, exception.decides);
        written.when += "(" + general + ")";
        written.exceptions = std::move(exceptions_);
        return written;
    }

private:
    void read_exception(toml::table const& one) {
        RuleException exception{.id = source_.text(one, "id", place_ + " exceptions")};
        auto place = place_ + " " + exception.id;
        source_.refuse_other_keys(one, {"id", "if", "then", "clause", "title", "over"}, place);
        exception.applies = source_.text(one, "if", place);
        exception.decides = source_.text(one, "then", place);
        exception.clause = source_.text(one, "clause", place);
        exception.title = source_.bilingual(one, "title", place);
        if (auto over = one["over"].as_array())
            for (auto const& id : *over) exception.over.push_back(id.value<std::string>().value_or(""));
        auto applies = rules::check_condition(exception.applies, words_.first, words_.second), decides = rules::check_condition(exception.decides, words_.first, words_.second);
        for (auto const* checked : {&applies, &decides})
            if (!*checked) source_.report(place, checked->error());
        if (!applies || !decides) return;
        exceptions_.push_back(std::move(exception));
        applies_.push_back(std::move(*applies));
    }

    bool goes_over(std::size_t first, std::size_t second) const {
        auto const& over = exceptions_[first].over;
        return std::ranges::find(over, exceptions_[second].id) != over.end();
    }

    // An exception inside another, as far as the facts go, is the more specific one.
    Order order_of(std::size_t first, std::size_t second) const {
        if (goes_over(first, second)) return Order::before;
        if (goes_over(second, first)) return Order::after;
        auto const &a = applies_[first], &b = applies_[second];
        auto both = rules::find_facts({&a, &b}, nullptr);
        if (!both.found && both.is_exhaustive) return Order::apart;
        auto first_alone = rules::find_facts({&a}, &b), second_alone = rules::find_facts({&b}, &a);
        bool first_inside = !first_alone.found && first_alone.is_exhaustive, second_inside = !second_alone.found && second_alone.is_exhaustive;
        if (first_inside && !second_inside) return Order::before;
        if (second_inside && !first_inside) return Order::after;
        bool same = exceptions_[first].decides == exceptions_[second].decides;
        return same ? Order::apart : Order::open;
    }

    std::string case_of(std::size_t first, std::size_t second) const {
        auto both = rules::find_facts({&applies_[first], &applies_[second]}, nullptr);
        std::string text;
        if (!both.found) return "?";
        for (auto const& [column, value] : both.found->facts) text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", column->name, shown(value));
        return text;
    }

    // By taking, again and again, one that no other one goes before.
    bool sort() {
        auto count = exceptions_.size();
        std::vector<std::vector<Order>> orders(count, std::vector<Order>(count, Order::apart));
        bool sound = true;
        for (std::size_t first = 0; first < count; ++first)
            for (std::size_t second = first + 1; second < count; ++second) {
                auto order = orders[first][second] = order_of(first, second);
                orders[second][first] = order == Order::before ? Order::after : order == Order::after ? Order::before : order;
                if (order != Order::open) continue;
                sound = false;
                source_.report(place_, Error(message::exceptions_conflict, {{"first", exceptions_[first].id}, {"second", exceptions_[second].id}, {"case", case_of(first, second)}}));
            }
        std::vector<std::size_t> left(count), sorted;
        for (std::size_t i = 0; i < count; ++i) left[i] = i;
        while (sound && !left.empty()) {
            auto next = std::ranges::find_if(left, [&](std::size_t one) { return std::ranges::none_of(left, [&](std::size_t other) { return orders[one][other] == Order::after; }); });
            if (next == left.end()) {
                source_.report(place_, Error(message::exceptions_circle, {{"exception", exceptions_[left.front()].id}}));
                return false;
            }
            sorted.push_back(*next);
            left.erase(next);
        }
        std::vector<RuleException> in_order;
        for (auto place : sorted) in_order.push_back(std::move(exceptions_[place]));
        if (sound) exceptions_ = std::move(in_order);
        return sound;
    }

    TomlSource const& source_;
    std::string const& place_;
    std::pair<rules::View const&, rules::Vocabulary const&> words_;
    std::vector<RuleException> exceptions_;
    std::vector<rules::Term> applies_;  // by exception
};

}  // namespace

RuleException const* exception_that_applies(std::vector<RuleException> const& exceptions, rules::Explanation const& whole) {
    auto const* rest = &whole;
    for (auto const& exception : exceptions) {
        if (rest->parts[0].outcome == true) return &exception;
        if (!rest->parts[0].outcome) return nullptr;
        rest = &rest->parts[2];
    }
    return nullptr;
}

WrittenCondition read_condition(TomlSource const& source, toml::table const& table, std::string const& place, std::pair<rules::View const&, rules::Vocabulary const&> words) {
    return ExceptionReader(source, place, words).read(table);
}

}  // namespace jiayu::policy
