#include "base/parallel_for.hpp"

#include <atomic>
#include <cstdlib>
#include <exception>
#include <mutex>
#include <thread>

namespace jiayu {

std::size_t thread_count() {
    static std::size_t const count = [] {
        std::size_t wanted = 0;
        if (auto text = std::getenv("JIAYU_THREADS")) std::from_chars(text, text + std::string_view(text).size(), wanted);
        if (wanted > 0) return wanted;
        return std::size_t(std::max(1u, std::thread::hardware_concurrency()));
    }();
    return count;
}

void parallel_for(std::size_t count, std::function<void(std::size_t)> const& work) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex failure_mutex;
    auto run = [&] {
        try {
            for (auto i = next++; i < count; i = next++) work(i);
        } catch (...) {
            std::scoped_lock lock(failure_mutex);
            if (!failure) failure = std::current_exception();
            next = count;
        }
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 1; i < std::min(thread_count(), count); ++i) threads.emplace_back(run);
        run();
    }
    if (failure) std::rethrow_exception(failure);
}

void parallel_chunks(std::size_t size, std::size_t chunk, std::function<void(std::size_t, std::size_t)> const& work) {
    parallel_for((size + chunk - 1) / chunk,
                 [&](std::size_t i) { work(i * chunk, std::min(size, (i + 1) * chunk)); });
}

}  // namespace jiayu
