// May this actor do this to this matter now? Role × action × area × purpose, and what the pack asks besides.
#pragma once
#include "domain/division.hpp"
#include "matters/fold.hpp"

namespace jiayu::matters {

struct Actor {
    std::string name, role;
    std::vector<DivisionCode> areas;      // of any level: a town's covers its communities
    std::vector<std::string> purposes;
    std::optional<std::int64_t> person;   // of a resident: who they are in the register
};

// What a matter is about; told when it is opened and never changed.
struct Subject {
    std::int64_t subject_person = 0;
    std::int64_t payee_person = 0;
    std::string topic;
    DivisionCode area = DivisionCode::from_number(0);
};

bool covers(DivisionCode area, DivisionCode place);

// To see it: a role of the kind, its purpose (the topic's where it has one of its own), and the area, or that it is one's own.
Result<void> may_see(Kind const& kind, Subject const& subject, Actor const& actor);


struct Attempt {
    Kind const& kind;
    Subject const& subject;
    Standing const* standing;  // nullptr: the matter is not open yet
    Actor const& actor;
    Date today;
};

Result<void> may_act(Attempt const& attempt, Verb const& verb);

// What the actor may do next, in the pack's order.
std::vector<Verb const*> allowed_verbs(Attempt const& attempt);

// By id; refused with the nearest name.
Result<Verb const*> find_verb(Kind const& kind, std::string_view verb);

}  // namespace jiayu::matters
