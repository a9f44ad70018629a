#include "service/parquet_records.hpp"

#include <fstream>

#include "base/parallel_for.hpp"
#include "db/duck_database.hpp"
#include "service/messages.hpp"
#include "service/sql.hpp"
#include "service/trim_cell.hpp"

namespace jiayu::service {

namespace {

class ParquetRecords final : public RecordFile {
public:
    explicit ParquetRecords(Path const& path)
        : path_(path.string()), file_(path.filename().string()), database_({.memory_megabytes = 512, .opens_files = true}), connection_(database_.connect()) {
        db::Value const values[] = {std::string_view(path_)};
        connection_.query(std::string(sql::list_parquet_columns.common), values, [&](db::Row const& row) {
            auto name = std::string(trim_cell(row.text(0)));
            headers_.push_back(name.empty() ? fmt::format("column {}", headers_.size() + 1) : name);
        });
    }

    std::vector<std::string> const& headers() const override { return headers_; }

    Result<void> read(Wanted const& wanted, TakeColumn const& take, std::vector<RefusedRecord>& refused, Progress& progress) override {
        progress.begin_step(file_, 0);
        db::Value const values[] = {std::string_view(path_)};
        connection_.query_chunks(std::string(sql::list_parquet_rows.common), values, [&](db::DuckChunk const& chunk) {
            auto batch = fill(wanted, chunk, refused);
            parallel_for(wanted.columns.size(), [&](std::size_t column) { take(batch, column); });
            progress.advance(chunk.rows());
        });
        return {};
    }

private:
    RecordBatch fill(Wanted const& wanted, db::DuckChunk const& chunk, std::vector<RefusedRecord>& refused) {
        RecordBatch batch{.cells = std::vector<std::vector<std::string_view>>(wanted.columns.size())};
        for (std::size_t row = 0; row < chunk.rows(); ++row) {
            ++row_number_;
            if (wanted.needed && trim_cell(chunk.column(int(wanted.columns[*wanted.needed])).text(row)).empty()) {
                refused.push_back({file_, row_number_, Error(message::link_id_absent, {{"column", headers_[wanted.columns[*wanted.needed]]}}), content_of(chunk, row)});
                continue;
            }
            for (std::size_t i = 0; i < wanted.columns.size(); ++i)
                batch.cells[i].push_back(trim_cell(chunk.column(int(wanted.columns[i])).text(row)));
            batch.row_numbers.push_back(std::uint32_t(row_number_));
        }
        return batch;
    }

    static std::string content_of(db::DuckChunk const& chunk, std::size_t row) {
        std::string content;
        for (int column = 0; column < chunk.columns(); ++column) content += (column ? "\t" : "") + std::string(chunk.column(column).text(row));
        return content;
    }

    std::string path_, file_;
    db::DuckDatabase database_;
    db::DuckConnection connection_;
    std::vector<std::string> headers_;
    std::int64_t row_number_ = 0;
};

}  // namespace

bool is_parquet(Path const& path) {
    std::array<char, 4> begin{};
    std::ifstream(path, std::ios::binary).read(begin.data(), begin.size());
    return std::string_view(begin.data(), begin.size()) == "PAR1";
}

Result<std::unique_ptr<RecordFile>> open_parquet_records(Path const& path) {
    try {
        return std::make_unique<ParquetRecords>(path);
    } catch (EnvironmentFailure const& failure) {
        return refuse(message::link_parquet_broken, {{"file", path.filename().string()}, {"reason", failure.error().text(Language::en)}});
    }
}

}  // namespace jiayu::service
