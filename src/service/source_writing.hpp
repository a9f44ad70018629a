// Writes one file's batches and its receipt into the store, in one transaction. This is the writing thread.
#pragma once
#include <memory>

#include "service/source_reading.hpp"
#include "store/store.hpp"

namespace jiayu::service {

class SourceWriter {
public:
    SourceWriter(store::Store& store, IngestOptions const& options);  // begins the transaction

    void append(IngestBatch& batch);   // puts the file's first ids into the batch
    void finish(ReadSource& source);   // receipt, error sheet, trail; commits, or leaves nothing when the file is already there

private:
    void append_receipt(ReadSource const& source);
    void append_refused(ReadSource const& source);
    void correct_rows(ReadSource& source);
    void append_trail_entry(ReadSource const& source);
    bool is_there_already(ReadSource& source);

    store::Store& store_;
    IngestOptions const& options_;
    std::unique_ptr<store::Transaction> transaction_;
    std::int64_t file_id_ = 0, record_base_ = 0, mention_base_ = 0;
    std::unique_ptr<store::Appender> mentions_, records_, doses_, unread_;
};

}  // namespace jiayu::service
