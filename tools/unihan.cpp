#include "tools/unihan.hpp"

#include <bzlib.h>

#include <stdexcept>

#include "base/utf8.hpp"

namespace jiayu::tools {

namespace {

std::string decompress(std::filesystem::path const& path) {
    auto* file = BZ2_bzopen(path.c_str(), "rb");
    if (!file) throw std::runtime_error("cannot open " + path.string());
    std::string text;
    char buffer[1 << 16];
    for (int size; (size = BZ2_bzread(file, buffer, sizeof buffer)) > 0;) text.append(buffer, std::size_t(size));
    BZ2_bzclose(file);
    if (text.empty()) throw std::runtime_error("nothing in " + path.string());
    return text;
}

std::vector<std::string> words(std::string_view text, std::string_view separators = " ") {
    std::vector<std::string> result;
    for (std::size_t at = 0; at < text.size();) {
        auto end = std::min(text.find_first_of(separators, at), text.size());
        if (end > at) result.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return result;
}

// "U+4E8E<kLau U+4E8F" → the code points.
std::vector<char32_t> code_points(std::string_view text) {
    std::vector<char32_t> result;
    for (auto const& word : words(text))
        if (word.starts_with("U+")) result.push_back(char32_t(std::stoul(word.substr(2), nullptr, 16)));
    return result;
}

// "423.040:yǎn 446.080,447.010:yú,yū" → yǎn, yú, yū
void add_located(std::vector<std::string>& readings, std::string_view text) {
    for (auto const& word : words(text))
        for (auto const& reading : words(word.substr(word.find(':') + 1), ",")) readings.push_back(reading);
}

void add_field(UnihanCharacter& c, std::string_view field, std::string_view value) {
    if (field == "kMandarin") c.mandarin = words(value).front();
    else if (field == "kHanyuPinlu")
        for (auto const& word : words(value)) c.readings.push_back(word.substr(0, word.find('(')));
    else if (field == "kTGHZ2013" || field == "kXHC1983") add_located(c.readings, value);
    else if (field == "kHanyuPinyin") add_located(c.old_readings, value);
    else if (field == "kSimplifiedVariant") c.simplified = code_points(value);
    else if (field == "kTraditionalVariant") c.traditional = code_points(value);
    else if (field == "kZVariant") c.z_variants = code_points(value);
    else if (field == "kSemanticVariant") c.semantic_variants = code_points(value);
    else if (field == "kFourCornerCode") c.four_corner = words(value).front();
    else if (field == "kTotalStrokes") c.strokes = std::stoi(std::string(value));
    else if (field == "kRSUnicode") c.radical = std::stoi(std::string(value));
    else if (field == "kGB0") c.gb2312 = std::stoi(std::string(value));
    else if (field == "kTGH") c.in_general_table = true;
}

}  // namespace

Unihan read_unihan(std::filesystem::path const& folder) {
    Unihan unihan;
    for (auto name : {"Readings", "Variants", "DictionaryLikeData", "IRGSources", "OtherMappings"}) {
        auto text = decompress(folder / ("Unihan_" + std::string(name) + ".txt.bz2"));
        for (auto const& line : words(text, "\n")) {
            if (!line.starts_with("U+")) continue;
            auto first = line.find('\t'), second = line.find('\t', first + 1);
            auto code_point = char32_t(std::stoul(line.substr(2, first - 2), nullptr, 16));
            add_field(unihan[code_point], std::string_view(line).substr(first + 1, second - first - 1),
                      std::string_view(line).substr(second + 1));
        }
    }
    return unihan;
}

}  // namespace jiayu::tools
