#include "linkage/propose_comparisons.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "linkage/level_titles.hpp"
#include "linkage/transform.hpp"

namespace jiayu::linkage {

namespace {

constexpr double swapped_enough = 0.002, skewed_enough = 1.5, hardly_informative = 0.9;

struct LevelPlan {
    std::string_view name, when;
    double frequency = 0;
};

bool is_chinese(ColumnProfile const& profile) { return profile.forms.han > 0.5; }
bool is_name(ColumnKind kind) { return kind >= ColumnKind::given_name && kind <= ColumnKind::other_name; }

// Uneven values: agreement on a rare one says more than on a common one.
bool is_skewed(ColumnProfile const& profile) { return profile.agreement * double(profile.distinct) > skewed_enough; }

std::vector<std::string> cleaning_of(ColumnProfile const& profile) {
    switch (profile.kind) {
        case ColumnKind::given_name: case ColumnKind::surname:
            return is_chinese(profile) ? std::vector<std::string>{"simplified"} : std::vector<std::string>{"fold", "letters"};
        case ColumnKind::full_name: case ColumnKind::other_name: return {is_chinese(profile) ? "simplified" : "fold"};
        case ColumnKind::citizen_number: return {"number_folded"};
        case ColumnKind::phone: return {"phone_digits"};
        case ColumnKind::year: case ColumnKind::month: case ColumnKind::day: case ColumnKind::date: case ColumnKind::number: return {};
        default: return is_chinese(profile) ? std::vector<std::string>{} : std::vector<std::string>{"fold"};
    }
}

using Plans = std::vector<LevelPlan>;

Plans name_levels(ColumnProfile const& profile) {
    if (is_chinese(profile) && profile.forms.length < 1.8) return {{"equal", "equal", 1}, {"same sound", "equal({}.pinyin)"}, {"similar sound", "equal({}.pinyin_similar)"}};
    if (is_chinese(profile))
        return {{"equal", "equal", 1}, {"same sound", "same_pinyin"}, {"similar sound", "similar_pinyin"}, {"similar shape", "same_glyph_shape"},
                {"lost character", "lost_character"}, {"swapped characters", "swapped_characters"}, {"one character differs", "one_character"},
                {"placeholder", "placeholder_name"}, {"same surname", "same_surname"}};
    Plans plans{{"equal", "equal", 1}, {"very similar", "jaro_winkler >= 0.92", 0.5}, {"similar", "jaro_winkler >= 0.85"}, {"somewhat similar", "jaro_winkler >= 0.75"},
                {"same initial", "equal({}.initial)"}};
    if (profile.forms.words > 1.5) plans.insert(plans.begin() + 1, {"same words in another order", "equal({}.words_sorted)", 0});
    return plans;
}

Plans date_levels() {
    return {{"equal", "equal", 1}, {"one slip", "date_slip"}, {"day and month swapped", "swapped_day_month"}, {"two digits swapped", "date_transposed"},
            {"lunar", "lunar"}, {"default day", "default_day"}, {"same month and year", "equal({}.year_month)"}, {"same day of another year", "equal({}.month_day)"},
            {"same year", "same_year"}, {"within ten years", "days <= 3653"}};
}

Plans levels_of(ColumnProfile const& profile) {
    switch (profile.kind) {
        case ColumnKind::given_name: case ColumnKind::surname: case ColumnKind::full_name: case ColumnKind::other_name: return name_levels(profile);
        case ColumnKind::date: return date_levels();
        case ColumnKind::year: return {{"equal", "equal", 1}, {"one slip", "damerau_levenshtein <= 1"}, {"within ten years", "difference <= 10"}};
        case ColumnKind::day: return {{"equal", "equal"}, {"one slip", "damerau_levenshtein <= 1"}};
        case ColumnKind::citizen_number:
            return {{"equal", "equal"}, {"fifteen and eighteen digits", "number_upgraded"}, {"one slip", "number_slip"}, {"garbled", "number_garbled"}, {"same day", "number_same_day"}};
        case ColumnKind::person_number: case ColumnKind::phone:
            return {{"equal", "equal", 1}, {"one slip", "damerau_levenshtein <= 1"}, {"two slips", "damerau_levenshtein <= 2"}};
        case ColumnKind::postcode:
            return {{"equal", "equal", 1}, {"one slip", "damerau_levenshtein <= 1"},
                    {"same area", profile.forms.postcode > 0.5 ? "equal({}.postcode_district)" : "equal({}.first(3))"}};
        case ColumnKind::house_number: case ColumnKind::number: return {{"equal", "equal", 1}, {"one slip", "damerau_levenshtein <= 1"}};
        case ColumnKind::email: return {{"equal", "equal", 1}, {"same user", "equal({}.email_user)"}, {"very similar", "jaro_winkler >= 0.92"}, {"similar", "jaro_winkler >= 0.8"}};
        case ColumnKind::address: case ColumnKind::text:
            return {{"equal", "equal", 1}, {"very similar", "jaro_winkler >= 0.92", 0.5}, {"most in common", "jaccard >= 0.6"}, {"some in common", "jaccard >= 0.35"}};
        case ColumnKind::place: return {{"equal", "equal", 1}, {"very similar", "jaro_winkler >= 0.92", 0.5}, {"similar", "jaro_winkler >= 0.8"}};
        default: return {{"equal", "equal", 1}};
    }
}

// What hardly anybody changes in a life. A given name alone is none: it is written in many ways, and fails with the surname when
// the two are exchanged; that a whole name and the birth date both fail is what kin look like.
bool lasts(ColumnKind kind) {
    return kind == ColumnKind::date || kind == ColumnKind::year || kind == ColumnKind::month || kind == ColumnKind::day || kind == ColumnKind::citizen_number ||
           kind == ColumnKind::full_name;
}

// A column's name as conditions write it.
std::string as_operand(std::string const& name) {
    bool is_plain = std::ranges::all_of(name, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    });
    return is_plain ? name : '`' + name + '`';
}

std::string with_column(std::string_view when, std::string const& name) {
    std::string text(when);
    for (std::size_t at; (at = text.find("{}")) != text.npos;) text.replace(at, 2, as_operand(name));
    return text;
}

// Words that stand for "not known", as far as the values hold them.
std::vector<std::string> absent_words(Records const& records, ColumnProfile const& profile, std::vector<std::string> const& clean) {
    constexpr std::array<std::string_view, 22> words{"null", "NULL", "none", "None", "unknown", "Unknown", "UNKNOWN", "n/a", "N/A", "#N/A", "nan", "NaN", "NA", "-", "--", "?",
                                                     "未知", "不详", "无", "待定", "未填", "*"};
    std::vector<std::string> absent;
    for (auto word : words) {
        if (!records.columns[profile.column].values.find(word) || (word == "NA" && is_name(profile.kind))) continue;
        std::string cleaned(word);
        for (auto const& text : clean)
            if (auto transform = transform_from_text(text)) cleaned = linkage::apply(*transform, cleaned);
        if (!cleaned.empty() && std::ranges::find(absent, cleaned) == absent.end()) absent.push_back(cleaned);
    }
    return absent;
}

ProposedComparison propose(Records const& records, ColumnProfile const& profile) {
    ProposedComparison proposed;
    proposed.column = {.name = profile.name, .of = profile.name, .clean = cleaning_of(profile)};
    proposed.column.absent = absent_words(records, profile, proposed.column.clean);
    proposed.comparison = {.name = profile.name, .columns = {profile.name}, .is_lasting = lasts(profile.kind)};
    for (auto const& plan : levels_of(profile))
        proposed.comparison.levels.push_back({.name = std::string(plan.name), .when = with_column(plan.when, profile.name), .frequency = is_skewed(profile) ? plan.frequency : 0});
    proposed.comparison.levels.push_back({.name = "different"});
    return proposed;
}

ColumnProfile const* find_kind(std::span<ColumnProfile const> profiles, ColumnKind kind) {
    auto found = std::ranges::find_if(profiles, [&](auto const& profile) { return profile.kind == kind && can_be_compared(profile); });
    return found == profiles.end() ? nullptr : &*found;
}

// The given name's comparison looks at both columns: it alone tells the exchange, so that it is not counted twice.
void add_swapped_level(Comparison& comparison, std::string const& given, std::string const& surname) {
    comparison.columns = {given, surname};
    auto const a = as_operand(given), b = as_operand(surname);
    for (auto& level : comparison.levels) {
        if (level.when.empty() || level.when.find('(') != level.when.npos) continue;
        auto space = level.when.find(' ');
        level.when = level.when.substr(0, space) + '(' + a + ')' + (space == level.when.npos ? "" : level.when.substr(space));
    }
    comparison.levels.insert(comparison.levels.begin() + 1, {.name = "exchanged with the surname", .when = fmt::format("equal({}, {})", a, b)});
    comparison.levels.insert(comparison.levels.end() - 1, {.name = "not known", .when = fmt::format("absent({})", a)});
}

// Bits that agreement says, for what share of records.
double worth(ColumnProfile const& profile) { return profile.completeness() * profile.completeness() * -std::log2(std::max(profile.agreement, 1e-9)); }

std::vector<ColumnProfile> choose(std::span<ColumnProfile const> profiles) {
    std::vector<ColumnProfile> chosen;
    for (auto const& profile : profiles)
        if (can_be_compared(profile)) chosen.push_back(profile);
    std::ranges::stable_sort(chosen, std::greater(), worth);
    if (chosen.size() > comparisons_max) chosen.resize(comparisons_max);
    std::ranges::sort(chosen, {}, &ColumnProfile::column);
    return chosen;
}

}  // namespace

bool can_be_compared(ColumnProfile const& profile) {
    bool tells_nothing = profile.agreement > hardly_informative || profile.completeness() < 0.005;
    bool is_serial = (profile.kind == ColumnKind::number || profile.kind == ColumnKind::person_number) && profile.distinct == profile.present && profile.present > 20;
    return profile.kind > ColumnKind::source && profile.repeats.empty() && !tells_nothing && !is_serial;
}

double share_of_swapped_names(Records const& records, ColumnProfile const& given, ColumnProfile const& surname) {
    auto const& a = records.columns[given.column];
    auto const& b = records.columns[surname.column];
    auto count = [](Column const& column) {
        std::vector<std::uint32_t> counts(column.values.size());
        for (auto code : column.codes) ++counts[code];
        counts[0] = 0;
        return counts;
    };
    auto const in_a = count(a), in_b = count(b);
    std::size_t both = 0, swapped = 0;
    for (std::size_t row = 0; row < records.size(); ++row) {
        auto x = a.codes[row], y = b.codes[row];
        if (!x || !y) continue;
        ++both;
        auto x_as_surname = in_b[b.values.find(a.values.text(x))], y_as_given = in_a[a.values.find(b.values.text(y))];
        swapped += x_as_surname > 2 * in_a[x] && y_as_given > 2 * in_b[y];
    }
    return both ? double(swapped) / double(both) : 0;
}

std::vector<ProposedComparison> propose_comparisons(Records const& records, std::span<ColumnProfile const> profiles) {
    std::vector<ProposedComparison> proposed;
    for (auto const& profile : choose(profiles)) proposed.push_back(propose(records, profile));
    auto const *given = find_kind(profiles, ColumnKind::given_name), *surname = find_kind(profiles, ColumnKind::surname);
    if (given && surname && share_of_swapped_names(records, *given, *surname) >= swapped_enough)
        for (auto& one : proposed)
            if (one.column.name == given->name) add_swapped_level(one.comparison, given->name, surname->name);
    for (auto& one : proposed)
        for (auto& level : one.comparison.levels) level.title = title_of_level(level.name);
    return proposed;
}

}  // namespace jiayu::linkage
