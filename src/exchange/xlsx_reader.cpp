#include "exchange/xlsx_reader.hpp"

#include <cmath>

#include "base/date.hpp"
#include "exchange/messages.hpp"
#include "exchange/xlsx_parts.hpp"

namespace jiayu::exchange {

namespace {

// "AB12" → column 27, row 11; -1 where the reference has none.
struct CellPlace {
    int column = -1, row = -1;
};

CellPlace place_of(std::string_view reference) {
    int column = 0, row = 0;
    std::size_t at = 0;
    for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && column < 100'000; ++at)
        column = column * 26 + (reference[at] - 'A' + 1);
    std::from_chars(reference.data() + at, reference.data() + reference.size(), row);
    return {column - 1, row - 1};
}

std::optional<MergedCells> merged_cells(std::string_view range) {
    auto colon = range.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    auto first = place_of(range.substr(0, colon)), last = place_of(range.substr(colon + 1));
    if (first.column < 0 || first.row < 0 || last.column < first.column || last.row < first.row) return std::nullopt;
    return MergedCells{first.row, last.row, first.column, last.column};
}

// Days since 1899-12-30 (or 1904-01-01). Serials below 61 are not moved for Excel's invented 1900-02-29: no file has such dates.
std::string date_text(double serial, bool epoch_1904) {
    constexpr double serial_max = 2'958'465;  // 9999-12-31
    if (!(serial >= 1 && serial <= serial_max)) return {};
    using namespace std::chrono;
    auto epoch = epoch_1904 ? sys_days(1904y / 1 / 1) : sys_days(1899y / 12 / 30);
    return to_iso(Date(epoch + days(int(serial))));
}

// Numbers that the file writes as 3.20412001001E+11 come back as digits; the rest stays as written.
std::string number_text(std::string_view text) {
    if (text.find_first_of(".eE") == std::string_view::npos) return std::string(text);
    double value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::string(text);
    if (value == std::floor(value) && std::abs(value) < 1e18) return std::to_string(std::int64_t(value));
    return fmt::format("{}", value);
}

class SheetReader {
public:
    SheetReader(std::vector<std::string> const& strings, std::vector<bool> const& date_styles, bool epoch_1904, XlsxLimits limits)
        : strings_(strings), date_styles_(date_styles), epoch_1904_(epoch_1904), limits_(limits) {}

    Result<bool> read(ZipReader const& zip, SheetPart const& part, std::string const& file) {
        auto read = read_part(zip, part.part,
                              {.on_start = [this](std::string_view name, XmlAttributes attributes) { start(name, attributes); },
                               .on_end = [this](std::string_view name) { end(name); },
                               .on_text = [this](std::string_view text) { if (in_value_) value_ += text; }}, file);
        if (too_wide_)
            return refuse(message::too_many_columns, {{"file", file}, {"row", std::to_string(row_.row_number)},
                                                      {"column", std::to_string(column_ + 1)}, {"limit", std::to_string(limits_.columns_max)}});
        // What was read before the damage tells where it is.
        if (!read && read.error() == message::xlsx_broken)
            return refuse(message::xlsx_broken, {{"file", file}, {"row", std::to_string(std::max<std::int64_t>(1, row_.row_number))},
                                                 {"column", std::to_string(column_ + 1)}, {"part", part.part}});
        return read;
    }

    Sheet sheet;

private:
    void start(std::string_view name, XmlAttributes attributes) {
        if (name == "row") start_row(attributes);
        else if (name == "c") start_cell(attributes);
        else if (name == "f") has_formula_ = true;
        else if (name == "v" || name == "t") in_value_ = in_cell_, has_value_ = true;
        else if (name == "mergeCell")
            if (auto merged = merged_cells(attributes["ref"])) sheet.merged.push_back(*merged);
    }

    void start_row(XmlAttributes attributes) {
        auto number = attributes["r"];
        auto previous = row_.row_number;
        row_ = SheetRow();
        row_.row_number = previous + 1;
        std::from_chars(number.data(), number.data() + number.size(), row_.row_number);
        column_ = -1;
    }

    void start_cell(XmlAttributes attributes) {
        auto place = place_of(attributes["r"]);
        column_ = place.column >= 0 ? place.column : column_ + 1;
        too_wide_ = too_wide_ || column_ >= int(limits_.columns_max);
        type_ = attributes["t"];
        auto style = attributes["s"];
        style_ = 0;
        std::from_chars(style.data(), style.data() + style.size(), style_);
        value_.clear();
        in_cell_ = true;
        has_formula_ = has_value_ = false;
    }

    void end(std::string_view name) {
        if (name == "v" || name == "t") in_value_ = false;
        else if (name == "c") end_cell();
        else if (name == "row" && std::ranges::any_of(row_.cells, [](auto const& cell) { return !cell.empty(); }))
            sheet.rows.push_back(row_);
    }

    void end_cell() {
        in_cell_ = false;
        if (too_wide_) return;
        if (has_formula_ && !has_value_ && !row_.formula_without_value) row_.formula_without_value = column_ + 1;
        auto text = cell_text();
        if (text.empty()) return;
        if (row_.cells.size() <= std::size_t(column_)) row_.cells.resize(std::size_t(column_) + 1);
        row_.cells[std::size_t(column_)] = std::move(text);
    }

    std::string cell_text() const {
        if (type_ == "s") {
            std::size_t index = 0;
            auto [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), index);
            return error == std::errc() && index < strings_.size() ? strings_[index] : std::string();
        }
        if (type_ == "b") return value_ == "1" ? "TRUE" : "FALSE";
        if (!type_.empty() && type_ != "n") return value_;
        if (style_ < date_styles_.size() && date_styles_[style_]) {
            double serial = 0;
            std::from_chars(value_.data(), value_.data() + value_.size(), serial);
            if (auto date = date_text(serial, epoch_1904_); !date.empty()) return date;
        }
        return number_text(value_);
    }

    std::vector<std::string> const& strings_;
    std::vector<bool> const& date_styles_;
    bool epoch_1904_;
    XlsxLimits limits_;
    SheetRow row_;
    int column_ = -1;
    std::string type_, value_;
    std::size_t style_ = 0;
    bool in_cell_ = false, in_value_ = false, has_formula_ = false, has_value_ = false, too_wide_ = false;
};

}  // namespace

Result<Sheet> read_xlsx(Path const& path, XlsxLimits limits) {
    auto file = path.filename().string();
    ZipReader zip(path, {.part_bytes_max = limits.part_bytes_max});
    if (!zip.is_open())
        return refuse(message::xlsx_broken, {{"file", file}, {"row", "1"}, {"column", "1"}, {"part", "ZIP"}});
    auto workbook = read_workbook(zip, file);
    if (!workbook) return std::unexpected(workbook.error());
    auto strings = read_shared_strings(zip, file);
    if (!strings) return std::unexpected(strings.error());
    auto styles = read_date_styles(zip, file);
    if (!styles) return std::unexpected(styles.error());
    for (auto const& part : workbook->sheets) {
        SheetReader reader(*strings, *styles, workbook->epoch_1904, limits);
        if (auto read = reader.read(zip, part, file); !read) return std::unexpected(read.error());
        if (reader.sheet.rows.empty()) continue;
        reader.sheet.name = part.name;
        for (auto const& other : workbook->sheets)
            if (&other != &part) reader.sheet.other_sheets.push_back(other.name);
        return std::move(reader.sheet);
    }
    return refuse(message::file_empty, {{"file", file}});
}

}  // namespace jiayu::exchange
