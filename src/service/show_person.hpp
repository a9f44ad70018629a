// One person of the register with every value, where it comes from, and what else the departments said. Numbers are masked
// unless revealed with a reason, which is written to the audit trail first.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/mention.hpp"

namespace jiayu::service {

struct ShowPersonOptions {
    std::int64_t person_id = 0;
    std::string reveal_reason;  // empty: masked
    std::string actor;
};

struct StandingValue {
    std::string field;  // as the register's column is called
    std::string value;  // days as YYYY-MM-DD, codes by name where they have one
    std::optional<std::int64_t> mention_id;
};

struct MentionLine {
    std::int64_t mention_id;
    Department department;
    Role role;
    std::string file;
    std::int64_t row_number;
    std::string observed_on, name, citizen_number, sex, birth_date, phone, division_code;
};

// A household, a residence spell, a marriage, a parent or a child.
struct PersonFact {
    Message const* kind;
    std::string what;  // household number, division code, person id
    std::string from_on, to_on;
    std::optional<std::int64_t> mention_id;
};

struct PersonSheet {
    std::vector<StandingValue> values;
    std::vector<PersonFact> facts;
    std::vector<MentionLine> mentions;
};

// Refuses a person that is not in the register, and revealing without an actor.
Result<PersonSheet> show_person(std::string const& store_url, ShowPersonOptions const& options);

}  // namespace jiayu::service
