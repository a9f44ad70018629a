#include "han/name_keys.hpp"

namespace jiayu::han {

namespace {

constexpr int bits_per_sound = 10;
constexpr std::size_t packed_max = 6;

// 0 cannot occur as a sound, so packed keys of different length differ.
std::uint64_t key_of(std::span<Sound const> sounds) {
    std::uint64_t key = 0;
    if (sounds.size() <= packed_max) {
        for (auto sound : sounds) key = key << bits_per_sound | sound;
        return key;
    }
    for (auto sound : sounds) key = (key ^ sound) * 0x9E3779B97F4A7C15ull, key ^= key >> 29;
    return key | 1ull << 63;
}

bool replace_start(std::string& spelling, std::string_view from, std::string_view to) {
    if (!spelling.starts_with(from)) return false;
    spelling.replace(0, from.size(), to);
    return true;
}

std::string merged_spelling(std::string spelling, Dialect dialect) {
    if (dialect == Dialect::wu) {
        if (spelling == "huang") spelling = "wang";
        if (spelling == "hu") spelling = "wu";
        if (spelling == "rao") spelling = "yao";
    }
    replace_start(spelling, "zh", "z") || replace_start(spelling, "ch", "c") || replace_start(spelling, "sh", "s") ||
        replace_start(spelling, "n", "l");
    for (std::string_view final : {"ang", "eng", "ing"})
        if (spelling.ends_with(final)) spelling.pop_back();
    return spelling;
}

using Classes = std::array<Sound, 1024>;

// The class of a sound is the smallest sound that merges to the same spelling.
Classes make_classes(Dialect dialect) {
    Classes classes;
    std::map<std::string, Sound> firsts;
    for (std::size_t sound = 0; sound < classes.size(); ++sound) {
        classes[sound] = Sound(sound);
        if (sound == 0 || sound >= syllable_count()) continue;
        auto spelling = merged_spelling(std::string(spelling_of(Sound(sound))), dialect);
        classes[sound] = firsts.try_emplace(spelling, Sound(sound)).first->second;
    }
    return classes;
}

Classes const& classes_of(Dialect dialect) {
    static Classes const mandarin = make_classes(Dialect::mandarin), wu = make_classes(Dialect::wu);
    return dialect == Dialect::wu ? wu : mandarin;
}

}  // namespace

Sound similar_class(Sound sound, Dialect dialect) { return classes_of(dialect)[sound % 1024]; }

NameKeys name_keys(std::string_view name, Dialect dialect) {
    auto sounds = sounds_of_name(name);
    auto const& classes = classes_of(dialect);
    Sound similar[NameSounds::size_max];
    for (std::size_t i = 0; i < sounds.size; ++i) similar[i] = classes[sounds.sounds[i]];
    std::span exact_all(sounds.sounds, sounds.size), similar_all(similar, sounds.size);
    std::size_t split = sounds.surname_size;
    return {.pinyin = key_of(exact_all),
            .similar_sound = key_of(similar_all),
            .surname_pinyin = std::uint32_t(key_of(exact_all.first(split))),
            .surname_similar = std::uint32_t(key_of(similar_all.first(split))),
            .given_pinyin = key_of(exact_all.subspan(split)),
            .given_similar = key_of(similar_all.subspan(split)),
            .character_count = sounds.size};
}

}  // namespace jiayu::han
