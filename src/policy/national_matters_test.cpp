// The national pack's kinds of matters, as they are shipped: who may do what, and that no way of using them leads astray.
#include <gtest/gtest.h>

#include <set>

#include "base/random.hpp"
#include "matters/permission.hpp"
#include "policy/load_pack.hpp"

namespace jiayu::policy {

namespace {

Pack const& national() {
    static Pack const pack = [] {
        auto loaded = load_sound_pack(Path(JIAYU_SOURCE_FOLDER) / "packs/national");
        EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().text(Language::en));
        return std::move(*loaded);
    }();
    return pack;
}

matters::Kind const& application() { return *matters::find_part(national().matter_kinds, "benefit_application"); }

matters::Subject const subject{.subject_person = 1, .payee_person = 1, .topic = "rural_reward", .area = DivisionCode::from_number(320412001006)};

// Two people of each role, for an appeal is not for the one who decided.
matters::Actor actor_of(std::string const& role, int person = 1) { return {role + std::to_string(person), role, {DivisionCode::from_number(320412000000)}, {"benefits"}, 1}; }

// Role by role, the verbs that the pack gives it; a change of the pack's permissions must be made here too.
std::map<std::string, std::set<std::string>> const matrix = {
    {"resident", {"apply", "consent", "decline", "resubmit", "withdraw", "renew", "change_account", "appeal"}},
    {"village_worker", {"apply_for", "offer", "record_consent", "decline", "pass_village", "return_village", "resubmit", "withdraw", "close_unanswered", "object", "renew", "change_account", "report_change", "appeal"}},
    {"town_worker", {"apply_for", "pass_town", "return_town", "close_unanswered", "object", "dismiss_objection", "uphold_objection", "confirm_account", "reject_account", "report_change"}},
    {"district_worker", {"offer", "return_district", "publish", "object", "dismiss_objection", "uphold_objection", "close_notice", "correct", "stop", "confirm_received", "confirm_account", "reject_account", "report_change"}},
    {"district_decider", {"grant", "refuse", "resume", "allow_appeal", "reject_appeal", "confirm_change", "reject_change"}},
    {"system", {"offer", "correct", "stop"}},
};

}  // namespace

TEST(NationalMatters, each_role_may_use_what_the_matrix_says) {
    std::set<std::string> roles;
    for (auto const& role : application().roles) roles.insert(role.id);
    for (auto const& [role, verbs] : matrix) EXPECT_TRUE(roles.erase(role)) << role;
    EXPECT_TRUE(roles.empty());
    for (auto const& verb : application().verbs)
        for (auto const& [role, verbs] : matrix) EXPECT_EQ(verbs.contains(verb.id), matters::contains(verb.roles, role)) << role << " " << verb.id;
}

// From every state, each role may do exactly what the matrix gives it there.
TEST(NationalMatters, from_every_state_each_role_may_do_its_part) {
    for (auto const& state : application().states)
        for (auto const& [role, verbs] : matrix) {
            matters::Standing standing{.state = &state, .before = &state, .version = 1, .since = {}, .clocks = {}, .actors_of = {}, .last_use = {}};
            auto actor = actor_of(role);
            std::set<std::string> allowed;
            for (auto verb : matters::allowed_verbs({application(), subject, &standing, actor, *make_date(2026, 3, 2)})) allowed.insert(verb->id);
            for (auto const& verb : application().verbs) EXPECT_EQ(allowed.contains(verb.id), verbs.contains(verb.id) && matters::contains(verb.from, state.id)) << role << " " << verb.id << " in " << state.id;
        }
}

// 10,000 steps, each drawn from those that are allowed: versions count, no state is undefined, an end that pays nothing owes no
// answer, a clock that runs is due after it started, and nobody is left without a next step where the office still owes one.
TEST(NationalMatters, a_random_walk_of_10000_steps_keeps_the_invariants) {
    Random random(20261124);
    auto const& kind = application();
    std::set<std::string> visited, used;
    std::vector<matters::Action> actions;
    std::optional<matters::Standing> standing;
    auto today = *make_date(2025, 1, 2);
    for (int step = 0; step < 10'000; ++step) {
        today = date_from_days(to_days(today) + int(random.below(random.chance(0.2) ? 90 : 12)));
        std::vector<std::pair<matters::Verb const*, matters::Actor>> choices;
        for (auto const& [role, verbs] : matrix)
            for (int person : {1, 2}) {
                auto actor = actor_of(role, person);
                for (auto verb : matters::allowed_verbs({kind, subject, standing ? &*standing : nullptr, actor, today})) choices.emplace_back(verb, actor);
            }
        bool is_over = standing && (standing->state->is_end ? choices.empty() || random.chance(0.1) : false);
        if (is_over || actions.size() > 60) {
            actions.clear();
            standing.reset();
            today = date_from_days(to_days(*make_date(2025, 1, 2)) + int(random.below(300)));
            continue;
        }
        ASSERT_FALSE(choices.empty()) << (standing ? standing->state->id : "opening");
        auto const& [verb, actor] = choices[random.below(choices.size())];
        actions.push_back({.version = int(actions.size()) + 1, .verb = verb->id, .actor = actor.name, .role = actor.role, .at = {}, .on = today, .form = {}, .note = {}});
        auto next = matters::fold(kind, national().calendar, actions);
        ASSERT_TRUE(next) << next.error().text(Language::en);
        standing = std::move(*next);
        visited.insert(standing->state->id), used.insert(verb->id);
        ASSERT_EQ(standing->version, int(actions.size()));
        ASSERT_TRUE(matters::find_part(kind.states, standing->state->id));
        for (auto const& reading : standing->clocks) {
            ASSERT_TRUE(!reading.due_on || to_days(*reading.due_on) >= to_days(reading.started_on)) << reading.clock->id;
            bool is_owed = !standing->state->is_end || reading.clock->id == "renewal";
            ASSERT_TRUE(is_owed) << reading.clock->id << " runs in " << standing->state->id << " after " << verb->id;
        }
    }
    for (auto const& state : kind.states) EXPECT_TRUE(visited.contains(state.id)) << state.id;
    for (auto const& verb : kind.verbs) EXPECT_TRUE(used.contains(verb.id)) << verb.id;
}

TEST(NationalMatters, a_broken_kind_of_matter_does_not_load) {
    auto folder = std::filesystem::temp_directory_path() / "jiayu_broken_matters";
    std::filesystem::remove_all(folder);
    std::filesystem::copy(Path(JIAYU_SOURCE_FOLDER) / "packs/national", folder, std::filesystem::copy_options::recursive);
    auto file = folder / "matters/benefit_application.toml";
    auto whole = read_file(file);
    struct Example {
        char const* title;
        char const* from;
        char const* to;
    };
    Example const examples[] = {
        {"a missing translation", "{zh = \"公示\", en = \"publish\"}", "{zh = \"公示\"}"},
        {"a limit that is no parameter", "limit = \"public_notice_days\"", "limit = \"public_notice_day\""},
        {"a verb nobody may use", "roles = [\"district_worker\"]\nstops = [\"review\"]", "roles = []\nstops = [\"review\"]"},
        {"a key that does not exist", "only_after = \"correction\"", "only_aftr = \"correction\""},
        {"a dead end", "from = [\"objected\"]", "from = [\"on_notice\"]"},
        {"a type that does not exist", "type = \"int\"", "type = \"integer\""},
        {"a repealed function", "title = {zh = \"公示\", en", "title = {zh = \"公示准生证\", en"},
    };
    for (auto const& example : examples) {
        auto spoilt = whole;
        bool found = false;
        for (std::size_t at = 0; (at = spoilt.find(example.from, at)) != spoilt.npos; at += std::string_view(example.to).size(), found = true) spoilt.replace(at, std::string_view(example.from).size(), example.to);
        ASSERT_TRUE(found) << example.title;
        write_file(file, spoilt);
        EXPECT_FALSE(load_pack(folder)) << example.title;
    }
    write_file(file, whole);
    EXPECT_TRUE(load_pack(folder));
    std::filesystem::remove_all(folder);
}

}  // namespace jiayu::policy
