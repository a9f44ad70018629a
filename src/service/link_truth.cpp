#include "service/link_truth.hpp"

#include <regex>

#include "service/link_files.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

using linkage::Code;

// The rows of a table as texts, by header; the row's number is its id.
class Rows {
public:
    static Result<Rows> read(std::vector<Path> const& files, RecordColumns const& columns, Progress& progress) {
        auto read = read_records(files, columns, progress);
        if (!read) return std::unexpected(read.error());
        return Rows(std::move(read->records));
    }
    std::size_t size() const { return records_.size(); }
    linkage::Records const& records() const { return records_; }
    // The first column that has one of these names.
    linkage::Column const* column(std::initializer_list<std::string_view> names) const {
        for (auto name : names)
            if (auto const* found = records_.find_column(name)) return found;
        return nullptr;
    }

private:
    explicit Rows(linkage::Records records) : records_(std::move(records)) {}

    linkage::Records records_;
};

std::string_view text_at(linkage::Column const& column, std::size_t row) { return column.values.text(column.codes[row]); }

// Empty where the pattern does not match.
Result<std::vector<std::string>> truth_of_values(linkage::Dictionary const& values, std::string const& pattern) {
    std::vector<std::string> truths(values.size());
    try {
        std::regex const expression(pattern);
        for (Code code = 1; code < values.size(); ++code) {
            std::string const text(values.text(code));
            std::smatch found;
            if (pattern.empty()) truths[code] = text;
            else if (std::regex_search(text, found, expression)) truths[code] = found[found.size() > 1 ? 1 : 0];
        }
    } catch (std::regex_error const& error) {
        return refuse(message::link_pattern_broken, {{"pattern", pattern}, {"reason", error.what()}});
    }
    return truths;
}

void add(LinkTruth& truth, linkage::Dictionary& clusters, std::string_view key, std::string_view cluster) {
    if (cluster.empty()) return;
    auto code = truth.records.code_of(key);
    if (truth.cluster_of.size() <= code) truth.cluster_of.resize(code + 1);
    truth.cluster_of[code] = clusters.code_of(cluster);
}

Result<LinkTruth> from_column(TruthSettings const& settings, Progress& progress) {
    auto const& header = settings.column.empty() ? settings.id : settings.column;
    if (header.empty()) return refuse(message::link_truth_without_column);
    auto rows = Rows::read(settings.files, {.id = settings.id, .rules = {{.name = header}}}, progress);
    if (!rows) return std::unexpected(rows.error());
    auto const& records = rows->records();
    auto truths = truth_of_values(records.columns[0].values, settings.pattern);
    if (!truths) return std::unexpected(truths.error());
    LinkTruth truth;
    linkage::Dictionary clusters;
    for (std::size_t row = 0; row < records.size(); ++row)
        add(truth, clusters, record_key(records.sources[records.source_of[row]], records.ids[row]), (*truths)[records.columns[0].codes[row]]);
    return truth;
}

LinkTruth from_pairs(Rows const& rows, linkage::Column const& a, linkage::Column const& b) {
    LinkTruth truth;
    auto const* source_a = rows.column({"source_dataset_l", "source_l"});
    auto const* source_b = rows.column({"source_dataset_r", "source_r"});
    auto const* score = rows.column({"clerical_match_score", "match", "label", "is_match"});
    auto key = [](linkage::Column const* source, linkage::Column const& id, std::size_t row) {
        return record_key(source ? text_at(*source, row) : std::string_view(), text_at(id, row));
    };
    for (std::size_t row = 0; row < rows.size(); ++row) {
        double value = 1;
        auto text = score ? text_at(*score, row) : std::string_view("1");
        std::from_chars(text.data(), text.data() + text.size(), value);
        truth.pairs.push_back({truth.records.code_of(key(source_a, a, row)), truth.records.code_of(key(source_b, b, row)), value >= 0.5 && text != "false"});
    }
    return truth;
}

// A single column goes row by row with the input, whose ids are then row numbers.
LinkTruth from_clusters(Rows const& rows, linkage::Column const* id, linkage::Column const& cluster) {
    LinkTruth truth;
    linkage::Dictionary clusters;
    auto const* source = rows.column({"source", "source_dataset"});
    for (std::size_t row = 0; row < rows.size(); ++row)
        add(truth, clusters, record_key(source ? text_at(*source, row) : std::string_view(), id ? text_at(*id, row) : rows.records().ids[row]), text_at(cluster, row));
    return truth;
}

Result<LinkTruth> from_file(TruthSettings const& settings, Progress& progress) {
    auto rows = Rows::read({settings.file}, {}, progress);
    if (!rows) return std::unexpected(rows.error());
    auto const* a = rows->column({"id_l", "unique_id_l"});
    auto const* b = rows->column({"id_r", "unique_id_r"});
    if (a && b) return from_pairs(*rows, *a, *b);
    auto const& columns = rows->records().columns;
    if (columns.size() == 1) return from_clusters(*rows, nullptr, columns[0]);
    auto const* id = rows->column({"id", "unique_id", "rec_id", "record_id", settings.id});
    auto const* cluster = rows->column({"cluster", "cluster_id", "entity", "truth", settings.column});
    if (!id || !cluster) return refuse(message::link_truth_columns, {{"file", settings.file.filename().string()}});
    return from_clusters(*rows, id, *cluster);
}

}  // namespace

std::string record_key(std::string_view source, std::string_view id) {
    std::string key(id);
    if (!source.empty()) (key += '\x1F') += source;
    return key;
}

Code find_record(LinkTruth const& truth, std::string_view source, std::string_view id) {
    auto code = truth.records.find(record_key(source, id));
    return code ? code : truth.records.find(record_key({}, id));
}

Result<LinkTruth> load_link_truth(TruthSettings const& settings, Progress& progress) {
    return settings.file.empty() ? from_column(settings, progress) : from_file(settings, progress);
}

}  // namespace jiayu::service
