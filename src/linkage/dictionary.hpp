// Texts as dense codes from 1 in the order of their first sight; code 0 is the absent text. Equal codes are equal texts.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jiayu::linkage {

using Code = std::uint32_t;

class Dictionary {
public:
    Dictionary();

    Code code_of(std::string_view text);     // adds the text when it is new; 0 for the empty text
    // The same for many: memory is asked for well before it is needed, for the table is far larger than the caches.
    void codes_of(std::span<std::string_view const> texts, std::span<Code> codes);
    Code find(std::string_view text) const;  // 0 when unknown
    std::string_view text(Code code) const { return std::string_view(bytes_).substr(begins_[code], begins_[code + 1] - begins_[code]); }
    Code size() const { return Code(begins_.size() - 1); }  // codes are below this

    // Codes in another order: `old_of_new` names the present code of each new one, code 0 first. The index is let go.
    void renumber(std::span<Code const> old_of_new);
    // Texts by code stay; looking texts up is over. The index is up to half of a dictionary's memory.
    void forget_index() { std::vector<Slot>().swap(slots_); }

private:
    struct Slot {
        std::uint32_t hash = 0;
        Code code = 0;
    };
    Code code_of(std::string_view text, std::uint32_t hash);
    std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
    void grow();

    std::string bytes_;
    std::vector<std::uint32_t> begins_;
    std::vector<Slot> slots_;
};

// 64 bits of a text, the same on every machine.
std::uint64_t hash_of(std::string_view text);

constexpr std::uint64_t mix(std::uint64_t value) {
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9ull;
    value = (value ^ value >> 27) * 0x94D049BB133111EBull;
    return value ^ value >> 31;
}

}  // namespace jiayu::linkage
