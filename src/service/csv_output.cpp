#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/messages.hpp"
#include "base/parallel_for.hpp"
#include "base/result.hpp"
#include "exchange/csv_writer.hpp"
#include "service/parquet_output.hpp"
#include "service/table_output.hpp"

namespace jiayu::service {

namespace {

constexpr std::size_t rows_per_block = 1 << 15;

// A new neighbour that takes the file's place when all is written.
class OutputFile {
public:
    explicit OutputFile(Path path) : path_(std::move(path)), temporary_(path_.string() + ".part") {
        descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
        if (descriptor_ < 0) fail();
    }
    ~OutputFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    OutputFile(OutputFile const&) = delete;
    OutputFile& operator=(OutputFile const&) = delete;

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            auto count = ::write(descriptor_, bytes.data(), bytes.size());
            if (count < 0) fail();
            bytes.remove_prefix(std::size_t(count));
        }
    }
    void finish() {
        if (::fsync(descriptor_) != 0) fail();
        std::filesystem::rename(temporary_, path_);
    }

private:
    [[noreturn]] void fail() const {
        throw EnvironmentFailure(Error(jiayu::message::file_unwritable, {{"path", path_.string()}, {"reason", std::strerror(errno)}}));
    }

    Path path_, temporary_;
    int descriptor_;
};

class CsvSink final : public RowSink {
public:
    explicit CsvSink(std::string& out) : out_(out) {}
    void text(std::string_view value) override {
        separate();
        if (value.find_first_of(",\"\r\n") == value.npos) out_ += value;
        else exchange::append_csv_cell(out_, value, ',');
    }
    void whole(std::int64_t value) override {
        separate();
        out_ += fmt::format_int(value).str();
    }
    void real(double, std::string_view written) override {
        separate();
        out_ += written;
    }
    void end_row() {
        out_ += "\r\n";
        is_first_ = true;
    }

private:
    void separate() {
        if (!std::exchange(is_first_, false)) out_ += ',';
    }

    std::string& out_;
    bool is_first_ = true;
};

void write_csv(Path const& path, OutputTable const& table, Progress& progress) {
    OutputFile file(path);
    std::string head;
    CsvSink titles(head);
    for (auto const& column : table.columns) titles.text(column.name);
    titles.end_row();
    file.write(head);
    std::vector<std::string> blocks(thread_count() * 2);
    auto const wave = blocks.size() * rows_per_block;
    for (std::size_t done = 0; done < table.rows; done += wave) {
        auto const count = std::min(wave, table.rows - done);
        if (table.load) table.load(done, done + count);
        parallel_chunks(count, rows_per_block, [&](std::size_t begin, std::size_t end) {
            auto& block = blocks[begin / rows_per_block];
            block.clear();
            CsvSink sink(block);
            for (auto row = done + begin; row < done + end; ++row) {
                table.fill(row, sink);
                sink.end_row();
            }
        });
        for (std::size_t i = 0; i * rows_per_block < count; ++i) file.write(blocks[i]);
        progress.advance(count);
    }
    file.finish();
}

}  // namespace

std::string_view ending_of(TableKind kind) { return kind == TableKind::csv ? ".csv" : ".parquet"; }

Path table_path(Path const& folder, std::string_view name) {
    for (auto kind : {TableKind::csv, TableKind::parquet})
        if (auto path = folder / (std::string(name) + std::string(ending_of(kind))); std::filesystem::exists(path)) return path;
    return folder / (std::string(name) + std::string(ending_of(TableKind::csv)));
}

void write_table(Path const& path, TableKind kind, OutputTable const& table, Progress& progress) {
    progress.begin_step(path.filename().string(), table.rows);
    if (kind == TableKind::csv) write_csv(path, table, progress);
    else write_parquet(path, table, progress);
}

}  // namespace jiayu::service
