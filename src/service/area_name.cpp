#include "service/area_name.hpp"

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"
#include "han/pinyin.hpp"

namespace jiayu::service {

namespace {

struct Ending {
    std::string_view zh, en;
    bool is_zone = false;  // may stand without a name before it, and after words that say more of it
};

// Longer ones before those that they end with.
constexpr Ending endings[] = {
    {"社区居民委员会", "Community"}, {"社区居委会", "Community"}, {"居民委员会", "Community"}, {"居委会", "Community"}, {"社区", "Community"},
    {"村民委员会", "Village"}, {"村村委会", "Village"}, {"村委会", "Village"}, {"村", "Village"},
    {"旅游度假区", "Tourist Resort", true}, {"休闲区", "Leisure Zone", true}, {"开发区", "Development Zone", true}, {"高新区", "High-Tech Zone", true},
    {"产业园", "Industrial Park", true}, {"工业园", "Industrial Park", true}, {"监狱", "Prison", true},
    {"街道", "Subdistrict"}, {"镇", "Town"}, {"乡", "Township"}, {"区", "District"}, {"市", "City"}};
constexpr Ending zone_words[] = {{"经济技术", "Economic and Technological"}, {"高新技术产业", "High-Tech Industrial"}, {"经济", "Economic"}, {"生态", "Ecological"}};

// The ending that `name` loses by it.
template <std::size_t count>
Ending const* take(Ending const (&known)[count], std::string_view& name, bool may_be_all) {
    auto const fits = [&](Ending const& ending) { return name.ends_with(ending.zh) && (name.size() > ending.zh.size() || may_be_all || ending.is_zone); };
    auto const* found = std::ranges::find_if(known, fits);
    if (found == std::end(known)) return nullptr;
    name.remove_suffix(found->zh.size());
    return found;
}

// Beside a surname a character is read as in a given name: surnames have readings of their own.
std::string syllable_of(char32_t character) {
    auto syllable = han::pinyin_of_name("王" + to_utf8(std::u32string(1, character))).given;
    if (auto at = syllable.find('v'); at != syllable.npos) syllable.replace(at, 1, "ü");
    return syllable;
}

std::string in_capital(std::string word) {
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = char(word[0] - 'a' + 'A');
    return word;
}

std::string spelled(std::string_view name) {
    constexpr std::size_t syllables_in_word_max = 3;
    auto const characters = to_code_points(name);
    std::string text, word;
    for (auto character : characters) {
        if (characters.size() <= syllables_in_word_max) word += syllable_of(character);
        else text += (text.empty() ? "" : " ") + in_capital(syllable_of(character));
    }
    return text + in_capital(word);
}

}  // namespace

std::string english_area_name(std::string_view name) {
    if (name.empty() || static_cast<unsigned char>(name[0]) < 0x80) return std::string(name);
    name = name.substr(0, std::min(name.find("（"), name.find('(')));
    // The committee that runs a zone stands for the zone.
    constexpr std::string_view committee = "管委会";
    if (name.ends_with(committee)) name.remove_suffix(committee.size());
    std::vector<std::string_view> words;
    bool is_zone = false;
    if (auto const* kind = take(endings, name, false)) {
        words.push_back(kind->en);
        is_zone = kind->is_zone;
    }
    while (auto const* word = is_zone ? take(zone_words, name, true) : nullptr) words.push_back(word->en);
    auto text = spelled(name);
    for (auto word = words.rbegin(); word != words.rend(); ++word) text += (text.empty() ? "" : " ") + std::string(*word);
    return text;
}

}  // namespace jiayu::service
