#include "policy/pack.hpp"

namespace jiayu::policy {

std::string_view name_of(Level level) {
    constexpr std::string_view names[] = {"error", "warn", "suspect"};
    return names[std::size_t(level)];
}

std::string_view name_of(Outcome outcome) {
    constexpr std::string_view names[] = {"fails", "holds", "unknown"};
    return names[std::size_t(outcome)];
}

}  // namespace jiayu::policy
