#include "rules/pattern.hpp"

#include <charconv>

#include "base/utf8.hpp"

namespace jiayu::rules {

namespace {

constexpr int repeats_max = 255;  // PostgreSQL's
constexpr int depth_max = 20;

class Pattern {
public:
    explicit Pattern(std::string_view text) : text_(text) {}

    bool is_portable() { return text_.empty() || (alternatives(0) && at_ == text_.size()); }

private:
    bool ends() const { return at_ == text_.size(); }
    bool take(char c) { return !ends() && text_[at_] == c && ++at_; }

    bool alternatives(int depth) {
        if (depth > depth_max) return false;
        do {
            bool any = false;
            while (!ends() && text_[at_] != '|' && text_[at_] != ')') {
                if (!piece(depth)) return false;
                any = true;
            }
            if (!any) return false;  // an empty branch
        } while (take('|'));
        return true;
    }

    bool piece(int depth) {
        if (take('^') || take('$')) return !at_quantifier();
        if (take('(')) {
            if (!ends() && text_[at_] == '?') return false;
            if (!alternatives(depth + 1) || !take(')')) return false;
        } else if (take('[')) {
            if (!set()) return false;
        } else if (at_quantifier() || text_[at_] == '\\' || text_[at_] == ']' || text_[at_] == '}') {
            return false;
        } else {
            next_code_point(text_, at_);
        }
        return quantifier() && !at_quantifier();
    }

    bool at_quantifier() const { return !ends() && std::string_view("?*+{").contains(text_[at_]); }

    bool quantifier() {
        if (!at_quantifier()) return true;
        if (!take('{')) return ++at_;
        auto least = number();
        if (!least) return false;
        if (take('}')) return true;
        if (!take(',')) return false;
        if (take('}')) return true;
        auto most = number();
        return most && *least <= *most && take('}');
    }

    std::optional<int> number() {
        int value = 0;
        auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
        if (error != std::errc() || value < 0 || value > repeats_max) return std::nullopt;
        at_ = std::size_t(end - text_.data());
        return value;
    }

    // [a-z0-9], [^…]: a hyphen only within a range, no bracket, no caret but the first.
    bool set() {
        take('^');
        bool any = false;
        while (!ends() && text_[at_] != ']') {
            auto first = member();
            if (!first) return false;
            any = true;
            if (!take('-')) continue;
            auto last = member();
            if (!last || *last < *first) return false;
        }
        return any && take(']');
    }

    std::optional<char32_t> member() {
        if (ends() || std::string_view("\\[]-^").contains(text_[at_])) return std::nullopt;
        return next_code_point(text_, at_);
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

bool is_portable_pattern(std::string_view pattern) { return Pattern(pattern).is_portable(); }

}  // namespace jiayu::rules
