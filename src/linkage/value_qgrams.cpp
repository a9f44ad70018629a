#include "linkage/value_qgrams.hpp"

#include "base/utf8.hpp"

namespace jiayu::linkage {

void qgrams_of(std::string_view value, ClkFeature const& feature, std::vector<std::string>& grams) {
    grams.clear();
    if (value.empty()) return;
    auto letters = to_code_points(value);
    if (feature.padded && feature.qgram > 1) {
        letters.insert(0, feature.qgram - 1, U'\u0002');
        letters.append(feature.qgram - 1, U'\u0003');
    }
    auto const length = feature.qgram == 0 ? letters.size() : std::min(feature.qgram, letters.size());
    for (std::size_t begin = 0; begin + length <= letters.size(); ++begin) {
        auto gram = to_utf8(std::u32string_view(letters).substr(begin, length));
        if (feature.positional) gram += fmt::format("\x1F{}", begin);
        grams.push_back(std::move(gram));
    }
    std::ranges::sort(grams);
    auto const repeated = std::ranges::unique(grams);
    grams.erase(repeated.begin(), repeated.end());
}

}  // namespace jiayu::linkage
