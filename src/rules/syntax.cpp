#include "rules/syntax.hpp"

#include "base/utf8.hpp"
#include "rules/messages.hpp"
#include "rules/token.hpp"

namespace jiayu::rules {

namespace {

constexpr int depth_max = 64;
constexpr std::size_t tokens_max = 4000;  // so that no walk over the tree runs out of stack
constexpr std::string_view reserved[] = {"as",  "break",    "const",   "continue",  "else",   "for", "function", "if",   "import",
                                         "let", "loop",     "package", "namespace", "return", "var", "void",     "while"};

// From loosest to tightest, as CEL's table of precedence; the conditional is looser, unary and member tighter.
constexpr std::array<std::array<std::string_view, 7>, 5> precedence{{
    {"||"},
    {"&&"},
    {"==", "!=", "<=", ">=", "<", ">", "in"},
    {"+", "-"},
    {"*", "/", "%"},
}};

template <class... Parts>
std::vector<Syntax> parts_of(Parts&&... parts) {
    std::vector<Syntax> all;
    (all.push_back(std::move(parts)), ...);
    return all;
}

class Parser {
public:
    Parser(std::string_view source, std::vector<Token> tokens) : source_(source), tokens_(std::move(tokens)) {}

    Result<Syntax> run() {
        auto whole = expression();
        if (whole && !is(TokenKind::end)) return unexpected("an operator or the end", "运算符或结尾");
        return whole;
    }

private:
    Token const& now() const { return tokens_[at_]; }
    bool is(TokenKind kind) const { return now().kind == kind; }
    bool is_symbol(std::string_view symbol) const { return is(TokenKind::symbol) && now().text == symbol; }
    bool take(std::string_view symbol) { return is_symbol(symbol) && ++at_; }

    std::unexpected<Error> unexpected(std::string_view expected, std::string_view expected_zh) const {
        auto found = is(TokenKind::end) ? std::string("end") : std::string(source_.substr(now().span.begin, now().span.end - now().span.begin));
        return refuse_at(source_, now().span, message::syntax_unexpected,
                         {{"expected", std::string(expected)}, {"expected_zh", std::string(expected_zh)}, {"found", found}});
    }

    Result<Syntax> expression() {
        if (++depth_ > depth_max) return refuse_at(source_, now().span, message::syntax_too_deep, {{"limit", std::to_string(depth_max)}});
        auto condition = binary(0);
        if (condition && take("?")) condition = conditional(std::move(*condition));
        --depth_;
        return condition;
    }

    Result<Syntax> conditional(Syntax condition) {
        auto then = binary(0);
        if (!then) return then;
        if (!take(":")) return unexpected(":", "“:”");
        auto otherwise = expression();
        if (!otherwise) return otherwise;
        Span span{condition.span.begin, otherwise->span.end};
        return Syntax{.kind = SyntaxKind::conditional, .span = span, .parts = parts_of(condition, *then, *otherwise)};
    }

    bool at_operator(std::size_t level) const {
        if (is(TokenKind::name) && now().text != "in") return false;
        if (!is(TokenKind::symbol) && !is(TokenKind::name)) return false;
        return std::ranges::find(precedence[level], now().text) != precedence[level].end();
    }

    Result<Syntax> binary(std::size_t level) {
        if (level == precedence.size()) return unary();
        auto left = binary(level + 1);
        while (left && at_operator(level)) {
            auto symbol = tokens_[at_++];
            auto right = binary(level + 1);
            if (!right) return right;
            Span span{left->span.begin, right->span.end};
            left = Syntax{.kind = SyntaxKind::binary, .span = span, .text = symbol.text,
                          .parts = parts_of(*left, *right), .operator_span = symbol.span};
        }
        return left;
    }

    Result<Syntax> unary() {
        if (!is_symbol("!") && !is_symbol("-")) return member();
        if (++depth_ > depth_max) return refuse_at(source_, now().span, message::syntax_too_deep, {{"limit", std::to_string(depth_max)}});
        auto symbol = tokens_[at_++];
        auto operand = unary();
        --depth_;
        if (!operand) return operand;
        Span span{symbol.span.begin, operand->span.end};
        return Syntax{.kind = SyntaxKind::unary, .span = span, .text = symbol.text, .parts = parts_of(*operand), .operator_span = symbol.span};
    }

    Result<Syntax> member() {
        auto value = primary();
        while (value) {
            if (is_symbol("[") || is_symbol("{")) return refuse_at(source_, now().span, message::index_unsupported);
            if (!take(".")) break;
            if (!is(TokenKind::name)) return unexpected("a name", "名称");
            auto name = tokens_[at_++];
            Syntax whole{.kind = SyntaxKind::member, .span = {value->span.begin, name.span.end}, .text = name.text, .operator_span = name.span};
            whole.parts.push_back(std::move(*value));
            if (take("(")) {
                whole.kind = SyntaxKind::method;
                if (auto problem = items(whole, ")")) return std::unexpected(*problem);
            }
            value = std::move(whole);
        }
        return value;
    }

    Result<Syntax> primary() {
        auto token = now();
        if (is(TokenKind::end)) return unexpected("a value", "一个值");
        if (take("(")) {
            auto inner = expression();
            if (!inner) return inner;
            inner->span = {token.span.begin, now().span.end};
            return take(")") ? inner : unexpected(")", "“)”");
        }
        if (take("[")) {
            Syntax list{.kind = SyntaxKind::list, .span = token.span};
            if (auto problem = items(list, "]")) return std::unexpected(*problem);
            return list;
        }
        if (is(TokenKind::symbol)) return unexpected("a value", "一个值");
        ++at_;
        if (token.kind == TokenKind::name) return name_or_call(token);
        auto kind = token.kind == TokenKind::integer ? SyntaxKind::integer
                    : token.kind == TokenKind::real  ? SyntaxKind::real
                                                     : SyntaxKind::text;
        return Syntax{.kind = kind, .span = token.span, .constant = token.constant};
    }

    Result<Syntax> name_or_call(Token const& token) {
        if (token.text == "true" || token.text == "false")
            return Syntax{.kind = SyntaxKind::boolean, .span = token.span, .constant = token.text == "true"};
        if (token.text == "null") return Syntax{.kind = SyntaxKind::null, .span = token.span};
        if (token.text == "in" || std::ranges::find(reserved, token.text) != std::end(reserved))
            return refuse_at(source_, token.span, message::reserved_word, {{"found", token.text}});
        Syntax name{.kind = SyntaxKind::name, .span = token.span, .text = token.text, .operator_span = token.span};
        if (!take("(")) return name;
        name.kind = SyntaxKind::call;
        if (auto problem = items(name, ")")) return std::unexpected(*problem);
        return name;
    }

    // Reads "a, b, c" up to the closing symbol into `whole`.
    std::optional<Error> items(Syntax& whole, std::string_view closing) {
        while (!is_symbol(closing)) {
            auto item = expression();
            if (!item) return item.error();
            whole.parts.push_back(std::move(*item));
            if (!take(",") && !is_symbol(closing)) return unexpected("',' or " + std::string(closing), "“,”或“" + std::string(closing) + "”").error();
        }
        whole.span.end = tokens_[at_++].span.end;
        return std::nullopt;
    }

    std::string_view source_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

}  // namespace

Result<Syntax> parse(std::string_view source) {
    if (!is_valid_utf8(source)) return refuse(message::source_not_utf8);
    auto tokens = tokenize(source);
    if (!tokens) return std::unexpected(tokens.error());
    if (tokens->size() > tokens_max)
        return refuse_at(source, (*tokens)[tokens_max].span, message::condition_too_long, {{"limit", std::to_string(tokens_max)}});
    return Parser(source, std::move(*tokens)).run();
}

}  // namespace jiayu::rules
