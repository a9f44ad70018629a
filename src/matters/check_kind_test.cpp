#include "matters/check_kind.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "matters/invented_kind.hpp"
#include "matters/messages.hpp"

namespace jiayu::matters {

namespace {

constexpr std::string_view facts[] = {"subject.name"}, effects[] = {"pay"};

struct Example {
    char const* title;
    void (*spoil)(Kind&);
    Message const* fault;
};

Verb& verb(Kind& kind, std::string_view id) { return *std::ranges::find(kind.verbs, id, &Verb::id); }

Example const examples[] = {
    {"a state that no verb leads to", [](Kind& kind) { kind.states.push_back({"lost", {"失", "lost"}, true}); }, &message::kind_state_unreachable},
    {"a state that waits for a role without a verb", [](Kind& kind) { kind.states[0].waits_for = {"resident"}; }, &message::kind_waits_in_vain},
    {"a state that waits for no known role", [](Kind& kind) { kind.states[0].waits_for = {"clark"}; }, &message::kind_name_unknown},
    {"a state that nothing leads out of", [](Kind& kind) { verb(kind, "send_again").from = {"asked"}; }, &message::kind_dead_end},
    {"a verb that nobody may use", [](Kind& kind) { verb(kind, "finish").roles.clear(); }, &message::kind_verb_of_nobody},
    {"a role that does not exist", [](Kind& kind) { verb(kind, "finish").roles = {"clerc"}; }, &message::kind_name_unknown},
    {"a form that does not exist", [](Kind& kind) { verb(kind, "finish").forms = {"opnion"}; }, &message::kind_name_unknown},
    {"an effect that no service has", [](Kind& kind) { verb(kind, "finish").effect = "bay"; }, &message::kind_name_unknown},
    {"a fact that the register does not have", [](Kind& kind) { kind.forms[0].fields[0].prefill = "subject.height"; }, &message::kind_name_unknown},
    {"a clock that nothing starts", [](Kind& kind) { verb(kind, "publish").starts.clear(); }, &message::kind_clock_unstarted},
    {"a clock that nothing stops", [](Kind& kind) { verb(kind, "finish").stops.clear(); }, &message::kind_clock_unstopped},
    {"two verbs of one name", [](Kind& kind) { verb(kind, "note").id = "settle"; }, &message::kind_double},
    {"an opening that leads nowhere", [](Kind& kind) { verb(kind, "ask").to.clear(); }, &message::kind_opens_nowhere},
};

}  // namespace

TEST(CheckKind, a_sound_kind_has_no_fault) {
    for (auto const& fault : check_kind(invented_kind(), facts, effects)) ADD_FAILURE() << fault.place << ": " << fault.error.text(Language::en);
}

TEST(CheckKind, every_kind_of_fault_is_found) {
    for (auto const& example : examples) {
        auto kind = invented_kind();
        example.spoil(kind);
        auto faults = check_kind(kind, facts, effects);
        EXPECT_TRUE(std::ranges::any_of(faults, [&](auto const& fault) { return fault.error.code == example.fault; })) << example.title;
    }
}

}  // namespace jiayu::matters
