#include "policy/sentence.hpp"

#include "policy/messages.hpp"
#include "rules/check.hpp"

namespace jiayu::policy {

namespace {

constexpr std::int64_t fen_in_yuan = 100;

// "3600", "3600.50"; of whole fen, without floating point.
std::string in_yuan(std::int64_t fen) {
    auto size = fen < 0 ? -fen : fen;
    auto cents = size % fen_in_yuan;
    return fmt::format("{}{}{}", fen < 0 ? "-" : "", size / fen_in_yuan, cents ? fmt::format(".{:02}", cents) : std::string());
}

Result<rules::Term> check_place(std::string const& source, rules::View const& view, rules::Vocabulary const& vocabulary) {
    auto syntax = rules::parse(source);
    if (!syntax) return std::unexpected(syntax.error());
    auto term = rules::check(*syntax, source, view, vocabulary);
    bool is_shown = !term || (term->type.kind != rules::Kind::list && term->type.kind != rules::Kind::duration);
    if (!is_shown) return refuse(message::sentence_place, {{"text", source}, {"type", rules::name_of(term->type)}});
    return term;
}

}  // namespace

std::string shown_value(std::optional<rules::Constant> const& value, rules::Type const& type, Language language) {
    if (!value) return render(message::value_missing, {}, language);
    if (auto number = std::get_if<std::int64_t>(&*value)) return type.kind == rules::Kind::money ? in_yuan(*number) : std::to_string(*number);
    if (auto day = std::get_if<Date>(&*value)) return to_iso(*day);
    if (auto text = std::get_if<std::string>(&*value)) return *text;
    if (auto truth = std::get_if<bool>(&*value)) return render(*truth ? message::value_true : message::value_false, {}, language);
    if (auto number = std::get_if<double>(&*value)) return fmt::format("{:g}", *number);
    std::string list;
    for (auto const& item : std::get<std::vector<rules::Constant>>(*value)) list += (list.empty() ? "" : ", ") + shown_value(item, rules::item_of(type), language);
    return list;
}

Result<Sentence> Sentence::parse(std::string const& text, rules::View const& view, rules::Vocabulary const& vocabulary) {
    Sentence sentence;
    for (std::size_t at = 0; at < text.size();) {
        auto opening = text.find('{', at);
        if (opening != at) sentence.pieces_.push_back(text.substr(at, opening - at));
        if (opening == text.npos) break;
        auto closing = text.find('}', opening);
        if (closing == text.npos) return refuse(message::sentence_open, {{"text", text}});
        auto term = check_place(text.substr(opening + 1, closing - opening - 1), view, vocabulary);
        if (!term) return std::unexpected(term.error());
        sentence.pieces_.push_back(std::move(*term));
        at = closing + 1;
    }
    return sentence;
}

std::string Sentence::render(rules::Facts const& facts, Date as_of, Language language) const {
    std::string text;
    for (auto const& piece : pieces_) {
        if (auto words = std::get_if<std::string>(&piece)) text += *words;
        else text += shown_value(rules::interpret(std::get<rules::Term>(piece), facts, as_of), std::get<rules::Term>(piece).type, language);
    }
    return text;
}

}  // namespace jiayu::policy
