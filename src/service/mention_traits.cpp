#include "service/mention_traits.hpp"

#include "domain/citizen_number.hpp"
#include "han/normalize_name.hpp"
#include "han/placeholder_name.hpp"
#include "han/rare_character.hpp"

namespace jiayu::service {

namespace {

// Columns of the scan by their order in create_snapshot.duckdb.sql.
enum Scanned : int { name = 6, name_sent = 7, citizen_number = 8, citizen_number_sent = 9, spouse_number = 19 };
enum Derived : int { is_placeholder = mention_person_column + 1, has_rare, spouse_is_valid, number_birth, number_sex, number_prefix, is_nursery };

bool has_typed(std::string_view normal) {
    auto is_typed = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '?'; };
    return std::ranges::any_of(normal, is_typed);
}

void set_flag(db::DuckAppender& snapshot, int column, bool is_known, bool value) {
    if (is_known) snapshot.set_integer(column, value);
    else snapshot.set_null(column);
}

void append_name_traits(db::DuckAppender& snapshot, db::Row const& scanned) {
    auto normal = scanned.text(name), sent = scanned.is_null(name_sent) ? normal : scanned.text(name_sent);
    auto placeholder = han::find_placeholder(normal);
    set_flag(snapshot, is_placeholder, !normal.empty(), placeholder || has_typed(normal));
    set_flag(snapshot, is_nursery, !normal.empty(), placeholder && placeholder->kind == han::PlaceholderKind::nursery);
    set_flag(snapshot, has_rare, !sent.empty(), han::has_rare_character(sent));
}

std::string written_number(std::string_view sent) {
    auto text = han::fold_width(sent);
    for (auto& c : text)
        if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
    return text;
}

void append_number_traits(db::DuckAppender& snapshot, db::Row const& scanned) {
    auto valid = scanned.text(citizen_number);
    std::string folded;
    auto written = valid;
    if (!scanned.is_null(citizen_number_sent)) written = folded = written_number(scanned.text(citizen_number_sent));
    if (written == valid || written.empty()) snapshot.set_null(citizen_number_sent);
    else snapshot.set_text(citizen_number_sent, written);
    auto traits = traits_of_number(written);
    if (traits && traits->birth_date) snapshot.set_integer(number_birth, to_number(*traits->birth_date));
    else snapshot.set_null(number_birth);
    if (traits) {
        snapshot.set_integer(number_sex, traits->sex);
        snapshot.set_integer(number_prefix, traits->prefix);
    } else {
        snapshot.set_null(number_sex);
        snapshot.set_null(number_prefix);
    }
}

}  // namespace

std::optional<NumberTraits> traits_of_number(std::string_view number) {
    if (number.size() != 18 || number[0] == '0') return std::nullopt;
    auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (!std::ranges::all_of(number.substr(0, 17), is_digit) || !(is_digit(number[17]) || number[17] == 'X')) return std::nullopt;
    auto digits = [&](std::size_t at, std::size_t count) {
        std::int64_t value = 0;
        for (auto c : number.substr(at, count)) value = value * 10 + (c - '0');
        return value;
    };
    return NumberTraits{date_from_number(digits(6, 8)), digits(16, 1) % 2 ? 1 : 2, int(digits(0, 6))};
}

void append_mention(db::DuckAppender& snapshot, db::Row const& scanned) {
    for (int column = 0; column <= mention_person_column; ++column)
        if (column != citizen_number_sent) snapshot.set(column, scanned, column);
    append_name_traits(snapshot, scanned);
    append_number_traits(snapshot, scanned);
    bool has_spouse_number = !scanned.is_null(spouse_number);
    set_flag(snapshot, spouse_is_valid, has_spouse_number, has_spouse_number && CitizenNumber::parse(scanned.text(spouse_number)).has_value());
}

}  // namespace jiayu::service
