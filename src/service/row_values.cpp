#include "service/row_values.hpp"

#include "domain/citizen_number.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

bool is_null(db::Value const& value) { return std::holds_alternative<db::Null>(value); }

std::string_view text_of(db::Value const& value) {
    auto text = std::get_if<std::string_view>(&value);
    return text ? *text : std::string_view();
}

bool is_filled(std::span<std::string_view const> cells, int column) {
    return std::size_t(column) < cells.size() && !trim(cells[std::size_t(column)]).empty();
}

// A valid number is the number of record; any other stands as what was sent.
void put_citizen_number(std::span<db::Value> row, int slot, db::Value const& number) {
    auto text = text_of(number);
    if (text.empty()) return;
    row[std::size_t(slot + (CitizenNumber::parse(text) ? 0 : 1))] = text;
}

}  // namespace

RowReader::RowReader(ColumnPlan plan) : plan_(std::move(plan)), values_(plan_.cells.size()) {}

std::optional<Error> RowReader::find_nobody(std::span<std::string_view const> cells) const {
    if (!plan_.map->table->has_mentions) {
        auto needed = std::ranges::count_if(plan_.record, [&](PlannedField const& field) {
            bool is_key = field.slot < int(plan_.map->table->key_count()) + 2;  // community and month
            return is_key && !is_null(values_[std::size_t(field.cell)].value);
        });
        return needed == 2 ? std::nullopt : std::optional(Error(message::row_without_month));
    }
    bool somebody = std::ranges::any_of(plan_.identifying, [&](int column) { return is_filled(cells, column); });
    return somebody ? std::nullopt : std::optional(Error(message::row_of_nobody));
}

std::optional<Error> RowReader::read(std::span<std::string_view const> cells, std::int64_t row_number, IngestBatch& batch) {
    for (std::size_t i = 0; i < plan_.cells.size(); ++i)
        values_[i] = read_cell(plan_.cells[i], cells, plan_.lookups, batch.texts);
    if (auto nobody = find_nobody(cells)) return nobody;
    ++record_count_;
    add_record(row_number, batch);
    for (auto const& mention : plan_.mentions)
        if (is_made(mention, cells)) add_mention(mention, row_number, batch);
    add_doses(batch);
    add_unread(row_number, batch);
    return std::nullopt;
}

void RowReader::add_record(std::int64_t row_number, IngestBatch& batch) const {
    auto const& table = *plan_.map->table;
    auto start = batch.records.size();
    batch.records.resize(start + table.width());
    auto row = std::span(batch.records).subspan(start);
    row[0] = record_count_;
    if (!table.has_mentions) row[2] = row_number;
    for (auto const& field : plan_.record) row[std::size_t(field.slot)] = values_[std::size_t(field.cell)].value;
}

bool RowReader::is_made(PlannedMention const& mention, std::span<std::string_view const> cells) const {
    if (mention.unless_column >= 0 && std::size_t(mention.unless_column) < cells.size()) {
        auto text = trim(cells[std::size_t(mention.unless_column)]);
        if (std::ranges::find(mention.unless_values, text) != mention.unless_values.end()) return false;
    }
    return mention.only_with.empty() || std::ranges::any_of(mention.only_with, [&](int column) { return is_filled(cells, column); });
}

void RowReader::add_mention(PlannedMention const& mention, std::int64_t row_number, IngestBatch& batch) {
    auto start = batch.mentions.size();
    batch.mentions.resize(start + mention_width);
    auto row = std::span(batch.mentions).subspan(start);
    row[slot_mention_id] = ++mention_count_;
    row[slot_record_id] = record_count_;
    row[slot_row_number] = row_number;
    row[slot_department] = std::int64_t(plan_.map->department);
    row[slot_role] = std::int64_t(mention.role);
    for (auto const& field : mention.fields) {
        auto const& value = values_[std::size_t(field.cell)];
        if (field.has_sent && plan_.cells[std::size_t(field.cell)].type == ColumnType::number) {
            put_citizen_number(row, field.slot, value.value);
            continue;
        }
        row[std::size_t(field.slot)] = value.value;
        if (field.has_sent) row[std::size_t(field.slot) + 1] = value.sent;
    }
    if (plan_.observed_on >= 0) row[slot_observed_on] = values_[std::size_t(plan_.observed_on)].value;
}

// The plan goes with its reader, while the batch may still wait to be written.
void RowReader::add_doses(IngestBatch& batch) const {
    for (auto const& dose : plan_.doses) {
        auto const& given_on = values_[std::size_t(dose.cell)].value;
        if (is_null(given_on)) continue;
        batch.doses.insert(batch.doses.end(), {db::Value(record_count_), db::Value(batch.texts.keep(dose.vaccine)),
                                               db::Value(std::int64_t(dose.number)), given_on});
    }
}

// A text that is no value of its column would otherwise be gone from the store: the record has a null there.
void RowReader::add_unread(std::int64_t row_number, IngestBatch& batch) {
    for (std::size_t i = 0; i < plan_.cells.size(); ++i) {
        auto const& cell = plan_.cells[i];
        auto const& [value, sent] = values_[i];
        if (cell.has_sent || !is_null(value) || is_null(sent)) continue;
        auto const& header = plan_.written[std::size_t(cell.columns.front())];
        ++unread_counts_[header];
        batch.unread.insert(batch.unread.end(), {db::Value(), db::Value(row_number), db::Value(batch.texts.keep(header)), sent});
    }
}

}  // namespace jiayu::service
