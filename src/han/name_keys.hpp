// Small integer keys of names, for blocking and comparing millions of mentions. Names are those that normalize_name() has made.
#pragma once
#include <cstdint>
#include <string_view>

#include "han/pinyin.hpp"

namespace jiayu::han {

// Keys are equal when the sounds are, in the same order; 0 when there is nothing. Up to six sounds are packed without loss,
// ten bits each; longer names are hashed (top bit set).
struct NameKeys {
    std::uint64_t pinyin = 0;           // the whole name
    std::uint64_t similar_sound = 0;    // the same with sounds that speakers confuse made one
    std::uint32_t surname_pinyin = 0;   // up to two sounds, 0 when the name has no surname
    std::uint32_t surname_similar = 0;
    std::uint64_t given_pinyin = 0;
    std::uint64_t given_similar = 0;
    std::uint8_t character_count = 0;
};

enum class Dialect : std::uint8_t {
    mandarin,  // zh=z, ch=c, sh=s, n=l, -ang=-an, -eng=-en, -ing=-in
    wu,        // and the mergers of the Changzhou region: 黄=王, 胡=吴, 饶=姚
};

NameKeys name_keys(std::string_view name, Dialect dialect = Dialect::mandarin);

// The class of a sound among those that are confused.
Sound similar_class(Sound sound, Dialect dialect = Dialect::mandarin);

}  // namespace jiayu::han
