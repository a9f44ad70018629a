#include "linkage/key_parts.hpp"

namespace jiayu::linkage {

namespace {

struct PartPlan {
    std::vector<std::string_view> endings;  // joined to the column's name
    double from, to;
};

constexpr double never = 0;

// Shares of a value's places: the year is half of a date's eight digits, the first three letters are a third of a name.
std::vector<PartPlan> plans_of(ColumnProfile const& profile) {
    bool is_chinese = profile.forms.han > 0.5;
    switch (profile.kind) {
        case ColumnKind::given_name: case ColumnKind::surname:
            if (is_chinese) return {{{""}, never, never}, {{".pinyin_similar"}, 0, 0.55}};
            return {{{""}, never, never}, {{".soundex"}, 0, 0.55}, {{".first(3)"}, 0.4, 1}};
        case ColumnKind::other_name: case ColumnKind::full_name:
            if (is_chinese) return {{{""}, never, never}, {{".pinyin_similar"}, 0, 0.5}, {{".given_pinyin"}, 0, 0.3}, {{".surname_pinyin"}, 0.35, 1}};
            return {{{""}, never, never}, {{".words_sorted"}, 0, 0.1}, {{".last_word.soundex"}, 0, 0.7}, {{".first_word.soundex"}, 0.3, 1}};
        case ColumnKind::date: return {{{""}, never, never}, {{".month_day"}, 0, 0.5}, {{".year"}, 0.5, 1}, {{".year_month"}, 0, 0.25}, {{".year", ".day"}, 0.25, 0.5}};
        case ColumnKind::citizen_number: return {{{""}, never, never}, {{".number_18"}, 0, 0.1}, {{".number_birth_date"}, 0.5, 1}, {{".last(4)"}, 0, 0.78}};
        case ColumnKind::person_number: return {{{""}, never, never}, {{".first(4)"}, 0.55, 1}, {{".last(3)"}, 0, 0.55}};
        case ColumnKind::phone: return {{{""}, never, never}, {{".last(5)"}, 0, 0.5}, {{".first(6)"}, 0.5, 1}};
        case ColumnKind::postcode:
            if (profile.forms.postcode > 0.5) return {{{""}, never, never}, {{".postcode_district"}, 0.6, 1}};
            return {{{""}, never, never}, {{".first(3)"}, 0.6, 1}};
        case ColumnKind::email: return {{{""}, never, never}, {{".email_user"}, 0, 0.4}};
        case ColumnKind::address: return {{{""}, never, never}, {{".first(5)"}, 0.4, 1}};
        case ColumnKind::place: return {{{""}, never, never}, {{".first(4)"}, 0.4, 1}};
        case ColumnKind::year: case ColumnKind::month: case ColumnKind::day: case ColumnKind::number: case ColumnKind::house_number: return {{{""}, never, never}};
        case ColumnKind::category: case ColumnKind::text: return {{{""}, never, never}};
        default: return {};
    }
}

std::string as_operand(std::string const& name) {
    bool is_plain = std::ranges::all_of(name, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    });
    return is_plain ? name : '`' + name + '`';
}

}  // namespace

std::vector<KeyPart> key_parts(std::span<ProposedComparison const> comparisons, std::span<ColumnProfile const> of_comparisons) {
    constexpr double too_common = 0.3;  // a key that a third of all pairs share splits nothing
    std::vector<KeyPart> parts;
    for (std::size_t i = 0; i < comparisons.size(); ++i) {
        if (of_comparisons[i].agreement > too_common) continue;
        for (auto const& plan : plans_of(of_comparisons[i])) {
            auto& part = parts.emplace_back(KeyPart{.column = i, .from = plan.from, .to = plan.to});
            for (auto ending : plan.endings) part.texts.push_back(as_operand(comparisons[i].column.name) + std::string(ending));
        }
    }
    return parts;
}

FailureRates failure_rates(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::surname: return {.slip = 0.12, .whole = 0.08};
        case ColumnKind::given_name: case ColumnKind::full_name: case ColumnKind::other_name: return {.slip = 0.12, .whole = 0.06};
        case ColumnKind::year: case ColumnKind::month: case ColumnKind::day: case ColumnKind::date: return {.slip = 0.1, .whole = 0.05};
        case ColumnKind::citizen_number: case ColumnKind::person_number: return {.slip = 0.08, .whole = 0.04};
        case ColumnKind::phone: case ColumnKind::email: return {.slip = 0.08, .whole = 0.2};
        case ColumnKind::house_number: case ColumnKind::address: case ColumnKind::postcode: case ColumnKind::place: return {.slip = 0.12, .whole = 0.08};
        default: return {.slip = 0.1, .whole = 0.2};
    }
}

bool moves_with_address(ColumnKind kind) {
    return kind == ColumnKind::house_number || kind == ColumnKind::address || kind == ColumnKind::postcode || kind == ColumnKind::place;
}

}  // namespace jiayu::linkage
