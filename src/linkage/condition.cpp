#include "linkage/condition.hpp"

#include <charconv>
#include <cmath>

#include "linkage/measure.hpp"
#include "linkage/messages.hpp"
#include "linkage/nearest_name.hpp"
#include "linkage/transform.hpp"

namespace jiayu::linkage {

namespace {

bool is_word_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

// Recursive descent; the first error ends it.
class Reader {
public:
    Reader(std::string_view text, std::span<std::string const> own) : text_(text), own_(own) {}

    Result<Condition> whole() {
        auto condition = any_of(0);
        if (!condition) return condition;
        skip_blanks();
        if (at_ < text_.size()) return refuse_here("and, or");
        return condition;
    }

    Result<Operand> operand() {
        Operand operand;
        auto column = word();
        if (column.empty()) return refuse_here("column");
        operand.column = column;
        while (take('.')) {
            auto transform = std::string(word());
            if (take('(')) {
                transform += '(' + std::string(word()) + ')';
                if (!take(')')) return refuse_here(")");
            }
            if (auto known = transform_from_text(transform); !known) return std::unexpected(known.error());
            operand.transforms.push_back(transform);
        }
        return operand;
    }

    bool is_at_end() {
        skip_blanks();
        return at_ == text_.size();
    }
    std::unexpected<Error> refuse_here(std::string_view expected) const {
        return refuse(message::condition_unreadable, {{"text", std::string(text_)}, {"column", std::to_string(at_ + 1)}, {"expected", std::string(expected)}});
    }

private:
    static constexpr int depth_max = 50;

    Result<Condition> any_of(int depth) { return joined(depth, "or", Condition::Kind::any_of, &Reader::all_of); }
    Result<Condition> all_of(int depth) { return joined(depth, "and", Condition::Kind::all_of, &Reader::one); }

    Result<Condition> joined(int depth, std::string_view word_between, Condition::Kind kind, Result<Condition> (Reader::*part)(int)) {
        Condition all{.kind = kind};
        do {
            auto next = (this->*part)(depth);
            if (!next) return next;
            all.parts.push_back(std::move(*next));
        } while (take_word(word_between));
        return all.parts.size() == 1 ? std::move(all.parts.front()) : std::move(all);
    }

    Result<Condition> one(int depth) {
        if (depth > depth_max) return refuse_here("fewer ( )");
        if (take_word("not")) {
            auto inner = one(depth + 1);
            if (!inner) return inner;
            Condition negated{.kind = Condition::Kind::none_of};
            negated.parts.push_back(std::move(*inner));
            return negated;
        }
        if (!take('(')) return measured();
        auto inner = any_of(depth + 1);
        if (inner && !take(')')) return refuse_here(")");
        return inner;
    }

    Result<Condition> measured() {
        Condition condition;
        condition.measure = word();
        if (condition.measure.empty()) return refuse_here("measure");
        if (condition.measure == "absent") condition.kind = Condition::Kind::absent;
        else if (!find_measure(condition.measure)) return refuse_unknown_measure(condition.measure);
        if (auto read = operands(condition); !read) return std::unexpected(read.error());
        if (condition.kind == Condition::Kind::absent) return condition;
        return related(std::move(condition));
    }

    Result<void> operands(Condition& condition) {
        if (!take('(')) {
            if (own_.size() != 1) return refuse_here("(");
            condition.left.column = condition.right.column = own_.front();
            return {};
        }
        auto left = operand();
        if (!left) return std::unexpected(left.error());
        condition.left = condition.right = std::move(*left);
        if (take(',')) {
            auto right = operand();
            if (!right) return std::unexpected(right.error());
            condition.right = std::move(*right);
        }
        if (!take(')')) return refuse_here(")");
        return {};
    }

    Result<Condition> related(Condition condition) {
        using Relation = Condition::Relation;
        static constexpr std::pair<std::string_view, Relation> relations[] = {
            {">=", Relation::at_least}, {"<=", Relation::at_most}, {">", Relation::above}, {"<", Relation::below}, {"=", Relation::equals}};
        for (auto [sign, relation] : relations)
            if (take_sign(sign)) {
                condition.relation = relation;
                return bounded(std::move(condition));
            }
        if (find_measure(condition.measure)->kind != MeasureKind::yes_or_no) return refuse_here(">=, <=, >, <, =");
        return condition;
    }

    Result<Condition> bounded(Condition condition) {
        skip_blanks();
        auto const* begin = text_.data() + at_;
        auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), condition.bound);
        if (error != std::errc() || !std::isfinite(condition.bound)) return refuse_here("number");
        at_ += std::size_t(end - begin);
        return condition;
    }

    std::unexpected<Error> refuse_unknown_measure(std::string const& name) const {
        std::vector<std::string_view> known{"absent"};
        for (auto const& measure : measures()) known.push_back(measure.name);
        return refuse(message::measure_unknown, {{"text", std::string(text_)}, {"found", name}, {"nearest", std::string(nearest_name(name, known))}});
    }

    void skip_blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
    }
    bool take(char c) {
        skip_blanks();
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    bool take_sign(std::string_view sign) {
        skip_blanks();
        if (!text_.substr(at_).starts_with(sign)) return false;
        at_ += sign.size();
        return true;
    }
    bool take_word(std::string_view sought) {
        auto before = at_;
        if (word() == sought) return true;
        at_ = before;
        return false;
    }
    std::string_view word() {
        skip_blanks();
        if (at_ < text_.size() && text_[at_] == '`') {
            auto end = text_.find('`', at_ + 1);
            if (end == std::string_view::npos) return {};
            auto quoted = text_.substr(at_ + 1, end - at_ - 1);
            at_ = end + 1;
            return quoted;
        }
        auto begin = at_;
        while (at_ < text_.size() && is_word_byte(text_[at_])) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    std::string_view text_;
    std::span<std::string const> own_;
    std::size_t at_ = 0;
};

}  // namespace

Result<Operand> operand_from_text(std::string_view text) {
    Reader reader(text, {});
    auto operand = reader.operand();
    if (operand && !reader.is_at_end()) return reader.refuse_here(".");
    return operand;
}

std::string to_text(Operand const& operand) {
    auto is_plain = std::ranges::all_of(operand.column, is_word_byte);
    auto text = is_plain ? operand.column : '`' + operand.column + '`';
    for (auto const& transform : operand.transforms) text += '.' + transform;
    return text;
}

Result<Condition> condition_from_text(std::string_view text, std::span<std::string const> own) { return Reader(text, own).whole(); }

}  // namespace jiayu::linkage
