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
    std::memcpy(&tail, text.data() + at, text.size() - at);
    return mix(hash ^ tail);
}

Dictionary::Dictionary() : begins_{0, 0}, slots_(1024) {}

std::size_t Dictionary::slot_of(std::string_view sought, std::uint32_t hash) const {
    auto mask = slots_.size() - 1;
    for (auto at = hash & mask;; at = (at + 1) & mask) {
        auto const& slot = slots_[at];
        if (!slot.code || (slot.hash == hash && text(slot.code) == sought)) return at;
    }
}

Code Dictionary::find(std::string_view sought) const {
    return sought.empty() ? 0 : slots_[slot_of(sought, std::uint32_t(hash_of(sought)))].code;
}

Code Dictionary::code_of(std::string_view added) {
    if (added.empty()) return 0;
    auto hash = std::uint32_t(hash_of(added));
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
