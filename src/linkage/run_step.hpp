// Runs one step of linkage: told to the progress bar and timed.
#pragma once
#include <chrono>

#include "linkage/link_records.hpp"

namespace jiayu::linkage {

template <class Work>
auto run_step(std::string_view step, std::uint64_t total, LinkOptions const& options, std::vector<StepTime>& times, Work work) {
    struct Timer {
        std::string_view step;
        std::vector<StepTime>& times;
        std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
        ~Timer() { times.push_back({step, std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count()}); }
    } timer{step, times};
    Advance advance = options.begin_step ? options.begin_step(step, total) : Advance();
    return work(advance);
}

}  // namespace jiayu::linkage
