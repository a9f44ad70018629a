// A kind of matter as the pack defines it: its states, the verbs that lead from one to the next and who may use them, the forms they
// carry and the clocks they start and stop. Names refer to each other by id; check_kind.hpp tells when they do not fit.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "matters/words.hpp"
#include "matters/working_calendar.hpp"
#include "rules/vocabulary.hpp"

namespace jiayu::matters {

struct State {
    std::string id;
    Words title;
    bool is_end = false;  // the office owes nothing more; verbs may still lead on (an appeal, a renewal)
    std::vector<std::string> waits_for;  // roles whose turn it is
};

enum class Scope : std::uint8_t { own, area };  // of a role: matters of one's own, or those of one's areas

struct Role {
    std::string id;
    Words title;
    Scope scope = Scope::area;
};

struct Field {
    std::string id;
    Words title;
    rules::Type type;
    bool is_required = false;
    bool is_masked = false;  // never shown in full unless revealed with a reason
    std::string prefill;     // a register fact ("subject.name"); empty: asked
    Words proof;             // the document asked for where the register does not say the same; empty: none
};

struct Form {
    std::string id;
    Words title;
    bool needs_pledge = false;  // what the register says is pledged to be right and whole, instead of proofs
    std::vector<Field> fields;
    std::vector<Words> opinions;  // canned ones, numbered from 1: the text of the field "opinion"
};

struct Clock {
    std::string id;
    Words title;
    DayCount count = DayCount::calendar;
    rules::Parameter limit;            // days, dated
    std::vector<std::int64_t> remind;  // so many days before it is due
    std::string escalates_to;          // role that is told once it is overdue
};

struct Verb {
    std::string id;
    Words title;
    std::vector<std::string> from;  // none: opens a matter
    std::string to;                 // empty: the state stays; "before": the state before the last change
    std::vector<std::string> roles;
    std::vector<std::string> forms;
    std::vector<std::string> starts, stops, pauses, resumes;  // clocks; starting one that runs, or resuming one that does not, begins it anew
    std::vector<std::string> not_by;       // verbs whose actors may not use this one on the same matter
    std::vector<std::string> not_by_last;  // of these, whoever used one last may not: an appeal is not for the one who decided
    std::string only_after;           // a clock that must have run out
    std::string effect;               // what a service does with it beside keeping it; empty: nothing
    Words notice;                     // what the applicant is told

    bool opens() const { return from.empty(); }
};

enum class NoticeForm : std::uint8_t { named, counted };  // a public list with masked names, or with a number of persons alone

// What a matter of this kind can be about: here, a benefit.
struct Topic {
    std::string id;
    Words title;
    std::string purpose;  // that an actor must have; as the kind's unless said
    NoticeForm notice = NoticeForm::named;
    bool is_paid_to_parent = false;  // the subject is a child, and a parent or guardian is paid
    bool is_paid_once = false;       // nothing to renew
    rules::Parameter reach = {};     // months before the application that can still be granted; no value: none
};

struct Kind {
    std::string id;
    Words title;
    std::string purpose;
    std::vector<Role> roles;
    std::vector<State> states;
    std::vector<Verb> verbs;
    std::vector<Form> forms;
    std::vector<Clock> clocks;
    std::vector<Topic> topics;
};

inline constexpr std::string_view state_before = "before";

// The part of that id; nullptr when there is none.
template <class Part>
Part const* find_part(std::vector<Part> const& parts, std::string_view id) {
    for (auto const& part : parts)
        if (part.id == id) return &part;
    return nullptr;
}

bool contains(std::vector<std::string> const& ids, std::string_view id);

// Whether a matter in that state leaves no room for another about the same: it is under way, or it is paid.
bool takes_its_place(Kind const& kind, State const& state);

}  // namespace jiayu::matters
