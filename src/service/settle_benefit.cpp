#include "service/settle_benefit.hpp"

#include <boost/json.hpp>

#include "matters/effects.hpp"
#include "service/application_day.hpp"
#include "service/fact_memory.hpp"
#include "service/matter_facts.hpp"
#include "service/messages.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

namespace sql = store::sql;
using matters::DecisionKind;

constexpr std::string_view stop_as_fact = "stopped_on";  // of a stop by hand: the day on which it began

std::optional<Date> granted_on(std::vector<matters::DecidedAmount> const& decided, std::string_view period) {
    for (auto const& one : decided)
        if (one.period == period && one.kind == DecisionKind::grant) return one.decided_on;
    return std::nullopt;
}

bool is_looked_at(SettleExtent extent, bool is_decided) {
    if (extent == SettleExtent::everything) return true;
    return is_decided == (extent == SettleExtent::decided);
}

// Of a day of an event the newest counts, whenever it was learned: conditions compare it with the day.
void take_event_days(matters::FactValues& facts, matters::FactValues const& now) {
    for (auto const& [name, value] : now)
        if (is_day_of_event(name)) facts[name] = value;
}

class Settler {
public:
    Settler(MatterDesk& desk, Matter const& matter, SettleOptions const& options) : desk_(desk), matter_(matter), options_(options) {}

    Result<BenefitSettlement> settle() {
        if (auto known = learn(); !known) return std::unexpected(known.error());
        auto present = judge(desk_.today);
        if (!present) return std::unexpected(present.error());
        auto topic = matters::find_part(matter_.kind->topics, matter_.subject.topic);
        if (topic) paid_lines_ = list_paid_before(*desk_.store, matter_.subject, *topic);
        for (auto const& period : periods(matters::unit_of(present->period)))
            if (auto done = look_at(period); !done) return std::unexpected(done.error());
        for (auto& missing : matters::settle_periods(decided_, due_)) {
            auto judgement = judgements_.at(missing.period);
            settlement_.missing.push_back({std::move(missing), std::move(judgement)});
        }
        return std::move(settlement_);
    }

private:
    Date learned_today() const { return office_day(desk_.now_utc); }

    // What changed since the last step counts from today; what was decided before anything was kept is left as it is.
    Result<void> learn() {
        decided_ = list_decided(*desk_.store, matter_.subject);
        auto present = desk_.judge->facts({.person = matter_.subject.subject_person, .benefit = matter_.subject.topic, .as_of = desk_.today});
        if (!present) return std::unexpected(present.error());
        now_ = std::move(present->values), settlement_.fact_view = present->view;
        if (now_.empty()) return {};
        history_ = read_fact_history(*desk_.store, matter_.subject, settlement_.fact_view);
        auto counts_from = history_.learned.empty() && decided_.empty() ? matters::beginning_of_time : learned_today();
        add_learned(counts_from, changed_facts(history_, now_));
        if (options_.is_decided_anew) add_learned(matters::beginning_of_time, now_);
        return options_.redated ? redate(*options_.redated) : Result<void>();
    }
    Result<void> redate(RedatedFact const& redated) {
        if (redated.fact == stop_as_fact && options_.stopped_on) return {};
        auto changed = changed_facts(history_, now_, redated.since);
        auto found = changed.find(redated.fact);
        if (found != changed.end()) {
            add_learned(redated.since, {*found});
            return {};
        }
        std::string names;
        for (auto const& [name, value] : changed) names += (names.empty() ? "" : ", ") + name;
        return refuse(message::fact_not_changed, {{"fact", redated.fact}, {"since", to_iso(redated.since)}, {"known", names}});
    }
    void add_learned(Date counts_from, matters::FactValues changed) {
        if (changed.empty()) return;
        history_.learned.push_back({counts_from, std::move(changed)});
        settlement_.learned.push_back(history_.learned.back());
    }

    std::vector<std::string> periods(matters::PeriodUnit unit) const {
        auto present = std::max(desk_.today, applied_on(matter_));  // a decision may be dated before the writing; its period is the application's
        auto until = options_.stopped_on ? std::min(*options_.stopped_on, present) : present;
        auto periods = matters::periods_between(unit, reaches_back_to(matter_), until);
        for (auto const& one : decided_)
            if (std::ranges::find(periods, one.period) == periods.end()) periods.push_back(one.period);
        std::ranges::sort(periods);
        return periods;
    }

    std::optional<matters::FactValues> facts_on_day(Date day) const {
        auto facts = matters::facts_on(history_, day);
        if (facts) take_event_days(*facts, now_);
        return facts;
    }
    Result<BenefitJudgement> judge(Date day) {
        BenefitRequest request{.person = matter_.subject.subject_person, .benefit = matter_.subject.topic, .as_of = day};
        auto facts = facts_on_day(day);
        if (facts) request.facts = &*facts;
        return desk_.judge->judge(request);
    }

    Result<void> look_at(std::string const& period) {
        auto granted = granted_on(decided_, period);
        if (!is_looked_at(options_.extent, granted.has_value())) return {};
        if (auto paid = granted ? nullptr : find_paid(paid_lines_, period)) {
            settlement_.paid_before.push_back({period, *paid});
            return {};
        }
        auto day = matters::judged_on(period, granted, desk_.today);
        bool is_stopped = options_.stopped_on && to_days(matters::first_day(period)) > to_days(*options_.stopped_on);
        bool is_forgotten = !now_.empty() && !facts_on_day(day);
        if (is_forgotten && !is_stopped && !options_.is_refused) return {};
        auto judgement = judge(day);
        if (!judgement) return std::unexpected(judgement.error());
        if (is_stopped || options_.is_refused || judgement->outcome == policy::Outcome::fails) due_.push_back({period, 0});
        else if (judgement->outcome == policy::Outcome::holds && judgement->amount) due_.push_back({period, judgement->amount});
        else if (granted) settlement_.unknown_periods.push_back(period);
        judgements_[period] = std::move(*judgement);
        return {};
    }

    MatterDesk& desk_;
    Matter const& matter_;
    SettleOptions const& options_;
    std::vector<matters::DecidedAmount> decided_;
    std::vector<PaidBefore> paid_lines_;
    matters::FactValues now_;
    matters::FactHistory history_;
    std::vector<matters::DueAmount> due_;
    std::map<std::string, BenefitJudgement> judgements_;
    BenefitSettlement settlement_;
};

boost::json::array json_of(std::vector<PaidPeriod> const& paid) {
    boost::json::array json;
    for (auto const& [period, line] : paid)
        json.push_back(boost::json::object{{"period", period}, {"amount", line.amount}, {"paid_on", line.paid_on ? boost::json::value(to_iso(*line.paid_on)) : boost::json::value()}, {"roll", line.file}, {"row", line.row}});
    return json;
}

// What was judged, by which step, and which periods the earlier system had paid.
std::string explanation_of(Matter const& matter, BenefitJudgement const& judgement, BenefitSettlement const& settlement) {
    auto json = boost::json::parse(judgement.explanation).as_object();
    auto const& action = matter.actions.back();
    json["step"] = boost::json::object{{"verb", action.verb}, {"version", action.version}, {"reason", action.form.value("reason")}};
    if (!settlement.paid_before.empty()) json["paid_before"] = json_of(settlement.paid_before);
    return boost::json::serialize(json);
}

std::int64_t write_decision(MatterDesk& desk, Matter const& matter, UnsettledPeriod const& one, std::string const& explanation) {
    std::int64_t id = 0;
    desk.store->query(sql::find_next_decision_id, {}, [&](db::Row const& row) { id = row.integer(0); });
    auto const& [decision, judgement] = one;
    auto corrects = decision.corrects ? db::Value(*decision.corrects) : db::Value();
    auto entitled_on = matters::due_since(decision.period, judgement.entitled_on.value_or(judgement.as_of));
    db::Value const values[] = {id, matter.matter_id, std::int64_t(decision.kind), std::string_view(matter.subject.topic), std::string_view(decision.period), matter.subject.subject_person,
                                matter.subject.payee_person, decision.amount, to_number(entitled_on), to_number(desk.today), std::string_view(desk.actor.name), corrects,
                                std::string_view(judgement.pack), std::string_view(explanation)};
    desk.store->run(sql::append_benefit_decision, values);
    store::append_trail(*desk.store, desk.actor.name, "benefit decided",
                        fmt::format(R"({{"decision_id":{},"matter_id":{},"kind":{},"amount":{}}})", id, matter.matter_id, int(decision.kind), decision.amount));
    return id;
}

}  // namespace

Result<BenefitSettlement> find_settlement(MatterDesk& desk, Matter const& matter, SettleOptions const& options) {
    auto settlement = Settler(desk, matter, options).settle();
    auto is_recovery = [](UnsettledPeriod const& one) { return one.decision.kind == DecisionKind::recovery; };
    if (!options.is_decided_anew || !settlement || std::ranges::none_of(settlement->missing, is_recovery)) return settlement;
    auto as_known = options;
    as_known.is_decided_anew = false;
    settlement = Settler(desk, matter, as_known).settle();
    if (settlement) std::erase_if(settlement->missing, is_recovery);
    return settlement;
}

Result<WrittenSettlement> settle_benefit(MatterDesk& desk, Matter const& matter, SettleOptions const& options) {
    auto settlement = find_settlement(desk, matter, options);
    if (!settlement) return std::unexpected(settlement.error());
    keep_learned(desk, matter, *settlement);
    WrittenSettlement written{.decisions = {}, .paid_before = settlement->paid_before};
    for (auto const& one : settlement->missing) written.decisions.push_back(write_decision(desk, matter, one, explanation_of(matter, one.judgement, *settlement)));
    if (!settlement->paid_before.empty())
        store::append_trail(*desk.store, desk.actor.name, "benefit paid before", boost::json::serialize(boost::json::object{{"matter_id", matter.matter_id}, {"paid", json_of(settlement->paid_before)}}));
    return written;
}

void keep_learned(MatterDesk& desk, Matter const& matter, BenefitSettlement const& settlement) {
    for (auto const& learned : settlement.learned) write_learned_facts(desk, matter, settlement.fact_view, learned);
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
    return {.extent = is_late ? SettleExtent::decided : SettleExtent::everything, .stopped_on = stopped_day(desk, matter)};
}

std::optional<Date> stopped_day(MatterDesk const& desk, Matter const& matter) {
    std::optional<Date> day;
    matters::Action const* report = nullptr;
    for (auto const& action : matter.actions) {
        auto verb = matters::find_part(matter.kind->verbs, action.verb);
        if (!verb) continue;
        if (auto fact = action.form.value("fact"); !fact.empty()) report = fact == stop_as_fact ? &action : nullptr;
        if (verb->effect == matters::effect::stop) {
            auto told = date_from_iso(action.form.value("stopped_on")), died = day_of_death(*desk.store, matter.subject.subject_person);
            day = told && told == died ? *told : std::max(told.value_or(action.on), office_day(action.at));
        }
        if (verb->effect == matters::effect::redate && day && report) day = std::min(*day, date_from_iso(report->form.value("changed_on")).value_or(*day));
        if (verb->effect == matters::effect::grant) day.reset();  // resumed
    }
    return day;
}

}  // namespace jiayu::service
