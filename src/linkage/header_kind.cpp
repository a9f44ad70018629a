#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "linkage/column_kind.hpp"
#include "linkage/messages.hpp"

namespace jiayu::linkage {

namespace {

// What a word of a header speaks of.
enum Sense : std::uint32_t {
    given = 1, surname = 2, name = 4, relative = 8, birth = 16, date = 32, year = 64, month = 128, day = 256, sex = 512, postcode = 1024,
    phone = 2048, email = 4096, citizen = 8192, number = 1 << 14, personal = 1 << 15, address = 1 << 16, house = 1 << 17, place = 1 << 18,
    trade = 1 << 19, id = 1 << 20, truth = 1 << 21, source = 1 << 22
};

struct Word {
    std::string_view text;
    std::uint32_t senses;
};

// Whole words of headers in letters; Latin abbreviations that are common in such tables stand with them.
constexpr Word whole_words[] = {
    {"given", given}, {"first", given}, {"forename", given}, {"forenames", given}, {"firstname", given}, {"fname", given}, {"middle", given}, {"christian", given},
    {"vorname", given}, {"vornamen", given}, {"prenom", given}, {"prénom", given}, {"prenoms", given}, {"givenname", given}, {"nickname", given},
    {"surname", surname}, {"last", surname}, {"lastname", surname}, {"lname", surname}, {"family", surname}, {"familyname", surname}, {"maiden", surname},
    {"nachname", surname}, {"familienname", surname}, {"nom", surname}, {"geburtsname", surname}, {"sname", surname},
    {"name", name}, {"names", name}, {"fullname", name}, {"full", name}, {"person", name},
    {"mother", relative}, {"father", relative}, {"spouse", relative}, {"husband", relative}, {"wife", relative}, {"parent", relative}, {"guardian", relative},
    {"mutter", relative}, {"vater", relative}, {"mere", relative}, {"mère", relative}, {"pere", relative}, {"père", relative},
    {"birth", birth}, {"born", birth}, {"birthdate", birth | date}, {"birthday", birth | date}, {"dob", birth | date}, {"naissance", birth}, {"geburt", birth},
    {"geburtsdatum", birth | date}, {"geb", birth}, {"geboren", birth}, {"death", date}, {"dod", date}, {"date", date}, {"datum", date},
    {"year", year}, {"yob", year}, {"by", year}, {"jahr", year}, {"geburtsjahr", year}, {"annee", year}, {"année", year}, {"birthyear", year},
    {"month", month}, {"mob", month}, {"bm", month}, {"monat", month}, {"geburtsmonat", month}, {"mois", month}, {"birthmonth", month},
    {"day", day}, {"bd", day}, {"tag", day}, {"geburtstag", day}, {"jour", day},
    {"sex", sex}, {"gender", sex}, {"geschlecht", sex}, {"sexe", sex},
    {"postcode", postcode}, {"postal", postcode}, {"zip", postcode}, {"zipcode", postcode}, {"plz", postcode}, {"postleitzahl", postcode}, {"postalcode", postcode},
    {"phone", phone}, {"tel", phone}, {"telephone", phone}, {"mobile", phone}, {"telefon", phone}, {"handy", phone}, {"portable", phone}, {"phonenumber", phone},
    {"email", email}, {"mail", email},
    {"citizen", citizen}, {"idcard", citizen}, {"sfzh", citizen}, {"shenfenzheng", citizen},
    {"ssn", personal}, {"soc", personal}, {"social", personal}, {"nhs", personal}, {"insurance", personal}, {"insuree", personal}, {"passport", personal}, {"tax", personal},
    {"medicare", personal}, {"licence", personal}, {"license", personal}, {"sozialversicherungsnummer", personal}, {"nir", personal}, {"national", personal},
    {"address", address}, {"street", address}, {"addr", address}, {"strasse", address}, {"straße", address}, {"adresse", address}, {"anschrift", address},
    {"rue", address}, {"road", address}, {"line", address},
    {"house", house}, {"hausnummer", house}, {"housenumber", house}, {"flat", house}, {"apartment", house}, {"unit", house},
    {"city", place}, {"town", place}, {"suburb", place}, {"place", place}, {"village", place}, {"ort", place}, {"stadt", place}, {"wohnort", place},
    {"geburtsort", place}, {"ville", place}, {"lieu", place}, {"commune", place}, {"county", place}, {"state", place}, {"province", place}, {"district", place},
    {"region", place}, {"country", place}, {"land", place}, {"pays", place}, {"parish", place}, {"birthplace", place}, {"community", place}, {"location", place},
    {"occupation", trade}, {"job", trade}, {"profession", trade}, {"beruf", trade}, {"employer", trade}, {"métier", trade}, {"title", trade}, {"marital", trade},
    {"ethnicity", trade}, {"nationality", trade}, {"race", trade}, {"religion", trade}, {"education", trade},
    {"id", id}, {"key", id}, {"uuid", id}, {"guid", id}, {"index", id}, {"rowid", id}, {"recid", id}, {"uid", id}, {"record", id}, {"row", id}, {"serial", id},
    {"number", number}, {"no", number}, {"nr", number}, {"num", number}, {"nummer", number}, {"numero", number}, {"numéro", number}, {"code", number},
    {"cluster", truth}, {"entity", truth}, {"truth", truth}, {"true", truth}, {"identity", truth}, {"label", truth}, {"ent", truth}, {"gold", truth},
    {"source", source}, {"dataset", source}, {"origin", source}, {"department", source}, {"quelle", source}, {"provider", source}, {"file", source}, {"database", source},
};

// Parts of Chinese headers, which have no spaces between words.
constexpr Word parts[] = {
    {"姓名", name}, {"名字", name}, {"母亲", relative}, {"父亲", relative}, {"配偶", relative}, {"丈夫", relative}, {"妻子", relative}, {"监护", relative}, {"产妇", name},
    {"出生地", place}, {"出生日", birth | date}, {"生日", birth | date}, {"出生年月", birth | date}, {"出生年", year}, {"日期", date}, {"性别", sex}, {"邮编", postcode}, {"邮政", postcode},
    {"电话", phone}, {"手机", phone}, {"邮箱", email}, {"电子邮件", email}, {"身份", citizen}, {"公民", citizen}, {"证件", citizen}, {"社保", personal},
    {"医保", personal}, {"护照", personal}, {"地址", address}, {"住址", address}, {"门牌", house}, {"籍贯", place}, {"城市", place}, {"乡镇", place}, {"街道", place},
    {"社区", place}, {"户籍地", place}, {"民族", trade}, {"职业", trade}, {"婚姻", trade}, {"编号", id}, {"序号", id}, {"记录号", id}, {"流水号", id},
    {"真值", truth}, {"实体", truth}, {"来源", source}, {"部门", source}, {"单位", source},
};

std::vector<std::string> words_of(std::string_view header) {
    std::vector<std::string> words(1);
    char before = 0;
    for (char c : header) {
        bool is_upper = c >= 'A' && c <= 'Z', is_letter = is_upper || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        bool begins = is_upper && before >= 'a' && before <= 'z';
        if ((!is_letter || begins) && !words.back().empty()) words.emplace_back();
        if (is_letter) words.back() += is_upper ? char(c + 32) : c;
        before = c;
    }
    return words;
}

std::uint32_t senses_of(std::string_view header) {
    std::uint32_t senses = 0;
    for (auto const& word : words_of(header))
        for (auto const& known : whole_words)
            if (known.text == word) senses |= known.senses;
    for (auto const& known : parts)
        if (header.find(known.text) != header.npos) senses |= known.senses;
    if (header == "姓") senses |= surname;
    if (header == "名") senses |= given;
    if (header == "e-mail" || header == "E-Mail" || header == "E-mail") senses |= email;
    return senses;
}

struct Meaning {
    std::uint32_t all;  // senses that must be there
    ColumnKind kind;
};

// The first that holds: "birth_place" is a place, "mother_name" another's name, "street_number" a number in a street.
constexpr Meaning meanings[] = {
    {email, ColumnKind::email}, {relative | given, ColumnKind::other_name}, {relative | surname, ColumnKind::other_name}, {relative | name, ColumnKind::other_name},
    {citizen, ColumnKind::citizen_number}, {phone, ColumnKind::phone}, {postcode, ColumnKind::postcode}, {personal, ColumnKind::person_number},
    {truth, ColumnKind::truth}, {source, ColumnKind::source}, {given | surname, ColumnKind::full_name}, {place | name, ColumnKind::place},
    {given, ColumnKind::given_name}, {surname, ColumnKind::surname}, {sex, ColumnKind::sex}, {place, ColumnKind::place}, {year, ColumnKind::year},
    {month, ColumnKind::month}, {day, ColumnKind::day}, {address | number, ColumnKind::house_number}, {house, ColumnKind::house_number},
    {address, ColumnKind::address}, {id, ColumnKind::record_id}, {birth, ColumnKind::date}, {date, ColumnKind::date}, {trade, ColumnKind::category},
    {name, ColumnKind::full_name},
};

// By ColumnKind.
constexpr Message const* kinds[] = {
    &message::kind_empty, &message::kind_constant, &message::kind_record_id, &message::kind_truth, &message::kind_source,
    &message::kind_citizen_number, &message::kind_person_number, &message::kind_given_name, &message::kind_surname, &message::kind_full_name,
    &message::kind_other_name, &message::kind_date, &message::kind_year, &message::kind_month, &message::kind_day, &message::kind_sex,
    &message::kind_postcode, &message::kind_phone, &message::kind_email, &message::kind_house_number, &message::kind_address, &message::kind_place,
    &message::kind_number, &message::kind_category, &message::kind_text};
static_assert(std::size(kinds) == std::size_t(ColumnKind::text) + 1);

}  // namespace

std::string_view name_of(ColumnKind kind) {
    constexpr std::string_view prefix = "linkage.kind_";
    return kinds[std::size_t(kind)]->name.substr(prefix.size());
}

std::string_view words_of(ColumnKind kind, Language language) { return language == Language::zh ? kinds[std::size_t(kind)]->zh : kinds[std::size_t(kind)]->en; }

std::optional<ColumnKind> kind_of_header(std::string_view header) {
    auto senses = senses_of(header);
    auto found = std::ranges::find_if(meanings, [&](Meaning const& meaning) { return (senses & meaning.all) == meaning.all; });
    return found == std::end(meanings) ? std::nullopt : std::optional(found->kind);
}

}  // namespace jiayu::linkage
