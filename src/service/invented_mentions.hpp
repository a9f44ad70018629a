// Mentions of invented people for tests of the linkage alone: families with twins, written down by four departments with the usual
// errors. `people[i]` is the person of mention i.
#pragma once
#include <vector>

#include "domain/mention.hpp"

namespace jiayu::service {

struct InventedMentions {
    std::vector<Mention> mentions;
    std::vector<int> people;
};

InventedMentions invent_mentions(int families, std::uint64_t seed);

// A number of the invented province 99 for this birth date, order and sex, with its check character.
std::string invent_number(std::int32_t birth_date, int order);

}  // namespace jiayu::service
