#include "cli/text_table.hpp"

#include <ostream>

#include "base/assert.hpp"
#include "base/utf8.hpp"

namespace jiayu::cli {

namespace {

// Without its colours: what stands between ESC[ and m takes no column.
std::size_t visible_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        auto escape = text.find("\033[");
        width += display_width(text.substr(0, escape));
        if (escape == std::string_view::npos) break;
        auto end = text.find('m', escape);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return width;
}

std::string padded(std::string_view text, std::size_t width, Align align) {
    std::string spaces(width - std::min(width, visible_width(text)), ' ');
    return align == Align::left ? std::string(text) + spaces : spaces + std::string(text);
}

std::string without_trailing_spaces(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

}  // namespace

TextTable::TextTable(std::vector<TextColumn> columns) : columns_(std::move(columns)) {}

void TextTable::add(std::vector<std::string> cells) {
    JIAYU_ASSERT(cells.size() == columns_.size());
    rows_.push_back(std::move(cells));
}

void TextTable::print(std::ostream& out) const {
    std::vector<std::string> head;
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        head.push_back(columns_[i].title);
        widths.push_back(display_width(columns_[i].title));
        for (auto const& row : rows_) widths[i] = std::max(widths[i], visible_width(row[i]));
    }
    auto print_row = [&](std::vector<std::string> const& row) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) line += (i ? "  " : "") + padded(row[i], widths[i], columns_[i].align);
        out << without_trailing_spaces(std::move(line)) << "\n";
    };
    if (std::ranges::any_of(head, [](auto const& title) { return !title.empty(); })) print_row(head);
    for (auto const& row : rows_) print_row(row);
}

std::string with_thousands(std::int64_t number) {
    auto text = std::to_string(number);
    auto first_digit = std::ptrdiff_t(number < 0 ? 1 : 0);
    for (auto at = std::ptrdiff_t(text.size()) - 3; at > first_digit; at -= 3) text.insert(std::size_t(at), ",");
    return text;
}

}  // namespace jiayu::cli
