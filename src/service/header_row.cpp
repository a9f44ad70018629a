#include "service/header_row.hpp"

#include "service/messages.hpp"

namespace jiayu::service {

namespace {

constexpr std::size_t rows_looked_at = 10;

struct HeadRow {
    std::int64_t number;
    std::vector<std::string> cells;
};

// A header may be one row, or two where cells of the upper one span several columns.
struct HeaderCandidate {
    std::int64_t row_number;
    std::vector<std::string> written;
};

std::string const& cell_at(HeadRow const& row, std::size_t column) {
    static std::string const none;
    return column < row.cells.size() ? row.cells[column] : none;
}

std::optional<HeaderCandidate> two_row_header(HeadRow const& upper, HeadRow const& lower, std::span<exchange::MergedCells const> merged) {
    auto width = std::max(upper.cells.size(), lower.cells.size());
    for (auto const& cells : merged)
        if (cells.row_first + 1 == upper.number) width = std::max(width, std::size_t(cells.column_last) + 1);
    std::vector<std::string> group(width);
    bool has_group = false;
    for (auto const& cells : merged) {
        if (cells.row_first + 1 != upper.number || cells.row_last != cells.row_first || cells.column_last == cells.column_first) continue;
        has_group = true;
        for (int column = cells.column_first; column <= cells.column_last; ++column)
            group[std::size_t(column)] = cell_at(upper, std::size_t(cells.column_first));
    }
    if (!has_group || lower.number != upper.number + 1) return std::nullopt;
    HeaderCandidate header{lower.number, {}};
    for (std::size_t column = 0; column < width; ++column) {
        auto const& below = cell_at(lower, column);
        if (below.empty()) header.written.push_back(group[column].empty() ? cell_at(upper, column) : group[column]);
        else header.written.push_back(group[column].empty() ? below : group[column] + "/" + below);
    }
    return header;
}

Result<std::vector<HeadRow>> read_head(exchange::TableFile& table) {
    std::vector<HeadRow> rows;
    while (rows.size() < rows_looked_at) {
        auto more = table.next();
        if (!more) return std::unexpected(more.error());
        if (!*more) break;
        rows.push_back({table.row_number(), {table.cells().begin(), table.cells().end()}});
    }
    table.rewind();
    return rows;
}

std::vector<HeaderCandidate> candidates_of(std::vector<HeadRow> const& rows, std::span<exchange::MergedCells const> merged) {
    std::vector<HeaderCandidate> candidates;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        candidates.push_back({rows[i].number, rows[i].cells});
        if (i + 1 == rows.size()) continue;
        if (auto two = two_row_header(rows[i], rows[i + 1], merged)) candidates.push_back(std::move(*two));
    }
    return candidates;
}

std::vector<std::string> canonical_headers(std::vector<std::string> const& written, SourceMap const& map) {
    std::vector<std::string> headers;
    for (auto const& text : written) {
        auto header = normalize_header(text);
        auto known = map.canonical.find(header);
        headers.push_back(known == map.canonical.end() ? header : known->second);
    }
    while (!headers.empty() && headers.back().empty()) headers.pop_back();
    return headers;
}

bool has(std::vector<std::string> const& headers, std::string const& header) { return std::ranges::find(headers, header) != headers.end(); }

struct Fit {
    SourceMap const* map = nullptr;
    HeaderCandidate const* candidate = nullptr;
    std::vector<std::string> headers;
    std::vector<std::string> missing;
    std::size_t known = 0;
    // Whole ones first, then by how much of the header the map knows.
    bool better_than(Fit const& other) const {
        return std::tuple(missing.empty(), known) > std::tuple(other.missing.empty(), other.known);
    }
};

Fit fit_of(HeaderCandidate const& candidate, SourceMap const& map) {
    Fit fit{&map, &candidate, canonical_headers(candidate.written, map), {}, 0};
    for (auto const& header : map.required)
        if (!has(fit.headers, header)) fit.missing.push_back(header);
    for (auto const& header : fit.headers) fit.known += map.canonical.contains(header);
    return fit;
}

std::optional<Error> find_doubled_header(Fit const& fit, std::string const& file) {
    for (std::size_t column = 0; column < fit.headers.size(); ++column) {
        auto first = std::ranges::find(fit.headers, fit.headers[column]) - fit.headers.begin();
        if (fit.headers[column].empty() || std::size_t(first) == column) continue;
        return Error(message::header_doubled, {{"file", file}, {"row", std::to_string(fit.candidate->row_number)},
                                               {"column", std::to_string(column + 1)}, {"header", fit.candidate->written[column]},
                                               {"first", std::to_string(first + 1)}});
    }
    return std::nullopt;
}

SourceLayout const* layout_of(Fit const& fit) {
    for (auto const& layout : fit.map->layouts)
        if (std::ranges::all_of(layout.with, [&](auto const& header) { return has(fit.headers, header); })) return &layout;
    return &fit.map->layouts.back();
}

}  // namespace

Result<RecognisedTable> recognise_table(exchange::TableFile& table, std::vector<SourceMap> const& maps, std::string const& file) {
    auto head = read_head(table);
    if (!head) return std::unexpected(head.error());
    auto candidates = candidates_of(*head, table.merged());
    Fit best;
    for (auto const& candidate : candidates)
        for (auto const& map : maps)
            if (auto fit = fit_of(candidate, map); !best.map || fit.better_than(best)) best = std::move(fit);
    if (!best.map || !best.missing.empty()) {
        std::string missing;
        for (auto const& header : best.missing) missing += (missing.empty() ? "" : "、") + header;
        return refuse(message::table_not_recognised,
                      {{"file", file}, {"row", best.candidate ? std::to_string(best.candidate->row_number) : "1"}, {"column", "1"},
                       {"closest", best.map ? std::string(name_of(best.map->department).zh) : ""}, {"missing", missing}});
    }
    if (auto doubled = find_doubled_header(best, file)) return std::unexpected(*doubled);
    auto written = best.candidate->written;
    auto header_cells = written.size();
    written.resize(best.headers.size());
    return RecognisedTable{best.map, layout_of(best), std::move(written), std::move(best.headers), best.candidate->row_number, header_cells};
}

}  // namespace jiayu::service
