// What a column of a table of people holds, guessed from the words of its header and from its values.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/message.hpp"

namespace jiayu::linkage {

enum class ColumnKind : std::uint8_t {
    empty, constant,
    record_id,      // tells records apart, says nothing of the person
    truth,          // the answer: whose record it is
    source,         // where a record comes from
    citizen_number, person_number,
    given_name, surname, full_name, other_name,  // other: of a mother, a father, a spouse
    date, year, month, day,
    sex, postcode, phone, email, house_number, address, place,
    number, category, text
};

std::string_view name_of(ColumnKind kind);                      // "given_name", as JSON and the comments of a model have it
std::string_view words_of(ColumnKind kind, Language language);  // "given name", 名

// By the header's words in English, Chinese, German or French; nullopt where it says nothing.
std::optional<ColumnKind> kind_of_header(std::string_view header);

// What part of a column's present values has a form, 0 … 1, and what the values are like.
struct ValueForms {
    double citizen_number = 0;  // 18 characters with a right check character, or 15 digits with a day that exists
    double email = 0, date = 0, year = 0, month = 0, day = 0, sex = 0, postcode = 0, mobile_phone = 0;
    double digits = 0;          // nothing but digits
    double letters = 0;         // no digit
    double han = 0;             // nothing but Chinese characters
    double han_name = 0;        // two to four Chinese characters that begin with a surname
    double mixed = 0;           // letters and digits
    double words = 0;           // mean number of words
    double length = 0;          // mean number of characters
};

ValueForms forms_of(std::span<std::string_view const> values);

struct KindEvidence {
    std::string_view header;
    ValueForms forms;
    std::size_t records = 0, present = 0, distinct = 0;
    bool is_unique_in_sources = false;  // no value stands twice in one source
};

ColumnKind guess_kind(KindEvidence const& evidence);

}  // namespace jiayu::linkage
