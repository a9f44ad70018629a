// Seconds since the last look, for the times of steps in reports.
#pragma once
#include <chrono>

namespace jiayu::service {

class Stopwatch {
public:
    double lap() {
        auto now = std::chrono::steady_clock::now();
        return std::chrono::duration<double>(now - std::exchange(begun_, now)).count();
    }

private:
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace jiayu::service
