// A sentence of a pack with places for what was read: "{age_on(birth_date, as_of)} years old". A place is an expression of the rule
// language over the benefit's fact view, checked when the pack loads.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "policy/bilingual.hpp"
#include "rules/interpret.hpp"

namespace jiayu::policy {

class Sentence {
public:
    // Refuses a brace without its other one, and an expression that does not check.
    static Result<Sentence> parse(std::string const& text, rules::View const& view, rules::Vocabulary const& vocabulary);

    // Missing facts read "not known" in the sentence's language, money as yuan.
    std::string render(rules::Facts const& facts, Date as_of, Language language) const;

private:
    std::vector<std::variant<std::string, rules::Term>> pieces_;
};

struct BilingualSentence {
    Sentence zh, en;
    BilingualText render(rules::Facts const& facts, Date as_of) const { return {zh.render(facts, as_of, Language::zh), en.render(facts, as_of, Language::en)}; }
};

// A value as people read it: days as 2026-03-01, money as yuan, truth in words.
std::string shown_value(std::optional<rules::Constant> const& value, rules::Type const& type, Language language);

}  // namespace jiayu::policy
