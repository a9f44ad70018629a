#include "registry/number_index.hpp"

#include <bit>

namespace jiayu::registry {

NumberIndex::NumberIndex(Mentions const& mentions, PersonMentions const& people, std::span<Person const> persons) {
    auto standing = [&](Row person) {
        auto from = persons[person].citizen_number;
        return from == no_row ? 0 : mentions.citizen_number[from];
    };
    std::vector<Row> others;
    for (Row mention = 0; mention < mentions.size(); ++mention)
        if (auto number = mentions.citizen_number[mention]; number && number != standing(people.person_of(mention))) others.push_back(mention);
    slots_.resize(std::bit_ceil(2 * (persons.size() + others.size()) + 1));
    for (Row person = 0; person < persons.size(); ++person) add(standing(person), person);
    for (auto mention : others) add(mentions.citizen_number[mention], people.person_of(mention));
}

std::size_t NumberIndex::slot_of(PackedNumber number) const {
    auto mask = slots_.size() - 1;
    auto at = std::size_t(number * 0x9E3779B97F4A7C15ull >> 20) & mask;
    while (slots_[at].number && slots_[at].number != number) at = (at + 1) & mask;
    return at;
}

void NumberIndex::add(PackedNumber number, Row person) {
    if (!number) return;
    auto& slot = slots_[slot_of(number)];
    if (!slot.number) slot = {number, person};
    else if (slot.person != person) others_.emplace(number, person);
}

Row NumberIndex::find(PackedNumber number) const { return number ? slots_[slot_of(number)].person : no_row; }

Row NumberIndex::find(PackedNumber number, std::function<bool(Row person)> const& fits) const {
    auto first = find(number);
    if (first == no_row || fits(first)) return first;
    // The lowest, whatever the order in which a hash table keeps them.
    auto found = no_row;
    auto [begin, end] = others_.equal_range(number);
    for (auto at = begin; at != end; ++at)
        if (fits(at->second) && (found == no_row || at->second < found)) found = at->second;
    return found;
}

}  // namespace jiayu::registry
