#include "policy/table_sheet.hpp"

#include "exchange/table_file.hpp"
#include "policy/messages.hpp"
#include "rules/table_cell.hpp"

namespace jiayu::policy {

namespace {

constexpr std::size_t rows_max = 300;  // DuckDB nests expressions up to 1,000 deep, and a row takes three

enum class Heading : std::uint8_t { input, output, row, from, until, clause, basis, note };

constexpr std::pair<std::string_view, Heading> fixed_headings[] = {
    {"row", Heading::row},       {"编号", Heading::row},    {"from", Heading::from},   {"起", Heading::from},   {"until", Heading::until}, {"止", Heading::until},
    {"clause", Heading::clause}, {"条款", Heading::clause}, {"basis", Heading::basis}, {"依据", Heading::basis}, {"note", Heading::note},   {"说明", Heading::note},
};

struct SheetColumn {
    Heading heading;
    std::size_t place = 0;  // among the inputs or outputs
    std::string name;
};

class SheetReader {
public:
    SheetReader(std::string file, rules::Vocabulary const& vocabulary, rules::DecisionTable& table, std::vector<PackProblem>& problems)
        : file_(std::move(file)), vocabulary_(vocabulary), table_(table), problems_(problems) {}

    void read(Path const& path) {
        auto bytes = read_file(path);
        auto sheet = exchange::TableFile::open(path, bytes);
        if (!sheet) return report("", sheet.error());
        bool has_headings = false;
        while (true) {
            auto more = (*sheet)->next();
            if (!more) return report("", more.error());
            if (!*more) break;
            if (auto fault = (*sheet)->fault()) return report(std::to_string((*sheet)->row_number()), *fault);
            auto cells = (*sheet)->cells();
            if (std::ranges::all_of(cells, [](std::string_view cell) { return trimmed(cell).empty(); })) continue;
            if (!has_headings && !read_headings(cells)) return;
            if (has_headings) add_row(cells, std::to_string((*sheet)->row_number()));
            has_headings = true;
        }
        if (table_.rows.empty()) report("", Error(message::table_without_rows));
        if (table_.rows.size() > rows_max) report("", Error(message::table_too_long, {{"limit", std::to_string(rows_max)}}));
    }

private:
    void report(std::string const& row, Error error) { problems_.push_back({row.empty() ? file_ : file_ + ", " + row, std::move(error)}); }

    static std::string_view trimmed(std::string_view text) {
        constexpr std::string_view blank = " \t\r\n";
        auto first = text.find_first_not_of(blank);
        return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(blank) + 1 - first);
    }

    std::optional<SheetColumn> column_named(std::string_view name) const {
        for (std::size_t i = 0; i < table_.inputs.size(); ++i)
            if (table_.inputs[i].name == name) return SheetColumn{Heading::input, i, std::string(name)};
        for (std::size_t i = 0; i < table_.outputs.size(); ++i)
            if (table_.outputs[i].name == name) return SheetColumn{Heading::output, i, std::string(name)};
        for (auto const& [fixed, heading] : fixed_headings)
            if (fixed == name) return SheetColumn{heading, 0, std::string(name)};
        return std::nullopt;
    }

    std::vector<std::string> headings_known() const {
        std::vector<std::string> names;
        for (auto const& input : table_.inputs) names.push_back(input.name);
        for (auto const& output : table_.outputs) names.push_back(output.name);
        for (auto const& [name, heading] : fixed_headings) names.emplace_back(name);
        return names;
    }

    bool read_headings(std::span<std::string_view const> cells) {
        auto problems = problems_.size();
        for (auto cell : cells) {
            auto name = trimmed(cell);
            auto column = column_named(name);
            bool twice = std::ranges::find(columns_, name, &SheetColumn::name) != columns_.end();
            if (!column) report("", Error(message::table_heading_unknown, {{"found", std::string(name)}, {"nearest", rules::nearest_name(headings_known(), name)}}));
            else if (twice) report("", Error(message::table_heading_twice, {{"found", std::string(name)}}));
            else columns_.push_back(std::move(*column));
        }
        auto is_there = [&](std::string const& name) { return std::ranges::find(columns_, name, &SheetColumn::name) != columns_.end(); };
        auto require = [&](std::string const& name) {
            if (!is_there(name)) report("", Error(message::table_heading_missing, {{"heading", name}}));
        };
        for (auto const& input : table_.inputs) require(input.name);
        for (auto const& output : table_.outputs) require(output.name);
        if (std::ranges::find(columns_, Heading::clause, &SheetColumn::heading) == columns_.end()) require("clause");
        return problems == problems_.size();
    }

    void add_row(std::span<std::string_view const> cells, std::string number) {
        rules::TableRow row{.name = number, .tests = std::vector<rules::CellTest>(table_.inputs.size()),
                            .outputs = std::vector<rules::Constant>(table_.outputs.size())};
        if (cells.size() > columns_.size()) report(number, Error(message::table_row_too_wide, {{"columns", std::to_string(columns_.size())}}));
        for (std::size_t i = 0; i < columns_.size(); ++i) read_cell(columns_[i], i < cells.size() ? trimmed(cells[i]) : std::string_view(), number, row);
        for (std::size_t i = 0; i < columns_.size() && i < cells.size(); ++i)
            if (columns_[i].heading != Heading::note && columns_[i].heading != Heading::row) row.written += fmt::format("{}{} {}", row.written.empty() ? "" : ", ", columns_[i].name, trimmed(cells[i]));
        if (row.clause.empty()) report(number, Error(message::table_row_without_clause));
        if (row.from && row.until && *row.until < *row.from) report(number, Error(message::dates_overlap, {{"day", to_iso(*row.from)}}));
        if (std::ranges::find(table_.rows, row.name, &rules::TableRow::name) != table_.rows.end()) report(number, Error(message::table_row_twice, {{"row", row.name}}));
        table_.rows.push_back(std::move(row));
    }

    void read_cell(SheetColumn const& column, std::string_view cell, std::string const& number, rules::TableRow& row) {
        switch (column.heading) {
            case Heading::input: return keep(rules::parse_cell(cell, table_.inputs[column.place].type, vocabulary_), row.tests[column.place], number + ", " + column.name);
            case Heading::output: return keep(rules::parse_output(cell, table_.outputs[column.place].type, vocabulary_), row.outputs[column.place], number + ", " + column.name);
            case Heading::row:
                if (!cell.empty()) row.name = cell;
                return;
            case Heading::from: return read_day(cell, row.from, number + ", " + column.name);
            case Heading::until: return read_day(cell, row.until, number + ", " + column.name);
            case Heading::clause: row.clause = cell; return;
            case Heading::basis: row.basis = cell; return;
            case Heading::note: return;
        }
    }

    template <class Value>
    void keep(Result<Value> read, Value& into, std::string const& place) {
        if (read) into = std::move(*read);
        else report(place, read.error());
    }

    void read_day(std::string_view cell, std::optional<Date>& into, std::string const& place) {
        if (cell.empty() || cell == "-") return;
        into = date_from_iso(cell);
        if (!into) report(place, Error(message::table_day, {{"found", std::string(cell)}}));
    }

    std::string file_;
    rules::Vocabulary const& vocabulary_;
    rules::DecisionTable& table_;
    std::vector<PackProblem>& problems_;
    std::vector<SheetColumn> columns_;
};

}  // namespace

void read_table_rows(Path const& folder, std::string const& file, rules::Vocabulary const& vocabulary, rules::DecisionTable& table, std::vector<PackProblem>& problems) {
    if (!std::filesystem::exists(folder / file)) {
        problems.push_back({file, Error(message::table_without_rows)});
        return;
    }
    SheetReader(file, vocabulary, table, problems).read(folder / file);
}

}  // namespace jiayu::policy
