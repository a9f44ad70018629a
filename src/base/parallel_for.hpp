// Runs work(0) … work(count-1) on all cores; chunks are handed out in order, results must not depend on which thread ran what.
#pragma once
#include <cstddef>
#include <functional>

namespace jiayu {

std::size_t thread_count();  // JIAYU_THREADS or the machine's cores

void parallel_for(std::size_t count, std::function<void(std::size_t)> const& work);

// Splits [0, size) into chunks of at most `chunk` and runs work(begin, end) on each.
void parallel_chunks(std::size_t size, std::size_t chunk, std::function<void(std::size_t, std::size_t)> const& work);

}  // namespace jiayu
