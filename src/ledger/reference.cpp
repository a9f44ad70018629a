#include "ledger/reference.hpp"

#include <charconv>

namespace jiayu::ledger {

namespace {

template <class Number>
std::optional<Number> take_number(std::string_view& text) {
    Number number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number <= 0 || text.front() == '0') return std::nullopt;
    text.remove_prefix(std::size_t(end - text.data()));
    return number;
}

bool take_letter(std::string_view& text, char capital) {
    if (text.empty() || (text.front() != capital && text.front() != char(capital + 32))) return false;
    text.remove_prefix(1);
    return true;
}

}  // namespace

void append_reference(std::string& text, LineReference reference) { fmt::format_to(std::back_inserter(text), "JY{}A{}", reference.line.value(), reference.attempt); }

std::optional<LineReference> parse_reference(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    while (text.starts_with(' ')) text.remove_prefix(1);
    if (!take_letter(text, 'J') || !take_letter(text, 'Y')) return std::nullopt;
    auto line = take_number<std::int64_t>(text);
    if (!line || !take_letter(text, 'A')) return std::nullopt;
    auto attempt = take_number<int>(text);
    if (!attempt || !text.empty()) return std::nullopt;
    return LineReference{LineId(*line), *attempt};
}

}  // namespace jiayu::ledger
