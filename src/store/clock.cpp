#include "store/clock.hpp"

#include <chrono>

#include "base/date.hpp"

namespace jiayu::store {

std::string utc_now() {
    auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    auto day = std::chrono::floor<std::chrono::days>(now);
    std::chrono::hh_mm_ss time(now - day);
    return fmt::format("{}T{:02}:{:02}:{:02}Z", to_iso(Date(day)), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

}  // namespace jiayu::store
