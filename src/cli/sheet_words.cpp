#include "cli/sheet_words.hpp"

#include <algorithm>

#include "cli/messages.hpp"

namespace jiayu::cli {

namespace {

constexpr Message const* words[] = {
    &message::sheet_name, &message::sheet_citizen_number, &message::sheet_temporary_number, &message::sheet_sex,
    &message::sheet_birth_date, &message::sheet_phone, &message::sheet_division_code, &message::sheet_hukou_division_code,
    &message::sheet_marital_status, &message::sheet_residence_kind, &message::sheet_died_on, &message::sheet_subject,
    &message::sheet_mother, &message::sheet_father, &message::sheet_child, &message::sheet_husband, &message::sheet_wife,
    &message::sheet_hukou_resident, &message::sheet_inflow, &message::sheet_hukou_away, &message::sheet_gone,
    &message::sheet_dead};

constexpr std::string_view prefix = "cli.sheet_";

}  // namespace

std::string_view sheet_word(std::string_view identifier, Language language) {
    auto const* found = std::ranges::find(words, identifier, [](Message const* word) { return word->name.substr(prefix.size()); });
    if (found == std::end(words)) return identifier;
    return language == Language::zh ? (*found)->zh : (*found)->en;
}

}  // namespace jiayu::cli
