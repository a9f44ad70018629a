#include "domain/table_text.hpp"

#include "domain/messages.hpp"

namespace jiayu {

namespace {

// One row from `at` on, which moves behind its line end. Quotes may hold commas, line ends and doubled quotes.
std::vector<std::string> take_row(std::string_view csv, std::size_t& at) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (; at < csv.size(); ++at) {
        char c = csv[at];
        if (c == '"' && quoted && at + 1 < csv.size() && csv[at + 1] == '"') cells.back() += csv[++at];
        else if (c == '"') quoted = !quoted;
        else if (c == ',' && !quoted) cells.emplace_back();
        else if (c == '\n' && !quoted) break;
        else if (c != '\r' || quoted) cells.back() += c;
    }
    ++at;
    return cells;
}

}  // namespace

Result<TableText> TableText::read(std::string_view csv, std::vector<std::string> const& columns) {
    if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
    std::size_t at = 0;
    auto header = take_row(csv, at);
    std::vector<std::size_t> places;
    for (auto const& column : columns) {
        auto place = std::ranges::find(header, column);
        if (place == header.end()) return refuse(domain::message::table_column_missing, {{"column", column}});
        places.push_back(std::size_t(place - header.begin()));
    }
    TableText table;
    table.columns_ = columns;
    while (at < csv.size()) {
        auto cells = take_row(csv, at);
        if (cells.size() == 1 && cells[0].empty()) continue;
        auto& row = table.rows_.emplace_back();
        for (auto place : places) row.push_back(place < cells.size() ? std::move(cells[place]) : std::string());
    }
    return table;
}

std::unexpected<Error> TableText::refuse_cell(std::size_t row, std::size_t column) const {
    return refuse(domain::message::table_value_wrong,
                  {{"row", std::to_string(row + 2)}, {"column", columns_[column]}, {"value", cell(row, column)}});
}

}  // namespace jiayu
