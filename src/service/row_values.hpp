// One row of a department's file → its record, its mentions and its doses, as values of the store.
#pragma once
#include <map>

#include "service/ingest_batch.hpp"

namespace jiayu::service {

class RowReader {
public:
    explicit RowReader(ColumnPlan plan);

    // Adds the row to the batch, or says why it speaks of nobody. `cells` has the plan's columns.
    std::optional<Error> read(std::span<std::string_view const> cells, std::int64_t row_number, IngestBatch& batch);

    ColumnPlan const& plan() const { return plan_; }
    std::int64_t record_count() const { return record_count_; }
    std::int64_t mention_count() const { return mention_count_; }
    std::map<std::string, std::int64_t> const& unread_counts() const { return unread_counts_; }  // by header as written

private:
    std::optional<Error> find_nobody(std::span<std::string_view const> cells) const;
    void add_record(std::int64_t row_number, IngestBatch& batch) const;
    void add_mention(PlannedMention const& mention, std::int64_t row_number, IngestBatch& batch);
    void add_doses(IngestBatch& batch) const;
    void add_unread(std::int64_t row_number, IngestBatch& batch);
    bool is_made(PlannedMention const& mention, std::span<std::string_view const> cells) const;

    ColumnPlan plan_;
    std::vector<CellValue> values_;  // of the row at hand, by planned cell
    std::int64_t record_count_ = 0, mention_count_ = 0;
    std::map<std::string, std::int64_t> unread_counts_;
};

}  // namespace jiayu::service
