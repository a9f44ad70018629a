#include "service/matter_effects.hpp"

#include "matters/effects.hpp"
#include "service/application_day.hpp"
#include "service/messages.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

namespace sql = store::sql;
namespace effect = matters::effect;

using Written = Result<WrittenSettlement>;

std::string_view effect_of(Matter const& matter, matters::Action const& action) {
    auto verb = matters::find_part(matter.kind->verbs, action.verb);
    return verb ? std::string_view(verb->effect) : std::string_view();
}

// An account that waits for a second person is told by the verbs that the confirming one names as another's.
bool waits_for_another(Matter const& matter, matters::Action const& action) {
    return std::ranges::any_of(matter.kind->verbs, [&](auto const& verb) { return verb.effect == effect::account && matters::contains(verb.not_by_last, action.verb); });
}

// The newest action that tells an account, of the kind asked for; nullptr: none.
matters::Action const* account_told(Matter const& matter, bool waits) {
    matters::Action const* found = nullptr;
    for (auto const& action : matter.actions)
        if (!action.form.value("account_number").empty() && waits_for_another(matter, action) == waits) found = &action;
    return found;
}

// Older accounts stay, for lines that were sent to a bank name them; the same account is not written twice.
void keep_account(MatterDesk& desk, Matter const& matter, matters::Action const& told) {
    auto holder = told.form.value("account_holder"), number = told.form.value("account_number"), bank = told.form.value("bank_code");
    bool is_known = false;
    db::Value const payee[] = {matter.subject.payee_person};
    desk.store->query(sql::find_payee_account, payee, [&](db::Row const& row) { is_known = row.text(0) == holder && row.text(1) == number && row.text(2) == bank; });
    if (is_known) return;
    std::int64_t id = 0;
    desk.store->query(sql::find_next_payee_account_id, {}, [&](db::Row const& row) { id = row.integer(0); });
    db::Value const values[] = {id, matter.subject.payee_person, std::string_view(holder), std::string_view(number), db::text_or_null(bank), to_number(desk.today), std::string_view(desk.actor.name)};
    desk.store->run(sql::append_payee_account, values);
}

// The application's account, once: what was confirmed since is not undone by a later grant.
void keep_account_of_application(MatterDesk& desk, Matter const& matter) {
    auto told = account_told(matter, false);
    if (!told) return;
    auto is_grant = [&](auto const& action) { return effect_of(matter, action) == effect::grant && action.version > told->version && action.version < matter.actions.back().version; };
    if (std::ranges::none_of(matter.actions, is_grant)) keep_account(desk, matter, *told);
}

Result<void> require_entitlement(MatterDesk& desk, Matter const& matter) {
    auto judged = desk.judge->judge({.person = matter.subject.subject_person, .benefit = matter.subject.topic, .as_of = desk.today});
    if (!judged) return std::unexpected(judged.error());
    if (judged->outcome == policy::Outcome::holds && judged->amount) return {};
    if (judged->outcome == policy::Outcome::holds) return refuse(message::grant_without_amount, {{"pack", judged->pack}, {"topic", matter.subject.topic}});
    auto const& refusal = judged->outcome == policy::Outcome::fails ? message::grant_fails : message::grant_unknown;
    return refuse(refusal, {{"pack", judged->pack}, {"topic", matter.subject.topic}, {"because_zh", because(*judged, Language::zh)}, {"because_en", because(*judged, Language::en)}});
}

// Reopened after the decision before this one: by an appeal that was allowed.
bool is_decided_anew(Matter const& matter) {
    bool reopened = false;
    for (auto const& action : std::span(matter.actions).first(matter.actions.size() - 1)) {
        auto done = effect_of(matter, action);
        if (done == effect::reopen) reopened = true;
        if (done == effect::grant || done == effect::refuse) reopened = false;
    }
    return reopened;
}

Written grant(MatterDesk& desk, Matter const& matter) {
    if (auto entitled = require_entitlement(desk, matter); !entitled) return std::unexpected(entitled.error());
    if (auto waiting = unconfirmed_receipt(matter)) return refuse(message::receipt_unconfirmed, {{"day", to_iso(*waiting)}});
    keep_account_of_application(desk, matter);
    if (is_decided_anew(matter)) return settle_benefit(desk, matter, {.extent = SettleExtent::everything, .stopped_on = {}, .redated = {}, .is_decided_anew = true});
    return settle_benefit(desk, matter, {.extent = SettleExtent::undecided});
}

Written renew(MatterDesk& desk, Matter const& matter) {
    if (auto entitled = require_entitlement(desk, matter); !entitled) return std::unexpected(entitled.error());
    return settle_benefit(desk, matter, {.extent = SettleExtent::undecided});
}

Written stop(MatterDesk& desk, Matter const& matter) { return settle_benefit(desk, matter, {.extent = SettleExtent::decided, .stopped_on = stopped_day(desk, matter)}); }

Written correct(MatterDesk& desk, Matter const& matter) { return settle_benefit(desk, matter, correction_of(desk, matter)); }

// What was granted before an appeal was not due: what is not paid yet is never paid, what was paid is owed back (the ledger keeps it back first).
Written take_back(MatterDesk& desk, Matter const& matter) {
    if (list_decided(*desk.store, matter.subject).empty()) return WrittenSettlement();
    return settle_benefit(desk, matter, {.extent = SettleExtent::decided, .stopped_on = {}, .redated = {}, .is_decided_anew = false, .is_refused = true});
}

Written redate(MatterDesk& desk, Matter const& matter) {
    matters::Action const* report = nullptr;
    for (auto const& action : matter.actions)
        if (!action.form.value("changed_on").empty()) report = &action;
    if (!report) return refuse(message::change_unreported, {});
    auto options = correction_of(desk, matter);
    options.extent = SettleExtent::decided;
    options.redated = RedatedFact{report->form.value("fact"), date_from_iso(report->form.value("changed_on")).value_or(desk.today)};
    return settle_benefit(desk, matter, options);
}

Written confirm_receipt(Matter const& matter) {
    auto earlier = matter;  // as it stood before this step
    earlier.actions.pop_back();
    if (!unconfirmed_receipt(earlier)) return refuse(message::receipt_nothing_to_confirm, {});
    return WrittenSettlement();
}

Written confirm_account(MatterDesk& desk, Matter const& matter) {
    if (auto told = account_told(matter, true)) keep_account(desk, matter, *told);
    return WrittenSettlement();
}

}  // namespace

bool decides_benefit(matters::Verb const& verb) {
    constexpr std::string_view deciding[] = {effect::grant, effect::renew, effect::refuse, effect::stop, effect::correct, effect::redate};
    return std::ranges::find(deciding, verb.effect) != std::end(deciding);
}

Result<WrittenSettlement> apply_effect(MatterDesk& desk, Matter const& matter, matters::Verb const& verb) {
    if (verb.effect == effect::account) return confirm_account(desk, matter);
    if (verb.effect == effect::backdate) return confirm_receipt(matter);
    if (verb.effect == effect::refuse) return take_back(desk, matter);
    if (verb.effect == effect::redate) return redate(desk, matter);
    if (verb.effect == effect::stop) return stop(desk, matter);
    if (verb.effect == effect::correct) return correct(desk, matter);
    if (verb.effect == effect::grant) return grant(desk, matter);
    if (verb.effect == effect::renew) return renew(desk, matter);
    return WrittenSettlement();
}

}  // namespace jiayu::service
