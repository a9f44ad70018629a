#include "synth/office_records.hpp"

#include "synth/issue_documents.hpp"
#include "synth/pay_benefits.hpp"

namespace jiayu::synth {

OfficeRecords office_records_of(World const& world) {
    auto families = families_of(world);
    OfficeRecords records{issue_documents(world, families), {}};
    records.payments = pay_benefits(world, families, records.documents);
    return records;
}

bool is_rural(World const& world, PersonIndex person) {
    if (world.person(person).household < 0) return false;
    return world.materials.places.at(world.household_of(person).hukou_home.place).village && world.person(person).household % 4;
}

}  // namespace jiayu::synth
