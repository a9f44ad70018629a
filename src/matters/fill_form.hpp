// A filled-in form: what the register knows is put in, what is asked is read by its type, and what differs from the register needs a proof.
#pragma once
#include "matters/action.hpp"
#include "matters/kind.hpp"

namespace jiayu::matters {

struct GivenValues {
    std::map<std::string, std::string, std::less<>> values;  // field → as typed
    std::map<std::string, std::string, std::less<>> proofs;  // field → the document that was seen
    bool is_pledged = false;
};

// Register facts by name ("subject.name"), written as form values are; what the register does not know is absent.
using RegisterFacts = std::map<std::string, std::string, std::less<>>;

// The forms of one verb together. All problems at once: missing, unreadable or unknown fields, a proof or the pledge that is wanted.
std::expected<FormValues, std::vector<Error>> fill_forms(Kind const& kind, Verb const& verb, GivenValues const& given, RegisterFacts const& facts);

// All problems as one refusal that lists them.
Error one_of(std::vector<Error> const& problems, Verb const& verb);

// As forms keep it: "2026-01-31", fen, true | false, else the text itself. `code:` fields keep the national code's number as text.
Result<std::string> read_value(Field const& field, std::string_view text);

std::vector<Form const*> forms_of(Kind const& kind, Verb const& verb);

}  // namespace jiayu::matters
