#include "registry/earlier.hpp"
#include "registry/register.hpp"

namespace jiayu::registry {

namespace {

constexpr std::uint8_t hukou = 1, community = 2;

class HouseholdNumbers {
public:
    HouseholdNumbers(TextColumn const& numbers, std::uint8_t kind, std::vector<Household>& households)
        : numbers_(numbers), kind_(kind), households_(households) {
        known_.reserve(numbers.size() / 4);
    }

    // In the order of first sight, so that later files do not renumber earlier households.
    Row household_of(Row mention) {
        auto [found, is_new] = known_.try_emplace(numbers_[mention], Row(households_.size()));
        if (is_new) households_.push_back({.number_from = mention, .kind = kind_});
        return found->second;
    }

private:
    TextColumn const& numbers_;
    std::uint8_t kind_;
    std::vector<Household>& households_;
    std::unordered_map<std::string_view, Row> known_;
};

HouseholdMember member_of(Sources const& sources, PersonMentions const& people, Row mention) {
    auto record = people.record_of(mention);
    HouseholdMember member{.household = no_row, .person = people.person_of(mention), .mention = mention, .from_on = 0, .to_on = 0, .relation = 0};
    if (sources.mentions.department[mention] == Department::household_register) {
        auto const& records = sources.households;
        member.relation = records.relation[record];
        member.from_on = records.entered_on[record];
        member.to_on = records.left_on[record];
    } else {
        auto const& records = sources.communities;
        member.relation = records.relation[record];
        member.from_on = records.arrived_on[record];
        member.to_on = earlier(records.left_on[record], records.died_on[record]);
    }
    return member;
}

// The same relation in the same household sent twice is one membership, as the later row has it; all else stays beside it.
void keep_latest_of_equals(std::vector<HouseholdMember>& members) {
    auto key = [](HouseholdMember const& member) { return std::tuple(member.household, member.person, member.relation); };
    std::ranges::sort(members, {}, [&](HouseholdMember const& member) { return std::tuple_cat(key(member), std::tuple(~member.mention)); });
    members.erase(std::ranges::unique(members, {}, key).begin(), members.end());
}

}  // namespace

void gather_households(Sources const& sources, PersonMentions const& people, Register& into) {
    auto const& mentions = sources.mentions;
    HouseholdNumbers hukou_numbers(mentions.household_number, hukou, into.households);
    HouseholdNumbers community_numbers(mentions.household_number, community, into.households);
    into.household_of_mention.assign(mentions.size(), no_row);
    for (Row mention = 0; mention < mentions.size(); ++mention) {
        auto department = mentions.department[mention];
        bool is_household = department == Department::household_register;
        if (!(is_household || department == Department::communities) || people.record_of(mention) == no_row ||
            mentions.role[mention] != Role::subject || mentions.household_number[mention].empty())
            continue;
        auto member = member_of(sources, people, mention);
        member.household = (is_household ? hukou_numbers : community_numbers).household_of(mention);
        into.household_of_mention[mention] = member.household;
        auto& household = into.households[member.household];
        if (!household.division_code) household.division_code = mentions.division_code[mention];
        into.household_members.push_back(member);
    }
    keep_latest_of_equals(into.household_members);
}

}  // namespace jiayu::registry
