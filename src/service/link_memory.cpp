#include "service/link_memory.hpp"

#include <malloc.h>
#include <unistd.h>

#include <cstdio>

#include "service/messages.hpp"

namespace jiayu::service {

namespace {

constexpr std::uint64_t mebibyte = 1 << 20;

// Bytes of this process that lie in memory now.
std::uint64_t resident_bytes() {
    unsigned long long all = 0, resident = 0;
    if (auto* file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%llu %llu", &all, &resident) != 2) resident = 0;
        std::fclose(file);
    }
    return resident * std::uint64_t(::sysconf(_SC_PAGESIZE));
}

}  // namespace

void return_large_memory() {
#if defined(__GLIBC__)
    ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
    ::mallopt(M_TRIM_THRESHOLD, 4 << 20);
#endif
}

std::size_t edges_within(std::uint64_t memory, linkage::PreparedLinkage const& prepared, std::vector<Error>& notes) {
    if (!memory) return 0;
    constexpr std::uint64_t bytes_of_row = 48;    // what clustering keeps of a record: its cluster, component, places
    constexpr std::uint64_t copies = 2;           // the pairs, and those that are looked at together
    constexpr std::size_t passes_max = 64;        // over the pairs, however short memory is
    auto const held = resident_bytes() + bytes_of_row * prepared.table->rows();
    auto const left = memory > held ? memory - held : 0;
    auto const most = linkage::most_edges(prepared);
    if (most * copies * sizeof(linkage::Edge) <= left) return 0;
    auto const fitting = std::max<std::size_t>(most / passes_max + 1, left / (copies * sizeof(linkage::Edge)));
    if (fitting >= most) return 0;
    auto number = [](std::uint64_t value) { return std::to_string(value); };
    if (!left) notes.push_back(Error(message::memory_of_records, {{"held", number(held / mebibyte)}, {"bound", number(memory / mebibyte)}}));
    notes.push_back(Error(message::memory_of_pairs, {{"most", number(most)}, {"fitting", number(fitting)}}));
    return fitting;
}

}  // namespace jiayu::service
