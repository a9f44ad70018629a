#include "base/progress.hpp"

#include <unistd.h>

#include <cstdio>

#include "base/step_text.hpp"

namespace jiayu {

namespace {
constexpr int bar_columns = 24;
constexpr std::int64_t redraw_ms = 100;
}  // namespace

Progress::Progress(std::string title)
    : title_(std::move(title)), started_(std::chrono::steady_clock::now()), on_terminal_(::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
    if (drawn_) std::fputs("\r\033[K", stderr);
}

void Progress::begin_step(std::string_view name, std::uint64_t total) {
    std::scoped_lock lock(mutex_);
    step_ = step_text(name, language_of_environment());
    total_ = total;
    done_ = 0;
}

void Progress::advance(std::uint64_t count) {
    done_ += count;
    if (!on_terminal_) return;
    auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started_).count();
    auto due = next_draw_ms_.load();
    if (elapsed >= due && next_draw_ms_.compare_exchange_strong(due, elapsed + redraw_ms)) draw();
}

void Progress::draw() {
    std::scoped_lock lock(mutex_);
    auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
    double share = total_ ? std::min(1.0, double(done_) / double(total_)) : 0.0;
    std::string bar;
    for (int i = 0; i < bar_columns; ++i) bar += i < int(share * bar_columns) ? "█" : "░";
    auto amount = total_ ? fmt::format("{:3.0f} %", share * 100) : fmt::format("{}", done_.load());
    auto line = fmt::format("\r\033[K{} {} {} {} {:.0f} s", title_, bar, amount, step_, seconds);
    std::fputs(line.c_str(), stderr);
    std::fflush(stderr);
    drawn_ = true;
}

}  // namespace jiayu
