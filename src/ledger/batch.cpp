#include "ledger/batch.hpp"

#include <algorithm>

#include "ledger/actor.hpp"
#include "ledger/messages.hpp"

namespace jiayu::ledger {

namespace {

constexpr std::string_view names[] = {"made", "approved", "rejected", "sent"};

BatchStage stage_after(BatchEvent event) { return BatchStage(event); }

BatchStage stage_before(BatchEvent event) { return event == BatchEvent::sent ? BatchStage::approved : BatchStage::made; }

}  // namespace

BatchStage stage_of(std::span<BatchEvent const> events) { return events.empty() ? BatchStage::made : stage_after(events.back()); }

std::string_view name_of(BatchStage stage) { return names[std::size_t(stage)]; }

Result<bool> may_take(std::span<BatchEvent const> events, BatchStep const& step) {
    if (actor_key(step.actor).empty()) return refuse(message::actor_missing);
    if (step.event == BatchEvent::approved && actor_key(step.actor) == actor_key(step.maker))
        return refuse(message::checker_is_maker, {{"actor", std::string(step.actor)}});
    if (std::ranges::find(events, step.event) != events.end()) return false;
    auto stage = stage_of(events);
    if (stage != stage_before(step.event))
        return refuse(message::batch_step_wrong, {{"step", std::string(name_of(stage_after(step.event)))}, {"stage", std::string(name_of(stage))}});
    return true;
}

}  // namespace jiayu::ledger
