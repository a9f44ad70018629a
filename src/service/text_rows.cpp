#include "service/text_rows.hpp"

#include "service/messages.hpp"

namespace jiayu::service {

Result<TextRows> read_text_rows(Path const& path, std::vector<WantedText> const& wanted, Progress& progress) {
    auto file = RecordFile::open(path);
    if (!file) return std::unexpected(file.error());
    auto const& headers = (*file)->headers();
    TextRows rows{.columns = std::vector<std::vector<std::string>>(wanted.size())};
    RecordFile::Wanted asked;
    std::vector<std::size_t> taker_of;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto at = std::size_t(std::ranges::find(headers, wanted[i].header) - headers.begin());
        if (at < headers.size()) asked.columns.push_back(at), taker_of.push_back(i);
        else if (wanted[i].is_needed)
            return refuse(message::review_column_missing, {{"file", path.filename().string()}, {"column", wanted[i].header}});
    }
    auto take = [&](RecordBatch const& batch, std::size_t column) {
        auto& texts = rows.columns[taker_of[column]];
        texts.insert(texts.end(), batch.cells[column].begin(), batch.cells[column].end());
        if (column == 0) rows.row_numbers.insert(rows.row_numbers.end(), batch.row_numbers.begin(), batch.row_numbers.end());
    };
    if (auto done = (*file)->read(asked, take, rows.refused, progress); !done) return std::unexpected(done.error());
    for (auto& column : rows.columns) column.resize(rows.size());
    return rows;
}

}  // namespace jiayu::service
