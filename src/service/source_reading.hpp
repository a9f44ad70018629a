// Reads one department's file from bytes to batches, and keeps its bytes. No database here: this is the reading thread.
#pragma once
#include <functional>
#include <memory>

#include "service/ingest.hpp"
#include "service/row_patterns.hpp"
#include "service/row_values.hpp"

namespace jiayu::service {

struct RefusedRowKey {  // of a row that an earlier file sent and this one corrects
    std::int64_t file_id, row_number;
};

// All of a file but its accepted rows, which went ahead in batches whose texts view `bytes` and `table`.
struct ReadSource {
    IngestedFile report;
    std::string original_sha256, sha256;
    std::vector<RefusedRow> refused;
    std::vector<RefusedRowKey> corrections;
    std::vector<std::string> kept_headers;  // as written, without cut columns
    exchange::TableForm form;
    std::string bytes;
    std::unique_ptr<exchange::TableFile> table;
};

// What of the packs reading needs; loaded once.
struct ReadingRules {
    std::vector<SourceMap> maps;
    RepealedColumns repealed;
    NoteRows notes;
    NationalCodes codes;

    static Result<ReadingRules> load(Path const& packs);
};

// Hands batches to `take` (false: stop). `is_known` tells a repeat by the hash of the bytes received.
class SourceReader {
public:
    using TakeBatch = std::function<bool(std::unique_ptr<IngestBatch>)>;
    using FindKnown = std::function<std::optional<std::string>(std::string const& sha256)>;

    SourceReader(ReadingRules const& rules, Path data, TakeBatch take, FindKnown find_known)
        : rules_(rules), data_(std::move(data)), take_(std::move(take)), find_known_(std::move(find_known)) {}

    // `source` must outlive the batches, whatever happens: their texts view it.
    void read(Path const& path, ReadSource& source);

private:
    std::optional<Error> read_table(ReadSource& source);
    std::optional<Error> read_rows(ReadSource& source, RecognisedTable const& recognised);

    ReadingRules const& rules_;
    Path data_;
    TakeBatch take_;
    FindKnown find_known_;
};

}  // namespace jiayu::service
