#include "service/matter_effects.hpp"

#include "matters/effects.hpp"
#include "service/messages.hpp"
#include "service/settle_benefit.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

namespace sql = store::sql;
namespace effect = matters::effect;

// The newest of the matter's values for that field.
std::string last_value(Matter const& matter, std::string_view field) {
    std::string found;
    for (auto const& action : matter.actions)
        if (auto value = action.form.value(field); !value.empty()) found = value;
    return found;
}

// Older accounts stay, for lines that were sent to a bank name them; the same account is not written twice.
void keep_account(MatterDesk& desk, Matter const& matter) {
    auto holder = last_value(matter, "account_holder"), number = last_value(matter, "account_number"), bank = last_value(matter, "bank_code");
    if (holder.empty() || number.empty()) return;
    bool is_known = false;
    db::Value const payee[] = {matter.subject.payee_person};
    desk.store->query(sql::find_payee_account, payee, [&](db::Row const& row) { is_known = row.text(0) == holder && row.text(1) == number && row.text(2) == bank; });
    if (is_known) return;
    std::int64_t id = 0;
    desk.store->query(sql::find_next_payee_account_id, {}, [&](db::Row const& row) { id = row.integer(0); });
    db::Value const values[] = {id, matter.subject.payee_person, std::string_view(holder), std::string_view(number), db::text_or_null(bank), to_number(desk.today), std::string_view(desk.actor.name)};
    desk.store->run(sql::append_payee_account, values);
}

Result<void> require_entitlement(MatterDesk& desk, Matter const& matter) {
    auto judged = desk.judge->judge({.person = matter.subject.subject_person, .benefit = matter.subject.topic, .as_of = desk.today});
    if (!judged) return std::unexpected(judged.error());
    if (judged->outcome == policy::Outcome::holds && judged->amount) return {};
    if (judged->outcome == policy::Outcome::holds) return refuse(message::grant_without_amount, {{"pack", judged->pack}, {"topic", matter.subject.topic}});
    auto const& refusal = judged->outcome == policy::Outcome::fails ? message::grant_fails : message::grant_unknown;
    return refuse(refusal, {{"pack", judged->pack}, {"topic", matter.subject.topic}, {"because_zh", because(*judged, Language::zh)}, {"because_en", because(*judged, Language::en)}});
}

using Decisions = Result<std::vector<std::int64_t>>;

Decisions grant(MatterDesk& desk, Matter const& matter) {
    if (auto entitled = require_entitlement(desk, matter); !entitled) return std::unexpected(entitled.error());
    keep_account(desk, matter);
    return settle_benefit(desk, matter, {.extent = SettleExtent::undecided});
}

Decisions stop(MatterDesk& desk, Matter const& matter) {
    auto stopped_on = date_from_iso(matter.actions.back().form.value("stopped_on"));
    return settle_benefit(desk, matter, {.extent = SettleExtent::decided, .stopped_on = stopped_on});
}

Decisions correct(MatterDesk& desk, Matter const& matter) { return settle_benefit(desk, matter, correction_of(desk, matter)); }

}  // namespace

bool decides_benefit(matters::Verb const& verb) { return verb.effect == effect::grant || verb.effect == effect::renew || verb.effect == effect::stop || verb.effect == effect::correct; }

Result<std::vector<std::int64_t>> apply_effect(MatterDesk& desk, Matter const& matter, matters::Verb const& verb) {
    if (verb.effect == effect::account) keep_account(desk, matter);
    if (!decides_benefit(verb)) return std::vector<std::int64_t>();
    if (verb.effect == effect::stop) return stop(desk, matter);
    if (verb.effect == effect::correct) return correct(desk, matter);
    return grant(desk, matter);
}

}  // namespace jiayu::service
