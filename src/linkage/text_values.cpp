#include "linkage/text_values.hpp"

#include <atomic>
#include <numeric>

#include "base/assert.hpp"
#include "base/parallel_for.hpp"
#include "base/utf8.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t chunk = 16'384, read_ahead = 16;

constexpr bool is_ascii(std::string_view text) {
    unsigned char all = 0;
    for (char c : text) all |= static_cast<unsigned char>(c);
    return all < 0x80;
}

// Sets each value's length; says how many code points lie up to the greatest in use.
std::size_t measure_values(Dictionary const& values, std::span<std::uint32_t> lengths) {
    std::vector<char32_t> greatest((values.size() + chunk - 1) / chunk, 0x7F);
    parallel_chunks(values.size(), chunk, [&](std::size_t begin, std::size_t end) {
        for (auto code = begin; code < end; ++code) {
            auto const text = values.text(Code(code));
            lengths[code] = std::uint32_t(text.size());
            if (is_ascii(text)) continue;
            lengths[code] = 0;
            for (std::size_t at = 0; at < text.size(); ++lengths[code])
                greatest[begin / chunk] = std::max(greatest[begin / chunk], next_code_point(text, at));
        }
    });
    return std::size_t(std::ranges::max(greatest)) + 1;
}

// The rank of each of the first `limit` code points among those in use, and how many there are.
std::pair<std::vector<std::uint32_t>, std::size_t> rank(Dictionary const& values, std::size_t limit) {
    std::vector<std::uint32_t> ranks(limit);
    parallel_chunks(values.size(), chunk, [&](std::size_t begin, std::size_t end) {
        for (auto code = begin; code < end; ++code) {
            auto const text = values.text(Code(code));
            for (std::size_t at = 0; at < text.size();) {
                std::atomic_ref mark(ranks[next_code_point(text, at)]);
                if (!mark.load(std::memory_order_relaxed)) mark.store(1, std::memory_order_relaxed);
            }
        }
    });
    std::uint32_t count = 0;
    for (auto& mark : ranks)
        if (mark) mark = count++;
    return {std::move(ranks), count};
}

std::pair<std::vector<std::uint32_t>, std::size_t> own_numbers(std::size_t limit) {
    std::vector<std::uint32_t> numbers(limit);
    std::iota(numbers.begin(), numbers.end(), 0u);
    return {std::move(numbers), limit};
}

}  // namespace

TextValues::TextValues(Dictionary const& values) : begins_(std::size_t(values.size()) + 1) {
    std::vector<std::uint32_t> lengths(values.size());
    auto const limit = measure_values(values, lengths);
    std::uint64_t total = 0;
    for (std::size_t code = 0; code < lengths.size(); ++code) begins_[code + 1] = std::uint32_t(total += lengths[code]);
    JIAYU_ASSERT(total < 0xFFFFFFFFull);
    auto const [ranks, count] = limit <= 0x100 ? own_numbers(limit) : rank(values, limit);
    if (count <= 0x100) fill(values, ranks, bytes_);
    else if (count <= 0x10000) fill(values, ranks, pairs_);
    else fill(values, ranks, quads_);
}

TextValues TextValues::of_one(std::string_view text) {
    TextValues values;
    values.begins_ = {0, 0};
    values.adopt(text, 1);
    return values;
}

void TextValues::adopt(std::string_view text, Code as) {
    begins_.resize(std::size_t(as) + 1);
    quads_.resize(begins_[as]);
    for (std::size_t at = 0; at < text.size();) quads_.push_back(next_code_point(text, at));
    begins_.push_back(std::uint32_t(quads_.size()));
    quads_.resize(quads_.size() + read_ahead);
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
