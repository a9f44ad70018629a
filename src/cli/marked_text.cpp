#include "cli/marked_text.hpp"

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"

namespace jiayu::cli {

namespace {

constexpr std::size_t characters_max = 400;

std::u32string printable(std::string_view text) {
    auto characters = to_code_points(text);
    for (auto& c : characters)
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD) c = U'·';
    return characters;
}

// Which characters of each are of a longest common subsequence.
std::pair<std::vector<bool>, std::vector<bool>> find_shared(std::u32string const& a, std::u32string const& b) {
    auto const width = b.size() + 1;
    std::vector<std::uint16_t> longest((a.size() + 1) * width);  // of what follows a[i], b[j]
    for (auto i = a.size(); i-- > 0;)
        for (auto j = b.size(); j-- > 0;)
            longest[i * width + j] = a[i] == b[j] ? std::uint16_t(longest[(i + 1) * width + j + 1] + 1) : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    std::pair<std::vector<bool>, std::vector<bool>> shared{std::vector<bool>(a.size()), std::vector<bool>(b.size())};
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) shared.first[i++] = shared.second[j++] = true;
        else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) ++i;
        else ++j;
    }
    return shared;
}

std::string marked(std::u32string const& text, std::vector<bool> const& shared, Marking marking) {
    std::string_view const open = marking == Marking::colour ? "\033[31m" : "‹", close = marking == Marking::colour ? "\033[0m" : "›";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!shared[i] && (i == 0 || shared[i - 1])) out += open;
        append_code_point(out, text[i]);
        if (!shared[i] && (i + 1 == text.size() || shared[i + 1])) out += close;
    }
    return out;
}

}  // namespace

std::pair<std::string, std::string> mark_differences(std::string_view a, std::string_view b, Marking marking) {
    auto const x = printable(a), y = printable(b);
    if (x == y || std::max(x.size(), y.size()) > characters_max) return {to_utf8(x), to_utf8(y)};
    auto const shared = find_shared(x, y);
    if (std::ranges::count(shared.first, true) == 0) return {to_utf8(x), to_utf8(y)};
    return {marked(x, shared.first, marking), marked(y, shared.second, marking)};
}

}  // namespace jiayu::cli
