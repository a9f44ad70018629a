// A progress bar for work longer than a second: "resolve ▕████▏ 43 % compare pairs 12 s". Drawn on a terminal's stderr alone,
// ten times a second at most; silent elsewhere. Safe to advance from several threads.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace jiayu {

class Progress {
public:
    explicit Progress(std::string title);
    ~Progress();  // wipes the line
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;

    void begin_step(std::string_view name, std::uint64_t total);  // shown as step_text says; total 0: unknown
    void advance(std::uint64_t count = 1);

private:
    void draw();

    std::string title_;
    std::string step_;
    std::atomic<std::uint64_t> total_{0};
    std::atomic<std::uint64_t> done_{0};
    std::atomic<std::int64_t> next_draw_ms_{1000};
    std::chrono::steady_clock::time_point started_;
    bool on_terminal_;
    bool drawn_ = false;
    std::mutex mutex_;
};

}  // namespace jiayu
