// Whom the earlier system paid in the last four years of the period, and what it got wrong.
#pragma once
#include "synth/office_families.hpp"

namespace jiayu::synth {

std::vector<Payment> pay_benefits(World const& world, std::vector<Family> const& families, std::vector<Document> const& documents);

}  // namespace jiayu::synth
