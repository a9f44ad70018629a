#include "rules/token.hpp"

#include "base/utf8.hpp"
#include "rules/messages.hpp"

namespace jiayu::rules {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool begins_name(char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Longest first, so that "<=" is not read as "<".
constexpr std::string_view symbols[] = {"||", "&&", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%",
                                        "!",  "?",  ":",  ".",  ",",  "(",  ")", "[", "]", "{", "}"};

class Lexer {
public:
    explicit Lexer(std::string_view source) : source_(source) {}

    Result<std::vector<Token>> run() {
        for (skip_blank(); at_ < source_.size(); skip_blank()) {
            auto token = next();
            if (!token) return std::unexpected(token.error());
            tokens_.push_back(std::move(*token));
        }
        tokens_.push_back({TokenKind::end, {source_.size(), source_.size()}, ""});
        return std::move(tokens_);
    }

private:
    void skip_blank() {
        while (at_ < source_.size()) {
            if (std::string_view(" \t\n\r\f").contains(source_[at_])) ++at_;
            else if (source_.substr(at_).starts_with("//")) at_ = std::min(source_.find('\n', at_), source_.size());
            else return;
        }
    }

    Result<Token> next() {
        auto first = source_[at_];
        if (begins_name(first)) return name();
        if (is_digit(first)) return number();
        if (first == '"' || first == '\'') return text();
        for (auto symbol : symbols)
            if (source_.substr(at_).starts_with(symbol)) {
                auto begin = at_;
                at_ += symbol.size();
                return Token{TokenKind::symbol, {begin, at_}, std::string(symbol)};
            }
        auto end = at_;
        next_code_point(source_, end);
        return refuse_at(source_, {at_, end}, message::character_unknown,
                         {{"found", std::string(source_.substr(at_, end - at_))}});
    }

    Token name() {
        auto begin = at_;
        while (at_ < source_.size() && (begins_name(source_[at_]) || is_digit(source_[at_]))) ++at_;
        return {TokenKind::name, {begin, at_}, std::string(source_.substr(begin, at_ - begin))};
    }

    Result<Token> number() {
        auto begin = at_;
        while (at_ < source_.size() && is_digit(source_[at_])) ++at_;
        bool real = at_ + 1 < source_.size() && source_[at_] == '.' && is_digit(source_[at_ + 1]);
        if (real)
            for (++at_; at_ < source_.size() && is_digit(source_[at_]);) ++at_;
        auto digits = source_.substr(begin, at_ - begin);
        auto read = [&](auto value, TokenKind kind) -> Result<Token> {
            auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
            if (error != std::errc())
                return refuse_at(source_, {begin, at_}, message::number_too_large, {{"found", std::string(digits)}});
            return Token{kind, {begin, at_}, std::string(digits), value};
        };
        return real ? read(0.0, TokenKind::real) : read(std::int64_t(0), TokenKind::integer);
    }

    Result<Token> text() {
        auto begin = at_;
        auto quote = source_[at_++];
        std::string value;
        while (at_ < source_.size() && source_[at_] != quote && source_[at_] != '\n') {
            if (source_[at_] != '\\') value += source_[at_++];
            else if (auto problem = escape(value)) return std::unexpected(*problem);
        }
        if (at_ >= source_.size() || source_[at_] != quote)
            return refuse_at(source_, {begin, at_}, message::text_unclosed, {{"found", std::string(1, quote)}});
        ++at_;
        return Token{TokenKind::text, {begin, at_}, value, value};
    }

    std::optional<Error> escape(std::string& value) {
        auto kind = at_ + 1 < source_.size() ? source_[at_ + 1] : ' ';
        constexpr std::string_view plain = "\\\"'?`nrtabfv", meaning = "\\\"'?`\n\r\t\a\b\f\v";
        if (auto index = plain.find(kind); index != plain.npos) {
            value += meaning[index];
            at_ += 2;
            return std::nullopt;
        }
        std::size_t digits = kind == 'u' ? 4 : kind == 'U' ? 8 : kind == 'x' || kind == 'X' ? 2 : 0;
        auto hexadecimal = source_.substr(std::min(at_ + 2, source_.size()), digits);
        std::uint32_t code_point = 0;
        auto [end, error] = std::from_chars(hexadecimal.data(), hexadecimal.data() + hexadecimal.size(), code_point, 16);
        bool whole = digits && hexadecimal.size() == digits && end == hexadecimal.data() + digits;
        if (!whole || error != std::errc() || code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000))
            return refuse_at(source_, {at_, at_ + 2 + digits}, message::escape_unknown,
                             {{"found", std::string(source_.substr(at_, 2 + digits))}}).error();
        if (code_point == 0) return refuse_at(source_, {at_, at_ + 2 + digits}, message::text_has_zero).error();
        append_code_point(value, code_point);
        at_ += 2 + digits;
        return std::nullopt;
    }

    std::string_view source_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

Result<std::vector<Token>> tokenize(std::string_view source) { return Lexer(source).run(); }

}  // namespace jiayu::rules
