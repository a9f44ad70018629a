// Who carries a citizen number: the person whose number of record it is, else one on whose rows it stands.
#pragma once
#include <functional>
#include <unordered_map>
#include <vector>

#include "registry/register.hpp"

namespace jiayu::registry {

class NumberIndex {
public:
    NumberIndex(Mentions const& mentions, PersonMentions const& people, std::span<Person const> persons);
    Row find(PackedNumber number) const;  // no_row when nobody does
    // Of several who carry it, the first that fits.
    Row find(PackedNumber number, std::function<bool(Row person)> const& fits) const;

private:
    void add(PackedNumber number, Row person);  // the first to come stands first

    struct Slot {
        PackedNumber number = 0;
        Row person = no_row;
    };
    std::size_t slot_of(PackedNumber number) const;
    std::vector<Slot> slots_;  // open addressing, a power of two
    std::unordered_multimap<PackedNumber, Row> others_;  // who came later; few
};

}  // namespace jiayu::registry
