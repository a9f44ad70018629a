#include "service/record_batches.hpp"

#include "base/parallel_for.hpp"
#include "exchange/table_file.hpp"
#include "service/mapped_file.hpp"
#include "service/messages.hpp"
#include "service/parquet_records.hpp"
#include "service/trim_cell.hpp"

namespace jiayu::service {

namespace {

constexpr std::size_t rows_per_batch = 1 << 15;

// Two batches: while the columns of one are coded, the rows of the next are split.
class SheetRecords final : public RecordFile {
public:
    SheetRecords(Path const& path, std::unique_ptr<MappedFile> bytes, std::unique_ptr<exchange::TableFile> table)
        : file_(path.filename().string()), bytes_(std::move(bytes)), table_(std::move(table)) {}

    Result<void> read_headers() {
        auto row = table_->next();
        while (row && *row && is_blank()) row = table_->next();
        if (!row) return std::unexpected(row.error());
        for (auto cell : table_->cells()) {
            auto name = std::string(trim_cell(cell));
            headers_.push_back(name.empty() ? fmt::format("column {}", headers_.size() + 1) : name);
        }
        return {};
    }

    std::vector<std::string> const& headers() const override { return headers_; }

    Result<void> read(Wanted const& wanted, TakeColumn const& take, std::vector<RefusedRecord>& refused, Progress& progress) override {
        progress.begin_step(file_, bytes_->bytes().size());
        wanted_ = &wanted;
        refused_ = &refused;
        RecordBatch full, filling;
        auto more = fill(filling);
        while (!filling.row_numbers.empty()) {
            std::swap(full, filling);
            filling.row_numbers.clear();
            parallel_for(wanted.columns.size() + 1, [&](std::size_t task) {
                if (task > 0) take(full, task - 1);
                else if (more && *more) more = fill(filling);
            });
            progress.advance(table_->bytes_read() - std::exchange(told_, table_->bytes_read()));
            let_go(full);
        }
        if (!more) return std::unexpected(more.error());
        return {};
    }

private:
    bool is_blank() const { return table_->cells().empty() || (table_->cells().size() == 1 && trim_cell(table_->cells().front()).empty()); }

    // False at the end of the file.
    Result<bool> fill(RecordBatch& batch) {
        batch.cells.resize(wanted_->columns.size());
        for (auto& column : batch.cells) column.clear();
        batch.row_numbers.clear();
        while (batch.row_numbers.size() < rows_per_batch) {
            auto row = table_->next();
            if (!row || !*row) return row;
            if (is_blank()) continue;
            if (auto reason = find_fault()) refuse_row(std::move(*reason));
            else add_row(batch);
        }
        return true;
    }

    std::string_view cell(std::size_t column) const {
        return column < table_->cells().size() ? trim_cell(table_->cells()[column]) : std::string_view();
    }

    std::optional<Error> find_fault() const {
        if (auto fault = table_->fault()) return fault;
        auto cells = table_->cells();
        bool is_sheet = table_->form().format == exchange::TableFormat::xlsx;
        auto surplus = cells.size() > headers_.size() ? cells.subspan(headers_.size()) : cells.first(0);
        if ((cells.size() < headers_.size() && !is_sheet) || std::ranges::any_of(surplus, [](auto text) { return !trim_cell(text).empty(); }))
            return Error(message::link_cell_count, {{"found", std::to_string(cells.size())}, {"expected", std::to_string(headers_.size())}});
        if (wanted_->needed && cell(wanted_->columns[*wanted_->needed]).empty())
            return Error(message::link_id_absent, {{"column", headers_[wanted_->columns[*wanted_->needed]]}});
        return std::nullopt;
    }

    void add_row(RecordBatch& batch) const {
        for (std::size_t i = 0; i < wanted_->columns.size(); ++i) batch.cells[i].push_back(cell(wanted_->columns[i]));
        batch.row_numbers.push_back(std::uint32_t(table_->row_number()));
    }

    void refuse_row(Error reason) const {
        auto content = std::string(table_->raw());
        if (content.empty())
            for (auto text : table_->cells()) content += (content.empty() ? "" : "\t") + std::string(text);
        refused_->push_back({file_, table_->row_number(), std::move(reason), std::move(content)});
    }

    // What has been coded is not needed again; of a decoded copy there is nothing to let go.
    void let_go(RecordBatch const& batch) {
        for (auto const& column : batch.cells) {
            if (column.empty() || column.back().data() < bytes_->bytes().data() || column.back().data() > bytes_->bytes().data() + bytes_->bytes().size()) continue;
            auto end = std::size_t(column.back().data() - bytes_->bytes().data());
            bytes_->let_go(std::exchange(kept_from_, std::max(kept_from_, end)), end);
            return;
        }
    }

    std::string file_;
    std::unique_ptr<MappedFile> bytes_;
    std::unique_ptr<exchange::TableFile> table_;
    std::vector<std::string> headers_;
    Wanted const* wanted_ = nullptr;
    std::vector<RefusedRecord>* refused_ = nullptr;
    std::size_t told_ = 0, kept_from_ = 0;
};

}  // namespace

Result<std::unique_ptr<RecordFile>> RecordFile::open(Path const& path) {
    if (!std::filesystem::is_regular_file(path)) return refuse(message::file_missing, {{"file", path.string()}});
    if (is_parquet(path)) return open_parquet_records(path);
    if (auto endless = exchange::find_endless_first_line(path)) return std::unexpected(*endless);
    auto bytes = std::make_unique<MappedFile>(path);
    auto table = exchange::TableFile::open(path, bytes->bytes());
    if (!table) return std::unexpected(table.error());
    auto sheet = std::make_unique<SheetRecords>(path, std::move(bytes), std::move(*table));
    if (auto read = sheet->read_headers(); !read) return std::unexpected(read.error());
    return sheet;
}

}  // namespace jiayu::service
