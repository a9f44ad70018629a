// Who carries a citizen number: the person whose number of record it is, else one on whose rows it stands.
#pragma once
#include <vector>

#include "registry/register.hpp"

namespace jiayu::registry {

class NumberIndex {
public:
    NumberIndex(Mentions const& mentions, PersonMentions const& people, std::span<Person const> persons);
    Row find(PackedNumber number) const;  // no_row when nobody does

private:
    void add(PackedNumber number, Row person);  // the first to come keeps it

    struct Slot {
        PackedNumber number = 0;
        Row person = no_row;
    };
    std::size_t slot_of(PackedNumber number) const;
    std::vector<Slot> slots_;  // open addressing, a power of two
};

}  // namespace jiayu::registry
