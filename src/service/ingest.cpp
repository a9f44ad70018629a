#include "service/ingest.hpp"

#include <thread>
#include <unordered_map>

#include "base/assert.hpp"
#include "service/bounded_queue.hpp"
#include "service/messages.hpp"
#include "service/source_reading.hpp"
#include "service/source_writing.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

constexpr std::size_t batches_ahead = 16;

// A batch of a file, or its end.
struct QueueItem {
    std::unique_ptr<IngestBatch> batch;
    std::unique_ptr<ReadSource> source;
};
using IngestQueue = BoundedQueue<QueueItem>;

bool is_table_name(Path const& path) {
    auto extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return extension == ".csv" || extension == ".tsv" || extension == ".txt" || extension == ".xlsx" || extension == ".xls";
}

// Tables in a folder by path, but neither truth/ nor what office programs and systems hide.
std::vector<Path> tables_in(Path const& folder) {
    std::vector<Path> files;
    for (auto entry = std::filesystem::recursive_directory_iterator(folder); entry != std::filesystem::recursive_directory_iterator(); ++entry) {
        auto name = entry->path().filename().string();
        bool is_hidden = name.starts_with('.') || name.starts_with("~$");
        if (entry->is_directory() && (is_hidden || name == "truth")) entry.disable_recursion_pending();
        else if (entry->is_regular_file() && !is_hidden && is_table_name(entry->path())) files.push_back(entry->path());
    }
    std::ranges::sort(files);
    return files;
}

std::vector<Path> expand(std::vector<Path> const& inputs) {
    std::vector<Path> files;
    for (auto const& input : inputs) {
        auto more = std::filesystem::is_directory(input) ? tables_in(input) : std::vector{input};
        files.insert(files.end(), more.begin(), more.end());
    }
    return files;
}

std::uint64_t size_of(std::vector<Path> const& files) {
    std::uint64_t bytes = 0;
    std::error_code missing;
    for (auto const& file : files)
        if (auto size = std::filesystem::file_size(file, missing); !missing) bytes += size;
    return bytes;
}

std::unordered_map<std::string, std::string> known_files(store::Store& store) {
    std::unordered_map<std::string, std::string> known;
    store.query(store::sql::find_source_files, {}, [&](db::Row const& row) { known.emplace(row.text(2), row.text(3)); });
    return known;
}

// The reading thread: file after file into the queue, ahead of the writer.
class Producer {
public:
    Producer(ReadingRules const& rules, IngestOptions const& options, std::vector<Path> const& files,
             std::unordered_map<std::string, std::string> known, IngestQueue& queue)
        : files_(files), known_(std::move(known)), queue_(queue),
          reader_(rules, options.data, [this](std::unique_ptr<IngestBatch> batch) { return queue_.push({std::move(batch), nullptr}); },
                  [this](std::string const& sha256) { return find_known(sha256); }),
          thread_([this] { run(); }) {}

    ~Producer() {
        queue_.close();
        if (thread_.joinable()) thread_.join();
    }

    void join() {
        thread_.join();
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    void run() {
        try {
            for (auto const& file : files_) {
                source_ = std::make_unique<ReadSource>();
                reader_.read(file, *source_);
                if (source_->report.outcome == IngestOutcome::accepted) known_.emplace(source_->original_sha256, file.filename().string());
                if (!queue_.push({nullptr, std::move(source_)})) break;
            }
        } catch (...) {
            failure_ = std::current_exception();
        }
        queue_.close();
    }

    std::optional<std::string> find_known(std::string const& sha256) const {
        auto found = known_.find(sha256);
        return found == known_.end() ? std::nullopt : std::optional(found->second);
    }

    std::vector<Path> const& files_;
    std::unordered_map<std::string, std::string> known_;
    IngestQueue& queue_;
    SourceReader reader_;
    std::unique_ptr<ReadSource> source_;  // at hand; batches on their way view it even when reading fails
    std::exception_ptr failure_;
    std::thread thread_;
};

IngestedFile finish_file(std::unique_ptr<ReadSource> source, std::unique_ptr<SourceWriter> writer) {
    if (source->report.outcome == IngestOutcome::accepted) {
        JIAYU_ASSERT(writer);
        writer->finish(*source);
    }
    return std::move(source->report);
}

void write_all(IngestQueue& queue, store::Store& store, IngestOptions const& options, Progress& progress, IngestReport& report) {
    std::unique_ptr<SourceWriter> writer;
    auto last = std::chrono::steady_clock::now();
    while (auto item = queue.pop()) {
        if (item->batch) {
            if (!writer) writer = std::make_unique<SourceWriter>(store, options);
            writer->append(*item->batch);
            progress.advance(item->batch->bytes);
            continue;
        }
        auto& file = report.files.emplace_back(finish_file(std::move(item->source), std::move(writer)));
        auto now = std::chrono::steady_clock::now();
        file.seconds = std::chrono::duration<double>(now - last).count();
        last = now;
    }
}

}  // namespace

Result<IngestReport> ingest(IngestOptions const& options, Progress& progress) {
    auto started = std::chrono::steady_clock::now();
    auto files = expand(options.inputs);
    if (files.empty()) return refuse(message::no_input, {{"input", options.inputs.empty() ? "" : options.inputs.front().string()}});
    auto rules = ReadingRules::load(options.packs);
    if (!rules) return std::unexpected(rules.error());
    auto store = store::open_store(options.store_url);
    progress.begin_step("ingest", size_of(files));
    IngestReport report;
    IngestQueue queue(batches_ahead);
    Producer producer(*rules, options, files, known_files(*store), queue);
    write_all(queue, *store, options, progress, report);
    producer.join();
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return report;
}

}  // namespace jiayu::service
