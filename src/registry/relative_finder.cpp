#include "registry/relative_finder.hpp"

namespace jiayu::registry {

RelativeFinder::RelativeFinder(Sources const& sources, PersonMentions const& people, Register const& made)
    : mentions_(sources.mentions), people_(people), numbers_(sources.mentions, people, made.persons),
      household_of_mention_(made.household_of_mention), first_member_(made.households.size() + 1, 0) {
    for (auto const& person : made.persons) {
        sexes_.push_back(person.sex);
        names_.push_back(person.name);
    }
    for (auto const& member : made.household_members) {
        ++first_member_[member.household + 1];
        members_.push_back({member.person, member.mention, made.persons[member.person].sex});
    }
    for (std::size_t i = 1; i < first_member_.size(); ++i) first_member_[i] += first_member_[i - 1];
}

// A wife's booklet has her husband's number, a clerk copies the line above: a number alone would make a man the mother.
Row RelativeFinder::find_by_number(PackedNumber number, std::string_view name, std::uint8_t sex) const {
    auto is_possible = [&](Row person) { return !sex || !sexes_[person] || sexes_[person] == sex; };
    auto named = numbers_.find(number, [&](Row person) { return is_possible(person) && names_[person] != no_row && mentions_.name[names_[person]] == name; });
    if (named != no_row) return named;
    auto possible = numbers_.find(number, is_possible);
    return possible != no_row ? possible : numbers_.find(number);
}

Row RelativeFinder::find_member(Row mention, std::string_view name, std::uint8_t sex) const {
    auto household = household_of_mention_[mention];
    if (name.empty() || household == no_row) return no_row;
    Row found = no_row;
    for (auto i = first_member_[household]; i < first_member_[household + 1]; ++i) {
        auto const& member = members_[i];
        if (member.person == people_.person_of(mention) || member.person == found || mentions_.name[member.mention] != name) continue;
        if (sex && member.sex && member.sex != sex) continue;
        if (found != no_row) return no_row;
        found = member.person;
    }
    return found;
}

Row RelativeFinder::mother_of(Row mention) const {
    auto by_number = find_by_number(mentions_.mother_number[mention], mentions_.mother_name[mention], 2);
    return by_number != no_row ? by_number : find_member(mention, mentions_.mother_name[mention], 2);
}

Row RelativeFinder::father_of(Row mention) const {
    auto by_number = find_by_number(mentions_.father_number[mention], mentions_.father_name[mention], 1);
    return by_number != no_row ? by_number : find_member(mention, mentions_.father_name[mention], 1);
}

Row RelativeFinder::spouse_of(Row mention) const {
    auto by_number = find_by_number(mentions_.spouse_number[mention], mentions_.spouse_name[mention], 0);
    return by_number != no_row ? by_number : find_member(mention, mentions_.spouse_name[mention], 0);
}

}  // namespace jiayu::registry
