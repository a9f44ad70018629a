#include "linkage/text_values.hpp"

#include <mutex>

#include "base/assert.hpp"
#include "base/parallel_for.hpp"
#include "base/utf8.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t chunk = 16'384, code_points = 0x110000, read_ahead = 16;

// Sets each value's length and marks the code points in use.
std::vector<std::uint32_t> measure_values(Dictionary const& values, std::span<std::uint32_t> lengths) {
    std::vector<std::uint32_t> used(code_points);
    std::mutex mutex;
    parallel_chunks(values.size(), chunk, [&](std::size_t begin, std::size_t end) {
        std::vector<bool> here(code_points);
        for (auto code = begin; code < end; ++code) {
            auto text = values.text(Code(code));
            for (std::size_t at = 0; at < text.size(); ++lengths[code]) here[next_code_point(text, at)] = true;
        }
        std::scoped_lock lock(mutex);
        for (std::size_t point = 0; point < code_points; ++point) used[point] |= std::uint32_t(here[point]);
    });
    return used;
}

// Turns marks into ranks; says how many there are.
std::size_t rank(std::span<std::uint32_t> used) {
    std::uint32_t count = 0;
    for (auto& mark : used)
        if (mark) mark = count++;
    return count;
}

}  // namespace

TextValues::TextValues(Dictionary const& values) : begins_(std::size_t(values.size()) + 1) {
    std::vector<std::uint32_t> lengths(values.size());
    auto ranks = measure_values(values, lengths);
    std::uint64_t total = 0;
    for (std::size_t code = 0; code < lengths.size(); ++code) begins_[code + 1] = std::uint32_t(total += lengths[code]);
    JIAYU_ASSERT(total < 0xFFFFFFFFull);
    auto const count = rank(ranks);
    if (count <= 0x100) fill(values, ranks, bytes_);
    else if (count <= 0x10000) fill(values, ranks, pairs_);
    else fill(values, ranks, quads_);
}

template <class Symbol>
void TextValues::fill(Dictionary const& values, std::span<std::uint32_t const> ranks, std::vector<Symbol>& symbols) {
    symbols.resize(begins_.back() + read_ahead);
    parallel_chunks(values.size(), chunk, [&](std::size_t begin, std::size_t end) {
        for (auto code = begin; code < end; ++code) {
            auto text = values.text(Code(code));
            auto* to = symbols.data() + begins_[code];
            for (std::size_t at = 0; at < text.size();) *to++ = Symbol(ranks[next_code_point(text, at)]);
        }
    });
}

}  // namespace jiayu::linkage
