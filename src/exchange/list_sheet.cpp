#include "exchange/list_sheet.hpp"

#include <xlsxwriter.h>

#include "base/assert.hpp"
#include "base/result.hpp"
#include "exchange/messages.hpp"

namespace jiayu::exchange {

namespace {

constexpr std::uint8_t paper_a4 = 9;
constexpr double margin_inches = 0.5;
constexpr time_t new_year_2020 = 1577836800;  // so that no clock enters the file

bool has_groups(ListHead const& head) {
    return std::ranges::any_of(head.columns, [](ListColumn const& column) { return !column.group.empty(); });
}

void print_on_a4(lxw_worksheet* sheet, bool landscape) {
    worksheet_set_paper(sheet, paper_a4);
    landscape ? worksheet_set_landscape(sheet) : worksheet_set_portrait(sheet);
    worksheet_set_margins(sheet, margin_inches, margin_inches, margin_inches, margin_inches + 0.25);
    worksheet_fit_to_pages(sheet, 1, 0);  // one page wide, as many long as it takes
    worksheet_center_horizontally(sheet);
    worksheet_set_footer(sheet, "&C&P / &N");
}

}  // namespace

ListSheet::ListSheet(Path const& path, ListHead const& head) : path_(path), workbook_(workbook_new(path.c_str())), last_column_(std::uint16_t(head.columns.size() - 1)) {
    JIAYU_ASSERT(workbook_ && head.columns.size() > 1);
    lxw_doc_properties properties{};
    properties.created = new_year_2020;
    workbook_set_properties(workbook_, &properties);
    sheet_ = workbook_add_worksheet(workbook_, head.sheet.c_str());
    JIAYU_ASSERT(sheet_);
    print_on_a4(sheet_, head.landscape);
    bold_ = add_format(true, true, LXW_ALIGN_CENTER);
    format_set_text_wrap(bold_);
    left_ = add_format(false, true, LXW_ALIGN_LEFT);
    centre_ = add_format(false, true, LXW_ALIGN_CENTER);
    money_ = add_format(false, true, LXW_ALIGN_RIGHT);
    bold_money_ = add_format(true, true, LXW_ALIGN_RIGHT);
    for (auto* format : {money_, bold_money_}) format_set_num_format(format, "#,##0.00");
    note_ = add_format(false, false, LXW_ALIGN_LEFT);
    for (auto const& column : head.columns) column_formats_.push_back(column.centred ? centre_ : left_);
    write_title(head);
    write_header(head);
}

ListSheet::~ListSheet() {
    if (workbook_) lxw_workbook_free(workbook_);
}

lxw_format* ListSheet::add_format(bool bold, bool border, int align) {
    auto* format = workbook_add_format(workbook_);
    if (bold) format_set_bold(format);
    if (border) format_set_border(format, LXW_BORDER_THIN);
    format_set_align(format, std::uint8_t(align));
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    return format;
}

void ListSheet::write_title(ListHead const& head) {
    auto* title = add_format(true, false, LXW_ALIGN_CENTER);
    format_set_font_size(title, 16);
    worksheet_set_row(sheet_, row_, 30, nullptr);
    worksheet_merge_range(sheet_, row_, 0, row_, last_column_, head.title.c_str(), title);
    ++row_;
    auto* right = add_format(false, false, LXW_ALIGN_RIGHT);
    auto const middle = std::uint16_t(last_column_ / 2);
    auto write = [&](std::uint16_t from, std::uint16_t to, std::string const& text, lxw_format* format) {
        if (from == to) worksheet_write_string(sheet_, row_, from, text.c_str(), format);
        else worksheet_merge_range(sheet_, row_, from, row_, to, text.c_str(), format);
    };
    write(0, middle, head.left, note_);
    write(std::uint16_t(middle + 1), last_column_, head.right, right);
    ++row_;
}

void ListSheet::write_header(ListHead const& head) {
    auto const first = row_, last = has_groups(head) ? row_ + 1 : row_;
    for (std::uint16_t column = 0; column <= last_column_; ++column) {
        auto const& one = head.columns[column];
        worksheet_set_column(sheet_, column, column, one.width, nullptr);
        if (one.group.empty() && first != last) worksheet_merge_range(sheet_, first, column, last, column, one.title.c_str(), bold_);
        else worksheet_write_string(sheet_, last, column, one.title.c_str(), bold_);
        if (one.group.empty() || (column > 0 && head.columns[column - 1u].group == one.group)) continue;
        auto end = column;
        while (end < last_column_ && head.columns[end + 1u].group == one.group) ++end;
        if (end == column) worksheet_write_string(sheet_, first, column, one.group.c_str(), bold_);
        else worksheet_merge_range(sheet_, first, column, first, end, one.group.c_str(), bold_);
    }
    worksheet_repeat_rows(sheet_, first, last);
    worksheet_freeze_panes(sheet_, last + 1, 0);
    row_ = last + 1;
}

void ListSheet::write_cell(std::uint16_t column, ListCell const& cell, lxw_format* text_format, lxw_format* money_format) {
    if (auto text = std::get_if<std::string_view>(&cell)) worksheet_write_string(sheet_, row_, column, std::string(*text).c_str(), text_format);
    else if (auto number = std::get_if<std::int64_t>(&cell)) worksheet_write_number(sheet_, row_, column, double(*number), text_format);
    // A spreadsheet's cell is a double: whole fen below 2^53 keep their two decimals.
    else if (auto money = std::get_if<Money>(&cell)) worksheet_write_number(sheet_, row_, column, double(money->fen()) / 100, money_format);
    else worksheet_write_blank(sheet_, row_, column, text_format);
}

void ListSheet::append_row(std::span<ListCell const> cells) {
    JIAYU_ASSERT(cells.size() == column_formats_.size());
    for (std::uint16_t column = 0; column <= last_column_; ++column) write_cell(column, cells[column], column_formats_[column], money_);
    ++row_;
}

void ListSheet::append_total(std::span<ListCell const> cells) {
    JIAYU_ASSERT(cells.size() == column_formats_.size());
    std::uint16_t column = 0;
    if (auto text = std::get_if<std::string_view>(&cells[0])) {
        while (column < last_column_ && std::holds_alternative<std::monostate>(cells[column + 1u])) ++column;
        if (column > 0) worksheet_merge_range(sheet_, row_, 0, row_, column, std::string(*text).c_str(), bold_);
        else write_cell(0, cells[0], bold_, bold_money_);
        ++column;
    }
    for (; column <= last_column_; ++column) write_cell(column, cells[column], bold_, bold_money_);
    ++row_;
}

void ListSheet::append_note(std::string_view text) {
    worksheet_merge_range(sheet_, row_, 0, row_, last_column_, std::string(text).c_str(), note_);
    ++row_;
}

void ListSheet::close() {
    auto error = workbook_close(workbook_);
    workbook_ = nullptr;
    if (error != LXW_NO_ERROR) throw EnvironmentFailure(Error(message::xlsx_unwritable, {{"path", path_.string()}, {"reason", lxw_strerror(error)}}));
}

}  // namespace jiayu::exchange
