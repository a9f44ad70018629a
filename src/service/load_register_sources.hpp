// Reads what the register is made from, by two connections at once.
#pragma once
#include "base/progress.hpp"
#include "registry/sources.hpp"
#include "store/store.hpp"

namespace jiayu::service {

registry::Sources load_register_sources(store::Store& store, Progress& progress);  // outside a transaction

}  // namespace jiayu::service
