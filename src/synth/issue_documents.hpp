// Which documents people hold: by chance of their own, person by person.
#pragma once
#include "synth/office_families.hpp"

namespace jiayu::synth {

std::vector<Document> issue_documents(World const& world, std::vector<Family> const& families);

// Whether a lot that comes out the same each time falls within a share.
enum class OfficeTopic : std::uint64_t {
    certificate = 200, second_parent, certificate_end, disability, complication, retirement, without_work, enrolment, payday,
    after_death, twice, returned, other_account, too_early, unproved, too_long, stopped
};
bool office_chance(World const& world, OfficeTopic topic, std::uint64_t about, double share);
std::uint64_t office_draw(World const& world, OfficeTopic topic, std::uint64_t about, std::uint64_t below);

}  // namespace jiayu::synth
