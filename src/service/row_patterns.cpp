#include "service/row_patterns.hpp"

#include <toml++/toml.h>

#include "han/normalize_name.hpp"
#include "service/cell_values.hpp"
#include "service/messages.hpp"
#include "service/source_map.hpp"

namespace jiayu::service {

namespace {

constexpr std::size_t filled_cells_of_a_note_max = 3;

Result<toml::table> read_toml(Path const& path) {
    try {
        return toml::parse(read_file(path));
    } catch (toml::parse_error const& error) {
        return refuse(message::source_map_broken,
                      {{"name", path.filename().string()}, {"reason", fmt::format("{} (line {})", error.description(), error.source().begin.line)}});
    }
}

std::string_view without_brackets(std::string_view cell) {
    for (auto [open, close] : {std::pair<std::string_view, std::string_view>("(", ")"), {"（", "）"}})
        if (cell.size() > open.size() + close.size() && cell.starts_with(open) && cell.ends_with(close))
            return cell.substr(open.size(), cell.size() - open.size() - close.size());
    return cell;
}

template <class Each>
void for_each_text(toml::node_view<toml::node> node, Each each) {
    if (auto array = node.as_array())
        for (auto const& item : *array)
            if (auto text = item.value<std::string>()) each(*text);
}

}  // namespace

Result<RepealedColumns> RepealedColumns::load(Path const& packs) {
    auto root = read_toml(packs / "national" / "repealed_columns.toml");
    if (!root) return std::unexpected(root.error());
    RepealedColumns repealed;
    if (auto columns = (*root)["column"].as_array())
        for (auto& item : *columns) {
            toml::node_view<toml::node> column(item);
            for_each_text(column["exact"], [&](std::string const& text) { repealed.exact_.insert(normalize_header(text)); });
            for_each_text(column["contains"], [&](std::string const& text) { repealed.contained_.push_back(normalize_header(text)); });
        }
    return repealed;
}

bool RepealedColumns::matches(std::string_view header) const {
    return exact_.contains(header) ||
           std::ranges::any_of(contained_, [&](auto const& part) { return header.find(part) != std::string_view::npos; });
}

Result<NoteRows> NoteRows::load(Path const& packs) {
    auto root = read_toml(packs / "national" / "note_rows.toml");
    if (!root) return std::unexpected(root.error());
    NoteRows notes;
    for_each_text((*root)["note_begins"], [&](std::string const& text) { notes.note_begins_.push_back(text); });
    for_each_text((*root)["total_is"], [&](std::string const& text) { notes.totals_.insert(text); });
    for_each_text((*root)["unit_is"], [&](std::string const& text) { notes.units_.insert(text); });
    return notes;
}

bool NoteRows::matches(std::span<std::string_view const> cells, bool is_sheet) const {
    std::size_t filled = 0;
    std::string_view first;
    bool only_units = true;
    for (auto sent : cells) {
        auto cell = trim(sent);
        if (cell.empty()) continue;
        if (filled++ == 0) first = cell;
        if (filled > filled_cells_of_a_note_max && !only_units && !totals_.contains(first)) return false;
        only_units = only_units && units_.contains(without_brackets(cell));
    }
    if (filled == 0) return false;
    if (totals_.contains(first) || (only_units && filled > 1)) return true;
    if (filled > filled_cells_of_a_note_max) return false;
    return (is_sheet && filled == 1) || std::ranges::any_of(note_begins_, [&](auto const& word) { return first.starts_with(word); });
}

}  // namespace jiayu::service
