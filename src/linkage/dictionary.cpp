#include "linkage/dictionary.hpp"

#include <cstring>

#include "base/assert.hpp"

namespace jiayu::linkage {

std::uint64_t hash_of(std::string_view text) {
    auto hash = 0x9E3779B97F4A7C15ull ^ text.size();
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + at, 8);
        hash = mix(hash ^ word) * 0x9E3779B97F4A7C15ull;
    }
    std::uint64_t tail = 0;
    if (at < text.size()) std::memcpy(&tail, text.data() + at, text.size() - at);
    return mix(hash ^ tail);
}

Dictionary::Dictionary() : begins_{0, 0}, slots_(1024) {}

std::size_t Dictionary::slot_of(std::string_view sought, std::uint32_t hash) const {
    JIAYU_ASSERT(!slots_.empty());
    auto mask = slots_.size() - 1;
    for (auto at = hash & mask;; at = (at + 1) & mask) {
        auto const& slot = slots_[at];
        if (!slot.code || (slot.hash == hash && text(slot.code) == sought)) return at;
    }
}

Code Dictionary::find(std::string_view sought) const {
    return sought.empty() ? 0 : slots_[slot_of(sought, std::uint32_t(hash_of(sought)))].code;
}

Code Dictionary::code_of(std::string_view added) { return added.empty() ? 0 : code_of(added, std::uint32_t(hash_of(added))); }

void Dictionary::codes_of(std::span<std::string_view const> texts, std::span<Code> codes) {
    constexpr std::size_t ahead = 64;
    std::array<std::uint32_t, ahead> hashes;
    std::array<Code, ahead> likely;
    for (std::size_t begin = 0; begin < texts.size(); begin += ahead) {
        auto const count = std::min(ahead, texts.size() - begin);
        for (std::size_t i = 0; i < count; ++i) {
            hashes[i] = std::uint32_t(hash_of(texts[begin + i]));
            __builtin_prefetch(&slots_[hashes[i] & (slots_.size() - 1)]);
        }
        for (std::size_t i = 0; i < count; ++i) {
            likely[i] = slots_[hashes[i] & (slots_.size() - 1)].code;
            __builtin_prefetch(&begins_[likely[i]]);
        }
        for (std::size_t i = 0; i < count; ++i) __builtin_prefetch(bytes_.data() + begins_[likely[i]]);
        for (std::size_t i = 0; i < count; ++i) codes[begin + i] = texts[begin + i].empty() ? 0 : code_of(texts[begin + i], hashes[i]);
    }
}

Code Dictionary::code_of(std::string_view added, std::uint32_t hash) {
    auto at = slot_of(added, hash);
    if (slots_[at].code) return slots_[at].code;
    auto code = size();
    slots_[at] = {hash, code};
    bytes_ += added;
    JIAYU_ASSERT(bytes_.size() < 0xFFFFFFFFull);
    begins_.push_back(std::uint32_t(bytes_.size()));
    if (begins_.size() * 2 > slots_.size()) grow();
    return code;
}

void Dictionary::renumber(std::span<Code const> old_of_new) {
    constexpr std::size_t ahead = 16;  // texts lie about in no order
    JIAYU_ASSERT(old_of_new.size() == size());
    forget_index();
    std::string bytes;
    std::vector<std::uint32_t> begins(begins_.size());
    bytes.reserve(bytes_.size());
    for (std::size_t code = 0; code < old_of_new.size(); ++code) {
        if (code + 2 * ahead < old_of_new.size()) __builtin_prefetch(&begins_[old_of_new[code + 2 * ahead]]);
        if (code + ahead < old_of_new.size()) __builtin_prefetch(bytes_.data() + begins_[old_of_new[code + ahead]]);
        bytes += text(old_of_new[code]);
        begins[code + 1] = std::uint32_t(bytes.size());
    }
    bytes_ = std::move(bytes);
    begins_ = std::move(begins);
}

void Dictionary::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    auto mask = slots_.size() - 1;
    for (auto const& slot : old) {
        if (!slot.code) continue;
        auto at = slot.hash & mask;
        while (slots_[at].code) at = (at + 1) & mask;
        slots_[at] = slot;
    }
}

}  // namespace jiayu::linkage
