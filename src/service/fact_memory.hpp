// What the district knew of a person when, for judging periods that have passed: the facts that each deciding step found changed
// (benefit_fact, append-only), and the days that the register itself has.
#pragma once
#include "matters/facts_in_time.hpp"
#include "service/matter_rows.hpp"

namespace jiayu::service {

// Of the person and the view of facts; with the days of births, deaths and household registrations.
matters::FactHistory read_fact_history(store::Store& store, matters::Subject const& subject, std::string const& view);

// Of a date: a fact that is a day counts from that day itself, so that conditions compare it (died_on, retired_on, childless_since); not
// that of a birth, which is who somebody is.
bool is_day_of_event(std::string_view fact);

// In the caller's transaction, after the step that learned them.
void write_learned_facts(MatterDesk& desk, Matter const& matter, std::string const& view, matters::LearnedFacts const& learned);

}  // namespace jiayu::service
