#include "service/source_reading.hpp"

#include <future>

#include "base/digest.hpp"
#include "service/error_sheet.hpp"
#include "service/keep_source.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

constexpr std::size_t batch_rows = 2000;
constexpr char delimiters[] = {',', '\t', ';'};

std::string name_of_delimiter(char delimiter) { return delimiter == '\t' ? "TAB" : std::string(1, delimiter); }

bool is_blank(std::span<std::string_view const> cells) {
    return std::ranges::all_of(cells, [](std::string_view cell) { return trim(cell).empty(); });
}

exchange::ColumnCut repealed_columns(RecognisedTable const& table, RepealedColumns const& repealed) {
    exchange::ColumnCut cut{{}, int(table.header_cells)};
    for (int column = 0; auto const& header : table.headers) {
        if (repealed.matches(header)) cut.columns.insert(column);
        ++column;
    }
    return cut;
}

// Columns that our own error sheets put in front of the department's.
struct SheetColumns {
    std::set<int> all;
    int key = -1;
};

SheetColumns error_sheet_columns(RecognisedTable const& table) {
    SheetColumns columns;
    for (auto header : error_sheet_headers) {
        auto found = std::ranges::find(table.headers, normalize_header(header)) - table.headers.begin();
        if (found == std::ssize(table.headers)) continue;
        columns.all.insert(int(found));
        if (header == error_sheet_headers[0]) columns.key = int(found);
    }
    return columns;
}

// The rows of one table after its header.
class RowLoop {
public:
    RowLoop(ReadSource& source, RecognisedTable const& recognised, ReadingRules const& rules, SourceReader::TakeBatch const& take)
        : source_(source), table_(*source.table), recognised_(recognised), rules_(rules), take_(take),
          sheet_columns_(error_sheet_columns(recognised)), cut_(repealed_columns(recognised, rules.repealed)),
          not_kept_{cut_.columns, cut_.column_count}, reader_(plan_columns(recognised, rules.codes, skipped())) {
        not_kept_.columns.insert(sheet_columns_.all.begin(), sheet_columns_.all.end());
        for (auto column : cut_.columns) source_.report.cut.push_back({recognised.written[std::size_t(column)], 0});
        for (std::size_t column = 0; column < recognised.written.size(); ++column)
            if (!not_kept_.columns.contains(int(column))) source_.kept_headers.push_back(recognised.written[column]);
        source_.report.unread = reader_.plan().unread;
    }

    exchange::ColumnCut const& cut() const { return cut_; }

    std::optional<Error> run() {
        start_batch();
        while (true) {
            auto more = table_.next();
            if (!more) return more.error();
            if (!*more) break;
            if (table_.row_number() <= recognised_.header_row) continue;
            if (auto error = take_row()) return error;
            if (batch_->rows >= batch_rows && !send_batch()) break;
        }
        send_batch();
        source_.report.mentions = reader_.mention_count();
        source_.report.accepted = reader_.record_count();
        source_.report.refused = std::ssize(source_.refused);
        source_.report.rows = source_.report.accepted + source_.report.refused;
        for (auto const& [header, rows] : reader_.unread_counts()) source_.report.unread_values.push_back({header, rows});
        return std::nullopt;
    }

private:
    std::set<int> skipped() const {
        auto skipped = cut_.columns;
        skipped.insert(sheet_columns_.all.begin(), sheet_columns_.all.end());
        return skipped;
    }

    std::optional<Error> take_row() {
        auto cells = table_.cells();
        if (is_blank(cells)) return std::nullopt;
        if (rules_.notes.matches(cells, table_.form().format == exchange::TableFormat::xlsx)) {
            ++source_.report.notes;
            return std::nullopt;
        }
        ++batch_->rows;
        count_cut(cells);
        note_correction(cells);
        auto width = std::size_t(recognised_.headers.size());
        if (!is_whole(cells, width)) {
            if (auto error = find_changed_delimiter()) return error;
            auto expected = cut_.columns.empty() ? width : recognised_.header_cells;
            refuse_row(Error(message::row_cell_count, {{"expected", std::to_string(expected)}, {"found", std::to_string(cells.size())}}));
        } else if (auto fault = table_.fault()) {
            refuse_row(*fault);
        } else if (auto nobody = reader_.read(cells.first(std::min(width, cells.size())), table_.row_number(), *batch_)) {
            refuse_row(*nobody);
        }
        return std::nullopt;
    }

    // Beside columns nobody may keep a row must match its header cell by cell: one cell too many, be it empty, and a value of such a
    // column may stand under its neighbour's name. A sheet's cells have addresses.
    bool is_whole(std::span<std::string_view const> cells, std::size_t width) const {
        bool is_sheet = table_.form().format == exchange::TableFormat::xlsx;
        if (!is_sheet && !cut_.columns.empty() && cells.size() != recognised_.header_cells) return false;
        return (is_sheet || cells.size() >= width) && (cells.size() <= width || is_blank(cells.subspan(width)));
    }

    // A row with too few cells that another delimiter would split exactly: the file was put together from two.
    std::optional<Error> find_changed_delimiter() const {
        if (table_.form().format != exchange::TableFormat::csv || recognised_.headers.size() < 3) return std::nullopt;
        auto raw = table_.raw();
        for (char other : delimiters)
            if (other != table_.form().delimiter && std::size_t(std::ranges::count(raw, other)) + 1 == recognised_.headers.size())
                return changed_delimiter(other);
        return std::nullopt;
    }

    Error changed_delimiter(char other) const {
        return Error(message::delimiter_changed,
                     {{"file", source_.report.path.filename().string()}, {"row", std::to_string(table_.row_number())}, {"column", "1"},
                      {"before", name_of_delimiter(table_.form().delimiter)}, {"after", name_of_delimiter(other)}});
    }

    void refuse_row(Error reason) {
        source_.refused.push_back({table_.row_number(), std::move(reason), {}});
        auto& kept = source_.refused.back().cells;
        if (cut_.columns.empty()) {  // nothing that may not be kept: a row out of line too comes back as sent, without our own columns
            for (int column = 0; auto cell : table_.cells())
                if (!sheet_columns_.all.contains(column++)) kept.emplace_back(cell);
            return;
        }
        auto cells = exchange::cut_cells(table_.cells(), not_kept_, table_.form().format);
        kept.assign(cells.begin(), cells.end());
    }

    void count_cut(std::span<std::string_view const> cells) {
        if (cells.size() > std::size_t(cut_.column_count)) return;
        for (std::size_t i = 0; auto column : cut_.columns) {
            if (std::size_t(column) < cells.size() && !trim(cells[std::size_t(column)]).empty()) ++source_.report.cut[i].filled_rows;
            ++i;
        }
    }

    void note_correction(std::span<std::string_view const> cells) {
        if (sheet_columns_.key < 0 || std::size_t(sheet_columns_.key) >= cells.size()) return;
        if (auto key = parse_refused_row_key(trim(cells[std::size_t(sheet_columns_.key)]))) source_.corrections.push_back(*key);
    }

    void start_batch() {
        batch_ = std::make_unique<IngestBatch>();
        batch_->table = recognised_.map->table;
        batch_->records.reserve(batch_rows * recognised_.map->table->width());
        batch_->mentions.reserve(batch_rows * mention_width * std::max<std::size_t>(1, recognised_.map->mentions.size()));
    }

    bool send_batch() {
        auto read = table_.bytes_read();
        batch_->bytes = read - bytes_sent_;
        bytes_sent_ = read;
        bool wanted = take_(std::move(batch_));
        start_batch();
        return wanted;
    }

    ReadSource& source_;
    exchange::TableFile& table_;
    RecognisedTable const& recognised_;
    ReadingRules const& rules_;
    SourceReader::TakeBatch const& take_;
    SheetColumns sheet_columns_;
    exchange::ColumnCut cut_, not_kept_;
    RowReader reader_;
    std::unique_ptr<IngestBatch> batch_;
    std::size_t bytes_sent_ = 0;
};

}  // namespace

Result<ReadingRules> ReadingRules::load(Path const& packs) {
    auto maps = load_source_maps(packs);
    if (!maps) return std::unexpected(maps.error());
    auto repealed = RepealedColumns::load(packs);
    if (!repealed) return std::unexpected(repealed.error());
    auto notes = NoteRows::load(packs);
    if (!notes) return std::unexpected(notes.error());
    auto codes = NationalCodes::load(packs);
    if (!codes) return std::unexpected(codes.error());
    return ReadingRules{std::move(*maps), std::move(*repealed), std::move(*notes), std::move(*codes)};
}

void SourceReader::read(Path const& path, ReadSource& source) {
    auto started = std::chrono::steady_clock::now();
    source.report.path = path;
    source.report.error = read_table(source);
    if (source.report.error) source.report.outcome = IngestOutcome::refused;
    source.report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

std::optional<Error> SourceReader::read_table(ReadSource& source) {
    auto const& path = source.report.path;
    auto file = path.filename().string();
    std::error_code missing;
    if (!std::filesystem::is_regular_file(path, missing)) return Error(message::file_missing, {{"file", path.string()}});
    if (auto error = exchange::find_endless_first_line(path)) return error;
    source.bytes = read_file(path);
    source.original_sha256 = sha256_hex(source.bytes);
    if (auto known = find_known_(source.original_sha256)) {
        source.report.outcome = IngestOutcome::repeated;
        source.report.repeats = *known;
        return std::nullopt;
    }
    auto table = exchange::TableFile::open(path, source.bytes);
    if (!table) return table.error();
    source.table = std::move(*table);
    source.form = source.table->form();
    source.report.other_sheets = source.table->other_sheets();
    auto recognised = recognise_table(*source.table, rules_.maps, file);
    if (!recognised) return recognised.error();
    source.report.department = recognised->map->department;
    source.report.layout = recognised->layout_name();
    return read_rows(source, *recognised);
}

std::optional<Error> SourceReader::read_rows(ReadSource& source, RecognisedTable const& recognised) {
    RowLoop loop(source, recognised, rules_, take_);
    KeepRequest request{data_, source.report.path, source.bytes, source.original_sha256, source.form,
                        loop.cut(), recognised.written, recognised.header_row};
    auto keeping = std::async(std::launch::async, [&] { return keep_source(request); });
    auto error = loop.run();
    auto kept = keeping.get();
    if (!error && !kept) error = kept.error();
    if (error && kept && kept->is_new) std::filesystem::remove(kept->path);
    if (kept) source.sha256 = kept->sha256;
    return error;
}

}  // namespace jiayu::service
