#include "exchange/xlsx_writer.hpp"

#include <xlsxwriter.h>

#include "base/assert.hpp"
#include "base/result.hpp"
#include "exchange/messages.hpp"

namespace jiayu::exchange {

namespace {

lxw_datetime to_datetime(Date date) {
    return {.year = int(date.year()), .month = int(unsigned(date.month())), .day = int(unsigned(date.day())), .hour = 0, .min = 0, .sec = 0};
}

void write_cell(lxw_worksheet* sheet, std::uint32_t row, std::uint16_t column, XlsxCell const& cell, lxw_format* date_format) {
    if (auto text = std::get_if<std::string_view>(&cell)) {
        worksheet_write_string(sheet, row, column, std::string(*text).c_str(), nullptr);
    } else if (auto number = std::get_if<double>(&cell)) {
        worksheet_write_number(sheet, row, column, *number, nullptr);
    } else if (auto date = std::get_if<DateCell>(&cell)) {
        auto datetime = to_datetime(date->date);
        worksheet_write_datetime(sheet, row, column, &datetime, date_format);
    }
}

}  // namespace

XlsxWriter::XlsxWriter(Path const& path, std::string const& sheet_name) : path_(path) {
    workbook_ = workbook_new(path.c_str());
    JIAYU_ASSERT(workbook_);
    lxw_doc_properties properties{};
    constexpr time_t new_year_2020 = 1577836800;
    properties.created = new_year_2020;
    workbook_set_properties(workbook_, &properties);
    sheet_ = workbook_add_worksheet(workbook_, sheet_name.c_str());
    JIAYU_ASSERT(sheet_);
    date_format_ = workbook_add_format(workbook_);
    format_set_num_format(date_format_, "yyyy-mm-dd");
    header_format_ = workbook_add_format(workbook_);
    format_set_bold(header_format_);
    format_set_align(header_format_, LXW_ALIGN_CENTER);
}

XlsxWriter::~XlsxWriter() {
    if (workbook_) lxw_workbook_free(workbook_);
}

void XlsxWriter::append_row(std::span<XlsxCell const> cells) {
    for (std::size_t column = 0; column < cells.size(); ++column)
        write_cell(sheet_, row_, std::uint16_t(column), cells[column], date_format_);
    ++row_;
}

void XlsxWriter::append_header(std::span<std::string_view const> names) {
    for (std::size_t column = 0; column < names.size(); ++column)
        worksheet_write_string(sheet_, row_, std::uint16_t(column), std::string(names[column]).c_str(), header_format_);
    if (row_ == 0) worksheet_freeze_panes(sheet_, 1, 0);
    ++row_;
}

void XlsxWriter::merge(int row_first, int column_first, int row_last, int column_last, std::string_view text) {
    worksheet_merge_range(sheet_, std::uint32_t(row_first), std::uint16_t(column_first), std::uint32_t(row_last),
                          std::uint16_t(column_last), std::string(text).c_str(), header_format_);
}

void XlsxWriter::set_column_width(int column, double characters) {
    worksheet_set_column(sheet_, std::uint16_t(column), std::uint16_t(column), characters, nullptr);
}

void XlsxWriter::print_on_a4() {
    constexpr std::uint8_t a4 = 9;  // ECMA-376, paperSize
    worksheet_set_paper(sheet_, a4);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_set_footer(sheet_, "&C&P / &N");
    worksheet_center_horizontally(sheet_);
}

void XlsxWriter::close() {
    auto error = workbook_close(workbook_);
    workbook_ = nullptr;
    if (error != LXW_NO_ERROR)
        throw EnvironmentFailure(Error(message::xlsx_unwritable, {{"path", path_.string()}, {"reason", lxw_strerror(error)}}));
}

}  // namespace jiayu::exchange
