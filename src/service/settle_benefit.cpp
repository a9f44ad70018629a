#include "service/settle_benefit.hpp"

#include "matters/effects.hpp"
#include "service/messages.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

namespace sql = store::sql;
using matters::DecisionKind;

std::optional<Date> granted_on(std::vector<matters::DecidedAmount> const& decided, std::string_view period) {
    for (auto const& one : decided)
        if (one.period == period && one.kind == DecisionKind::grant) return one.decided_on;
    return std::nullopt;
}

bool is_looked_at(SettleExtent extent, bool is_decided) {
    if (extent == SettleExtent::everything) return true;
    return is_decided == (extent == SettleExtent::decided);
}

class Settler {
public:
    Settler(MatterDesk& desk, Matter const& matter, SettleOptions const& options) : desk_(desk), matter_(matter), options_(options) {}

    Result<BenefitSettlement> settle() {
        auto present = judge(desk_.today);
        if (!present) return std::unexpected(present.error());
        decided_ = list_decided(*desk_.store, matter_.subject);
        auto until = options_.stopped_on ? std::min(*options_.stopped_on, desk_.today) : desk_.today;
        auto periods = matters::periods_between(matters::unit_of(present->period), matter_.actions.front().on, until);
        for (auto const& one : decided_)
            if (std::ranges::find(periods, one.period) == periods.end()) periods.push_back(one.period);
        std::ranges::sort(periods);
        for (auto const& period : periods)
            if (auto done = look_at(period); !done) return std::unexpected(done.error());
        BenefitSettlement settlement{.missing = {}, .unknown_periods = std::move(unknown_)};
        for (auto& missing : matters::settle_periods(decided_, due_)) {
            auto judgement = judgements_.at(missing.period);
            settlement.missing.push_back({std::move(missing), std::move(judgement)});
        }
        return settlement;
    }

private:
    Result<BenefitJudgement> judge(Date day) { return desk_.judge->judge({.person = matter_.subject.subject_person, .benefit = matter_.subject.topic, .as_of = day}); }

    Result<void> look_at(std::string const& period) {
        auto granted = granted_on(decided_, period);
        if (!is_looked_at(options_.extent, granted.has_value())) return {};
        auto judgement = judge(matters::judged_on(period, granted, desk_.today));
        if (!judgement) return std::unexpected(judgement.error());
        bool is_stopped = options_.stopped_on && to_days(matters::first_day(period)) > to_days(*options_.stopped_on);
        if (is_stopped || judgement->outcome == policy::Outcome::fails) due_.push_back({period, 0});
        else if (judgement->outcome == policy::Outcome::holds && judgement->amount) due_.push_back({period, judgement->amount});
        else if (granted) unknown_.push_back(period);
        judgements_[period] = std::move(*judgement);
        return {};
    }

    MatterDesk& desk_;
    Matter const& matter_;
    SettleOptions const& options_;
    std::vector<matters::DecidedAmount> decided_;
    std::vector<matters::DueAmount> due_;
    std::vector<std::string> unknown_;
    std::map<std::string, BenefitJudgement> judgements_;
};

std::int64_t write_decision(MatterDesk& desk, Matter const& matter, UnsettledPeriod const& one) {
    std::int64_t id = 0;
    desk.store->query(sql::find_next_decision_id, {}, [&](db::Row const& row) { id = row.integer(0); });
    auto const& [decision, judgement] = one;
    auto corrects = decision.corrects ? db::Value(*decision.corrects) : db::Value();
    auto entitled_on = matters::due_since(decision.period, judgement.entitled_on.value_or(judgement.as_of));
    db::Value const values[] = {id, matter.matter_id, std::int64_t(decision.kind), std::string_view(matter.subject.topic), std::string_view(decision.period), matter.subject.subject_person,
                                matter.subject.payee_person, decision.amount, to_number(entitled_on), to_number(desk.today), std::string_view(desk.actor.name), corrects,
                                std::string_view(judgement.pack), std::string_view(judgement.explanation)};
    desk.store->run(sql::append_benefit_decision, values);
    store::append_trail(*desk.store, desk.actor.name, "benefit decided",
                        fmt::format(R"({{"decision_id":{},"matter_id":{},"kind":{},"amount":{}}})", id, matter.matter_id, int(decision.kind), decision.amount));
    return id;
}

}  // namespace

Result<BenefitSettlement> find_settlement(MatterDesk& desk, Matter const& matter, SettleOptions const& options) { return Settler(desk, matter, options).settle(); }

Result<std::vector<std::int64_t>> settle_benefit(MatterDesk& desk, Matter const& matter, SettleOptions const& options) {
    auto settlement = find_settlement(desk, matter, options);
    if (!settlement) return std::unexpected(settlement.error());
    std::vector<std::int64_t> ids;
    for (auto const& one : settlement->missing) ids.push_back(write_decision(desk, matter, one));
    return ids;
}

std::vector<matters::DecidedAmount> list_decided(store::Store& store, matters::Subject const& subject) {
    std::vector<matters::DecidedAmount> decided;
    db::Value const key[] = {subject.subject_person, std::string_view(subject.topic)};
    store.query(sql::list_decisions_of_person, key, [&](db::Row const& row) {
        decided.push_back({.decision_id = row.integer(0), .kind = DecisionKind(row.integer(1)), .period = std::string(row.text(2)), .amount = row.integer(3),
                           .decided_on = date_from_number(row.integer(5)).value_or(Date())});
    });
    return decided;
}

SettleOptions correction_of(MatterDesk const& desk, Matter const& matter) {
    bool is_late = std::ranges::any_of(matter.standing->clocks, [&](auto const& reading) { return reading.due_on && to_days(*reading.due_on) < to_days(desk.today); });
    return {.extent = is_late ? SettleExtent::decided : SettleExtent::everything, .stopped_on = stopped_day(matter)};
}

std::optional<Date> stopped_day(Matter const& matter) {
    std::optional<Date> day;
    for (auto const& action : matter.actions) {
        auto verb = matters::find_part(matter.kind->verbs, action.verb);
        if (verb && verb->effect == matters::effect::stop) day = date_from_iso(action.form.value("stopped_on"));
        if (verb && verb->effect == matters::effect::grant) day.reset();  // resumed
    }
    return day;
}

}  // namespace jiayu::service
