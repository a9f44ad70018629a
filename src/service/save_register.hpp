// Writes the register's tables anew: delete, append, index. Inside the caller's transaction.
#pragma once
#include "base/progress.hpp"
#include "registry/register.hpp"
#include "store/store.hpp"

namespace jiayu::service {

void save_register(store::Store& store, registry::Sources const& sources, registry::PersonMentions const& people,
                   registry::Register const& made, Progress& progress);

}  // namespace jiayu::service
