#include "register_linkage/model.hpp"

namespace jiayu::register_linkage {

// Names and order of the levels are those of the enumerations NumberLevel, NameLevel, DateLevel …
std::vector<ComparisonKind> const& comparison_kinds() {
    static std::vector<std::string_view> const relative = {"number", "number_slip", "name", "name_alike", "name_only", "different"};
    static std::vector<ComparisonKind> const kinds = {
        {"citizen_number", Comparison::citizen_number, {"exact", "upgraded", "slip", "garbled", "not_valid", "same_day", "different"}},
        {"person_name", Comparison::person_name,
         {"exact", "same_pinyin", "similar_sound", "same_shape", "lost_character", "swapped", "one_character", "surname_differs",
          "surname_only", "different"}},
        {"placeholder_surname", Comparison::placeholder_surname, {"equal", "different"}},
        {"birth_date", Comparison::birth_date,
         {"exact", "lunar", "swapped", "ten_years", "slip", "transposed", "default_day", "near", "same_year", "different"}},
        {"sex", Comparison::sex, {"equal", "different"}},
        {"phone", Comparison::phone, {"exact", "slip", "different"}},
        {"certificate", Comparison::certificate, {"exact", "slip", "different"}},
        {"household", Comparison::household, {"exact", "different"}},
        {"mother", Comparison::mother, relative},
        {"father", Comparison::father, relative},
        {"spouse", Comparison::spouse, relative},
        {"division", Comparison::division, {"exact", "renamed", "same_town", "same_county", "different"}},
        {"ethnic_group", Comparison::ethnic_group, {"equal", "different"}},
    };
    return kinds;
}

namespace {

constexpr std::array<std::pair<std::string_view, KeyPart>, 18> key_parts{{
    {"number", KeyPart::number}, {"name", KeyPart::name}, {"name_sound", KeyPart::name_sound},
    {"surname_sound", KeyPart::surname_sound}, {"given_sound", KeyPart::given_sound}, {"birth_date", KeyPart::birth_date},
    {"birth_year", KeyPart::birth_year}, {"birth_month_day", KeyPart::birth_month_day}, {"sex", KeyPart::sex},
    {"phone", KeyPart::phone}, {"certificate", KeyPart::certificate}, {"household", KeyPart::household},
    {"mother_number", KeyPart::mother_number}, {"mother_name_sound", KeyPart::mother_name_sound},
    {"father_number", KeyPart::father_number}, {"spouse_number", KeyPart::spouse_number},
    {"spouse_name_sound", KeyPart::spouse_name_sound}, {"division", KeyPart::division},
}};

}  // namespace

std::optional<KeyPart> key_part_from_name(std::string_view name) {
    for (auto const& [text, part] : key_parts)
        if (text == name) return part;
    return std::nullopt;
}

std::string_view name_of(KeyPart part) { return key_parts[std::size_t(part)].first; }

Field const* Model::find_field(std::string_view sought) const {
    for (auto const& field : fields)
        if (field.name == sought) return &field;
    return nullptr;
}

}  // namespace jiayu::register_linkage
