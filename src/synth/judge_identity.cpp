// A01–A03, A11–A17, A19, A21 on a mention as written (docs/design/planted.md).
#include "base/date.hpp"
#include "base/utf8.hpp"
#include "han/character.hpp"
#include "synth/row_writer.hpp"

namespace jiayu::synth {

namespace {

bool has_letter_or_mark(std::string_view name) {
    return std::ranges::any_of(name, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '?';
    });
}

bool is_rare(char32_t c) {
    if (c >= 0xE000 && c <= 0xF8FF) return true;
    auto ideograph = (c >= 0x3400 && c <= 0x9FFF) || c >= 0x20000;
    if (!ideograph) return false;
    auto character = han::find_character(c);
    return !character || character->level == 0;
}

bool has_rare_character(std::string_view name) {
    for (std::size_t at = 0; at < name.size();)
        if (is_rare(next_code_point(name, at))) return true;
    return false;
}

}  // namespace

void RowWriter::judge_name(Written const& written) {
    auto add = [&](std::string_view kind) {
        plant(kind, written.role, written.person, "name", world.materials.names.full_name(world.person(written.person)), written.name);
    };
    if (written.name.empty()) return add("name_missing");
    if (has_rare_character(written.name)) add("name_rare_character");
    auto of_delivery = file.department == Department::hospital_delivery && written.role == Role::child;
    if (of_delivery || written.birth == never) return;
    if (age_in_years(date_from_days(written.birth), date_from_days(world.as_of())) <= 7) return;
    if (is_placeholder_name(written.name) || has_letter_or_mark(written.name)) add("placeholder_name_kept");
}

void RowWriter::judge_identity(Written& written) {
    judge_name(written);
    auto const& person = world.person(written.person);
    auto right_number = number_text(person.prefix, person.born, person.order);
    auto add_number = [&](std::string_view kind) { plant(kind, written.role, written.person, "citizen_number", right_number, written.number); };
    if (written.asks_sex && !written.sex) plant("sex_missing", written.role, written.person, "sex", person.sex == 1 ? "男" : "女");
    if (written.asks_birth && written.birth == never)
        plant("birth_date_missing", written.role, written.person, "birth_date", day_text(person.born, DateForm::dashes));
    written.faults = judge_number(written.number, world.as_of(), world.materials.known_prefixes);
    auto const& faults = written.faults;
    if (faults.empty) return;
    if (faults.fifteen) add_number("number_15_digit");
    if (faults.malformed) return add_number("number_malformed");
    if (faults.check_wrong) add_number("number_check_wrong");
    if (faults.date_invalid) add_number("number_date_invalid");
    if (faults.birth != never && written.birth != never && faults.birth != written.birth && written.asks_birth) add_number("number_birth_mismatch");
    if (written.asks_sex && written.sex && written.sex != faults.sex) add_number("number_sex_mismatch");
    if (faults.prefix_unknown) add_number("number_prefix_unknown");
}

}  // namespace jiayu::synth
