// Takes back a merge or split of people. What was undone stays undone: it becomes a decision that every later run keeps to.
#pragma once
#include <string>

#include "base/result.hpp"
#include "store/store.hpp"

namespace jiayu::service {

struct UndoOptions {
    std::int64_t event = 0;
    std::string actor, now;
};

struct UndoReport {
    std::int64_t event = 0;  // the undoing itself
    std::string kind;        // of what was undone: merged, split
    std::int64_t person = 0, other_person = 0;
    std::size_t mentions = 0;  // that moved back
};

Result<UndoReport> undo_person_event(store::Store& store, UndoOptions const& options);

}  // namespace jiayu::service
