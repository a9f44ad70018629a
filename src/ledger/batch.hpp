// Where a batch stands, as a fold over its events, and who may do what with it next.
#pragma once
#include <span>
#include <string>

#include "base/result.hpp"

namespace jiayu::ledger {

enum class BatchEvent : std::uint8_t { approved = 1, rejected = 2, sent = 3 };
enum class BatchStage : std::uint8_t { made, approved, rejected, sent };

BatchStage stage_of(std::span<BatchEvent const> events);
std::string_view name_of(BatchStage stage);

struct BatchStep {
    BatchEvent event;
    std::string_view actor, maker;
};

// True: it is new. False: it happened already, a repeat changes nothing. Refuses the maker as checker (whatever the case and width of
// the name), an actor without a name, and a step that does not follow.
Result<bool> may_take(std::span<BatchEvent const> events, BatchStep const& step);

}  // namespace jiayu::ledger
