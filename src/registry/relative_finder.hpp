// Whom a row means by its mother, father or spouse: who carries the number written there; else, since numbers are missing or
// mistyped, the one member of the same household with the name written there.
#pragma once
#include <vector>

#include "registry/number_index.hpp"
#include "registry/register.hpp"

namespace jiayu::registry {

class RelativeFinder {
public:
    // Reads households and household_members (sorted by household) of `made`, which it does not keep.
    RelativeFinder(Sources const& sources, PersonMentions const& people, Register const& made);

    // no_row when nobody, or more than one, fits.
    Row mother_of(Row mention) const;
    Row father_of(Row mention) const;
    Row spouse_of(Row mention) const;

private:
    // Of those who carry the number: whoever has the name as well, else who is not of the other sex (0: any), else the first.
    Row find_by_number(PackedNumber number, std::string_view name, std::uint8_t sex) const;
    Row find_member(Row mention, std::string_view name, std::uint8_t sex) const;  // sex 0: any

    struct Member {
        Row person, mention;
        std::uint8_t sex;
    };
    Mentions const& mentions_;
    PersonMentions const& people_;
    NumberIndex numbers_;
    std::vector<std::uint8_t> sexes_;  // by person
    std::vector<Row> names_;           // by person: the mention of the name of record
    std::vector<Row> household_of_mention_;
    std::vector<std::size_t> first_member_;  // by household
    std::vector<Member> members_;
};

}  // namespace jiayu::registry
