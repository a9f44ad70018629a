// The small CSV tables of the demo pack: no quotes, first line a header. Departments' files are written elsewhere.
#pragma once
#include <array>
#include <charconv>
#include <cstdint>
#include <string_view>

namespace jiayu::synth {

inline std::int64_t number_of(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

template <class Each>
void for_each_part(std::string_view text, char separator, Each each) {
    while (!text.empty()) {
        auto part = text.substr(0, text.find(separator));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        if (!part.empty() && part.back() == '\r') part.remove_suffix(1);
        each(part);
    }
}

template <class Each>
void for_each_word(std::string_view text, Each each) {
    for_each_part(text, ' ', [&](std::string_view word) {
        if (!word.empty()) each(word);
    });
}

// Calls each(cells) for every line but the first; cells beyond the line's end are empty.
template <class Each>
void for_each_csv_row(std::string_view text, Each each) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    bool header = true;
    for_each_part(text, '\n', [&](std::string_view line) {
        if (std::exchange(header, false) || line.empty()) return;
        std::array<std::string_view, 8> cells{};
        std::size_t at = 0;
        for_each_part(line, ',', [&](std::string_view cell) {
            if (at < cells.size()) cells[at++] = cell;
        });
        each(cells);
    });
}

}  // namespace jiayu::synth
