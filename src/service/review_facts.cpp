#include "service/review_facts.hpp"

#include "matters/effects.hpp"
#include "service/act_on_matter.hpp"
#include "service/matter_effects.hpp"
#include "service/matter_standings.hpp"
#include "service/settle_benefit.hpp"
#include "service/show_matter.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

namespace effect = matters::effect;

matters::Verb const* verb_here(Matter const& matter, std::string_view effect) {
    for (auto const& verb : matter.kind->verbs)
        if (verb.effect == effect && matters::contains(verb.from, matter.standing->state->id)) return &verb;
    return nullptr;
}

struct PersonState {
    std::string name;
    std::optional<Date> died_on;
};

PersonState find_state(store::Store& store, std::int64_t person) {
    PersonState state;
    db::Value const key[] = {person};
    store.query(store::sql::find_names_of_person, key, [&](db::Row const& row) {
        state.name = mask_name(row.text(0));
        if (!row.is_null(7)) state.died_on = date_from_number(row.integer(7));
    });
    return state;
}

void add_sums(ReviewedMatter& reviewed, BenefitSettlement const& settlement) {
    for (auto const& [decision, judgement] : settlement.missing) {
        if (decision.kind == matters::DecisionKind::grant) reviewed.granted += decision.amount;
        else if (decision.kind == matters::DecisionKind::arrears) reviewed.arrears += decision.amount;
        else reviewed.recovered += decision.amount;
    }
}

// Those that today's pack could correct where they stand.
std::vector<std::int64_t> list_decided_matters(MatterDesk& desk) {
    std::vector<std::int64_t> ids;
    for (auto const& kind : desk.pack.matter_kinds)
        for (auto const& state : kind.states) {
            auto corrects = [&](matters::Verb const& verb) { return verb.effect == effect::correct && matters::contains(verb.from, state.id); };
            if (std::ranges::none_of(kind.verbs, corrects)) continue;
            auto found = list_standing_ids(*desk.store, {.kinds = desk.pack.matter_kinds, .actor = desk.actor, .state = state.id, .kind = kind.id});
            ids.insert(ids.end(), found.begin(), found.end());
        }
    std::ranges::sort(ids);
    return ids;
}

class FactReviewer {
public:
    FactReviewer(MatterDesk& desk, ReviewWrites writes) : desk_(desk), writes_(writes) {}

    Result<ReviewedMatter> review(std::int64_t matter_id) {
        auto transaction = writes_ == ReviewWrites::everything ? desk_.store->begin() : nullptr;
        auto matter = load_matter(desk_, matter_id);
        if (!matter) return std::unexpected(matter.error());
        auto reviewed = look_at(*matter);
        if (reviewed && transaction) transaction->commit();
        return reviewed;
    }

private:
    Result<ReviewedMatter> look_at(Matter& matter) {
        auto person = find_state(*desk_.store, matter.subject.subject_person);
        ReviewedMatter reviewed{.matter_id = matter.matter_id, .topic = matter.subject.topic, .name = person.name, .because_zh = {}, .because_en = {}};
        auto judged = desk_.judge->judge({.person = matter.subject.subject_person, .benefit = matter.subject.topic, .as_of = desk_.today});
        if (!judged) return std::unexpected(judged.error());
        bool is_over = judged->outcome == policy::Outcome::fails && !matters::find_part(matter.kind->topics, matter.subject.topic)->is_paid_once;
        auto stop = verb_here(matter, effect::stop);
        reviewed.because_zh = because(*judged, Language::zh), reviewed.because_en = because(*judged, Language::en);
        if (is_over && stop) return take(matter, *stop, person.died_on.value_or(desk_.today), std::move(reviewed));
        if (judged->outcome == policy::Outcome::unknown) reviewed.change = FactChange::unknown;
        auto correct = verb_here(matter, effect::correct);
        if (!correct) return reviewed;
        auto settlement = find_settlement(desk_, matter, correction_of(desk_, matter));
        if (!settlement) return std::unexpected(settlement.error());
        if (!settlement->unknown_periods.empty()) reviewed.change = FactChange::unknown;
        if (settlement->missing.empty()) {
            if (writes_ == ReviewWrites::everything) keep_learned(desk_, matter, *settlement);
            return reviewed;
        }
        return take(matter, *correct, std::nullopt, std::move(reviewed));
    }

    Result<ReviewedMatter> take(Matter& matter, matters::Verb const& verb, std::optional<Date> stopped_on, ReviewedMatter reviewed) {
        reviewed.change = stopped_on ? FactChange::stopped : FactChange::corrected;
        auto options = stopped_on ? SettleOptions{.extent = SettleExtent::decided, .stopped_on = stopped_on} : correction_of(desk_, matter);
        auto settlement = find_settlement(desk_, matter, options);
        if (!settlement) return std::unexpected(settlement.error());
        add_sums(reviewed, *settlement);
        if (writes_ == ReviewWrites::nothing) return reviewed;
        MatterStep step{.verb = verb.id, .given = {.values = {{"reason", reviewed.because_zh.empty() ? "人口库事实有更正" : reviewed.because_zh}}, .proofs = {}}, .note = {}, .key = {}};
        if (stopped_on) step.given.values["stopped_on"] = to_iso(*stopped_on);
        auto action = append_step(desk_, matter, verb, step);
        if (!action) return std::unexpected(action.error());
        auto written = apply_effect(desk_, matter, verb);
        if (!written) return std::unexpected(written.error());
        return reviewed;
    }

    MatterDesk& desk_;
    ReviewWrites writes_;
};

}  // namespace

Result<FactReview> review_facts(MatterDesk& desk, ReviewWrites writes) {
    desk.judge->prepare();
    if (auto fresh = refresh_standings(*desk.store, desk.pack); !fresh) return std::unexpected(fresh.error());
    FactReview review;
    FactReviewer reviewer(desk, writes);
    for (auto id : list_decided_matters(desk)) {
        auto reviewed = reviewer.review(id);
        if (!reviewed) return std::unexpected(reviewed.error());
        ++review.matters;
        if (reviewed->change != FactChange::none) review.changed.push_back(std::move(*reviewed));
    }
    return review;
}

}  // namespace jiayu::service
