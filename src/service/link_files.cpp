#include "service/link_files.hpp"

#include <set>

#include "exchange/csv_writer.hpp"
#include "linkage/count_slips.hpp"
#include "service/messages.hpp"
#include "service/record_columns.hpp"

namespace jiayu::service {

namespace {

constexpr std::size_t files_max = 1000;

struct OpenFile {
    std::string name;
    std::unique_ptr<RecordFile> file;
};

std::string const& header_of(linkage::ColumnRule const& rule) { return rule.of.empty() ? rule.name : rule.of; }

std::vector<std::string> name_sources(std::vector<Path> const& files) {
    std::vector<std::string> names;
    std::set<std::string> taken;
    for (auto const& file : files) {
        auto stem = file.stem().string(), name = stem;
        for (int number = 2; !taken.insert(name).second; ++number) name = fmt::format("{}_{}", stem, number);
        names.push_back(name);
    }
    return names;
}

Result<std::vector<OpenFile>> open_files(std::vector<Path> const& files) {
    if (files.size() > files_max) return refuse(message::link_too_many_files, {{"files", std::to_string(files.size())}, {"max", std::to_string(files_max)}});
    std::vector<OpenFile> opened;
    for (auto const& path : files) {
        auto file = RecordFile::open(path);
        if (!file) return std::unexpected(file.error());
        std::set<std::string_view> seen;
        for (auto const& header : (*file)->headers())
            if (!seen.insert(header).second) return refuse(message::link_header_doubled, {{"file", path.filename().string()}, {"column", header}});
        opened.push_back({path.filename().string(), std::move(*file)});
    }
    return opened;
}

std::string nearest_header(std::string_view wanted, std::vector<std::string> const& headers) {
    std::string nearest;
    auto least = std::numeric_limits<double>::infinity();
    for (auto const& header : headers) {
        double slips = linkage::count_slips(wanted, header);
        bool is_part = header.find(wanted) != std::string::npos || wanted.find(header) != std::string_view::npos;
        auto distance = slips <= 2 ? slips : is_part ? 3 : 4 + std::abs(double(header.size()) - double(wanted.size()));
        if (distance < least) {
            least = distance;
            nearest = header;
        }
    }
    return nearest;
}

bool has_header(OpenFile const& file, std::string const& header) {
    return std::ranges::find(file.file->headers(), header) != file.file->headers().end();
}

Error column_missing(OpenFile const& file, std::string const& header, Message const& text) {
    return Error(text, {{"file", file.name}, {"column", header}, {"nearest", nearest_header(header, file.file->headers())}});
}

// A column may be missing in some files (one department asks what another does not), but not in all; the id in none.
std::optional<Error> find_missing_column(std::vector<OpenFile> const& files, RecordColumns const& columns, std::vector<Error>& notes) {
    for (auto const& file : files)
        if (!columns.id.empty() && !has_header(file, columns.id)) return column_missing(file, columns.id, message::link_column_missing);
    for (auto const& rule : columns.rules) {
        auto lacks = [&](OpenFile const& file) { return !has_header(file, header_of(rule)); };
        if (std::ranges::all_of(files, lacks)) return column_missing(files.front(), header_of(rule), message::link_column_missing);
        for (auto const& file : files)
            if (lacks(file)) notes.push_back(column_missing(file, header_of(rule), message::link_column_absent));
    }
    return std::nullopt;
}

std::vector<linkage::ColumnRule> rules_for_all(std::vector<OpenFile> const& files, std::string const& id) {
    std::vector<linkage::ColumnRule> rules;
    std::set<std::string_view> seen{id};
    for (auto const& file : files)
        for (auto const& header : file.file->headers())
            if (seen.insert(header).second) rules.push_back({.name = header, .of = header});
    return rules;
}

std::vector<SentColumn> columns_sent(std::span<linkage::ColumnRule const> rules) {
    std::vector<SentColumn> columns;
    for (auto const& rule : rules)
        if (std::ranges::find(columns, header_of(rule), &SentColumn::header) == columns.end()) columns.push_back({.header = header_of(rule)});
    return columns;
}

// Adds the rows of one file to what was sent; columns that the file lacks are absent.
Result<void> read_file_of(OpenFile& open, std::string const& id, std::uint16_t source, SentRows& sent, ReadRecords& read, Progress& progress) {
    auto const& headers = open.file->headers();
    auto place = [&](std::string const& header) { return std::size_t(std::ranges::find(headers, header) - headers.begin()); };
    RecordFile::Wanted wanted;
    std::vector<SentColumn*> takers;
    for (auto& column : sent.columns)
        if (auto at = place(column.header); at < headers.size()) {
            wanted.columns.push_back(at);
            takers.push_back(&column);
        }
    // The last part takes ids and row numbers.
    wanted.columns.push_back(id.empty() ? 0 : place(id));
    if (!id.empty()) wanted.needed = wanted.columns.size() - 1;
    auto before = sent.row_numbers.size();
    auto take = [&](RecordBatch const& batch, std::size_t column) {
        if (column < takers.size()) return takers[column]->add(batch.cells[column]);
        for (std::size_t row = 0; row < batch.row_numbers.size(); ++row) {
            sent.ids.push_back(id.empty() ? std::string_view(std::to_string(sent.row_numbers.size() - before + 1)) : batch.cells[column][row]);
            sent.row_numbers.push_back(batch.row_numbers[row]);
        }
    };
    if (auto done = open.file->read(wanted, take, read.refused, progress); !done) return done;
    auto added = sent.row_numbers.size() - before;
    sent.source_of.resize(sent.row_numbers.size(), source);
    for (auto& column : sent.columns)
        if (place(column.header) == headers.size()) column.add_absent(added);
    return {};
}

}  // namespace

Result<ReadRecords> read_records(std::vector<Path> const& files, RecordColumns const& columns, Progress& progress) {
    auto opened = open_files(files);
    if (!opened) return std::unexpected(opened.error());
    ReadRecords read;
    if (auto missing = find_missing_column(*opened, columns, read.notes)) return std::unexpected(*missing);
    auto rules = columns.rules.empty() ? rules_for_all(*opened, columns.id) : columns.rules;
    SentRows sent{.columns = columns_sent(rules)};
    for (std::size_t i = 0; i < opened->size(); ++i) {
        if (auto done = read_file_of((*opened)[i], columns.id, std::uint16_t(i), sent, read, progress); !done) return std::unexpected(done.error());
        (*opened)[i].file.reset();
    }
    if (sent.row_numbers.empty()) return refuse(message::link_no_records, {{"file", opened->front().name}, {"refused", std::to_string(read.refused.size())}});
    auto records = order_records(std::move(sent), name_sources(files), rules);
    if (!records) return std::unexpected(records.error());
    read.records = std::move(*records);
    return read;
}

void write_refused_rows(Path const& path, std::vector<RefusedRecord> const& refused) {
    std::string text;
    auto add = [&](std::initializer_list<std::string_view> cells) { exchange::append_csv_row(text, cells, ','); };
    add({"file", "row", "reason_zh", "reason_en", "content"});
    for (auto const& row : refused)
        add({row.file, std::to_string(row.row_number), row.reason.text(Language::zh), row.reason.text(Language::en), row.content});
    write_file(path, text);
}

}  // namespace jiayu::service
