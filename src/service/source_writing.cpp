#include "service/source_writing.hpp"

#include <boost/json.hpp>

#include "service/error_sheet.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

namespace sql = store::sql;

std::int64_t find_one(store::Store& store, db::Statement const& statement) {
    std::int64_t value = 0;
    store.query(statement, {}, [&](db::Row const& row) { value = row.integer(0); });
    return value;
}

void add_to(db::Value& value, std::int64_t base) { std::get<std::int64_t>(value) += base; }

std::string to_json(MessageArguments const& arguments) {
    boost::json::object object;
    for (auto const& [name, value] : arguments) object[name] = value;
    return boost::json::serialize(object);
}

std::string to_json(std::vector<std::string> const& texts) {
    boost::json::array array;
    for (auto const& text : texts) array.emplace_back(text);
    return boost::json::serialize(array);
}

}  // namespace

SourceWriter::SourceWriter(store::Store& store, IngestOptions const& options)
    : store_(store), options_(options), transaction_(store.begin()) {
    file_id_ = find_one(store_, sql::find_last_file_id) + 1;
    store_.query(sql::find_last_mention, {}, [&](db::Row const& row) {
        mention_base_ = row.integer(0);
        record_base_ = row.integer(1);
    });
    record_base_ = std::max(record_base_, find_one(store_, sql::find_last_community_month));
}

void SourceWriter::append(IngestBatch& batch) {
    if (!records_) {
        records_ = store_.appender(*batch.table->append);
        mentions_ = store_.appender(sql::append_mention);
        doses_ = store_.appender(sql::append_immunisation_dose);
        unread_ = store_.appender(sql::append_unread_value);
    }
    auto width = batch.table->width();
    for (std::size_t at = 0; at < batch.records.size(); at += width) {
        auto row = std::span(batch.records).subspan(at, width);
        add_to(row[0], record_base_);
        if (!batch.table->has_mentions) row[1] = file_id_;
        records_->append(row);
    }
    for (std::size_t at = 0; at < batch.mentions.size(); at += mention_width) {
        auto row = std::span(batch.mentions).subspan(at, mention_width);
        add_to(row[slot_mention_id], mention_base_);
        add_to(row[slot_record_id], record_base_);
        row[slot_file_id] = file_id_;
        mentions_->append(row);
    }
    for (std::size_t at = 0; at < batch.doses.size(); at += dose_width) {
        auto row = std::span(batch.doses).subspan(at, dose_width);
        add_to(row[0], record_base_);
        doses_->append(row);
    }
    for (std::size_t at = 0; at < batch.unread.size(); at += unread_width) {
        auto row = std::span(batch.unread).subspan(at, unread_width);
        row[0] = file_id_;
        unread_->append(row);
    }
}

// Another process may have taken the same file, or one that differs in nothing but columns that were cut.
bool SourceWriter::is_there_already(ReadSource& source) {
    bool found = false;
    store_.query(sql::find_source_files, {}, [&](db::Row const& row) {
        if (row.text(1) != source.sha256 && row.text(2) != source.original_sha256) return;
        found = true;
        source.report.repeats = row.text(3);
    });
    return found;
}

void SourceWriter::finish(ReadSource& source) {
    for (auto const& appender : {std::ref(records_), std::ref(mentions_), std::ref(doses_), std::ref(unread_)})
        if (appender.get()) appender.get()->finish();
    if (is_there_already(source)) {
        source.report.outcome = IngestOutcome::repeated;
        return;
    }
    append_receipt(source);
    append_refused(source);
    correct_rows(source);
    append_trail_entry(source);
    if (!source.refused.empty()) source.report.error_sheet = write_error_sheet(options_.data, file_id_, source);
    transaction_->commit();
}

void SourceWriter::append_receipt(ReadSource const& source) {
    auto const& report = source.report;
    auto name = report.path.filename().string();
    db::Value const file[] = {file_id_, std::string_view(source.sha256), std::string_view(source.original_sha256), std::string_view(name),
                              std::int64_t(*report.department), std::string_view(report.layout), std::string_view(options_.now_utc),
                              report.rows, report.accepted, report.refused};
    store_.run(sql::append_source_file, file);
    for (auto const& cut : report.cut) {
        db::Value const row[] = {file_id_, std::string_view(cut.name), cut.filled_rows};
        store_.run(sql::append_cut_column, row);
    }
}

void SourceWriter::append_refused(ReadSource const& source) {
    for (auto const& refused : source.refused) {
        auto arguments = to_json(refused.reason.arguments), content = to_json(refused.cells);
        db::Value const row[] = {file_id_, refused.row_number, refused.reason.code->name, std::string_view(arguments), std::string_view(content)};
        store_.run(sql::append_refused_row, row);
    }
}

void SourceWriter::correct_rows(ReadSource& source) {
    for (auto const& key : source.corrections) {
        db::Value const row[] = {file_id_, key.file_id, key.row_number};
        store_.run(sql::correct_refused_row, row);
    }
    source.report.corrected = std::ssize(source.corrections);
}

void SourceWriter::append_trail_entry(ReadSource const& source) {
    auto const& report = source.report;
    boost::json::array cut;
    for (auto const& column : report.cut) cut.push_back({{"name", column.name}, {"filled_rows", column.filled_rows}});
    boost::json::object payload{{"file_id", file_id_}, {"sha256", source.sha256}, {"original_sha256", source.original_sha256},
                                {"layout", report.layout}, {"rows", report.rows}, {"accepted", report.accepted},
                                {"refused", report.refused}, {"mentions", report.mentions}, {"corrected", report.corrected}, {"cut", cut}};
    store::append_trail(store_, options_.actor, "ingest", boost::json::serialize(payload));
}

}  // namespace jiayu::service
