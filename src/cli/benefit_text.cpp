#include "cli/benefit_text.hpp"

#include "cli/messages.hpp"
#include "cli/text_table.hpp"

namespace jiayu::cli {

std::string word_of(policy::Outcome outcome, Language language) {
    auto const& word = outcome == policy::Outcome::holds ? message::benefit_holds : outcome == policy::Outcome::fails ? message::benefit_fails : message::benefit_unknown;
    return render(word, {}, language);
}

std::string decision_word(policy::Outcome outcome, Language language) {
    auto const& word = outcome == policy::Outcome::holds   ? message::decision_holds
                       : outcome == policy::Outcome::fails ? message::decision_fails
                                                           : message::decision_unknown;
    return render(word, {}, language);
}

std::string yuan_text(std::optional<std::int64_t> fen, Language language) {
    if (!fen) return render(message::amount_not_set, {}, language);
    constexpr std::int64_t fen_in_yuan = 100;
    return fmt::format("{}.{:02}", with_thousands(*fen / fen_in_yuan), *fen % fen_in_yuan);
}

Result<std::optional<Date>> day_option(std::string const& text) {
    if (text.empty()) return std::nullopt;
    auto day = date_from_iso(text);
    if (!day) return refuse(message::benefit_day, {{"text", text}});
    return day;
}

}  // namespace jiayu::cli
