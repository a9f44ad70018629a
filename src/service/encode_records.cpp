#include "service/encode_records.hpp"

#include "base/parallel_for.hpp"
#include "base/progress.hpp"
#include "exchange/csv_writer.hpp"
#include "service/link_files.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

constexpr std::string_view kept_mark = "keep ";  // a feature may bear the same name

double seconds_since(std::chrono::steady_clock::time_point& start) {
    auto const now = std::chrono::steady_clock::now();
    auto const seconds = std::chrono::duration<double>(now - start).count();
    start = now;
    return seconds;
}

Result<linkage::SecretKey> read_key(EncodeRequest const& request) {
    if (request.key_file.empty() && request.key.empty()) return refuse(message::encode_no_key);
    return linkage::SecretKey::from_bytes(request.key_file.empty() ? request.key : read_file(request.key_file));
}

bool is_open_to_others(Path const& path) {
    if (path.empty()) return false;
    constexpr auto others = std::filesystem::perms::group_read | std::filesystem::perms::others_read;
    return (std::filesystem::status(path).permissions() & others) != std::filesystem::perms::none;
}

// A number that names a person must not stand in clear beside the code that hides it.
std::optional<Error> find_clear_identifier(EncodeRequest const& request, linkage::ClkSchema const& schema) {
    for (auto const& feature : schema.features) {
        if (feature.column.of == schema.id) return Error(message::encode_id_in_clear, {{"column", schema.id}});
        if (std::ranges::find(request.keep, feature.column.of) != request.keep.end()) return Error(message::encode_keep_in_clear, {{"column", feature.column.of}});
    }
    if (schema.salt && std::ranges::find(request.keep, schema.salt->of) != request.keep.end())
        return Error(message::encode_keep_in_clear, {{"column", schema.salt->of}});
    return std::nullopt;
}

RecordColumns columns_of(EncodeRequest const& request, linkage::ClkSchema const& schema) {
    RecordColumns columns{.id = schema.id, .rules = {}};
    for (auto const& feature : schema.features) columns.rules.push_back(feature.column);
    if (schema.salt) columns.rules.push_back(*schema.salt);
    for (auto const& header : request.keep) columns.rules.push_back({.name = std::string(kept_mark) + header, .of = header});
    return columns;
}

std::vector<linkage::Column const*> kept_columns(linkage::Records const& records, std::vector<std::string> const& keep) {
    std::vector<linkage::Column const*> columns;
    for (auto const& header : keep) columns.push_back(records.find_column(std::string(kept_mark) + header));
    return columns;
}

// Chunks are made on all cores and joined in their order.
std::string csv_of(linkage::Records const& records, linkage::ClkCodes const& codes, std::vector<std::string> const& keep) {
    constexpr std::size_t rows_in_chunk = 16'384;
    auto const kept = kept_columns(records, keep);
    std::vector<std::string> chunks((records.size() + rows_in_chunk - 1) / rows_in_chunk);
    parallel_for(chunks.size(), [&](std::size_t chunk) {
        std::vector<std::string_view> cells(2 + kept.size());
        auto const end = std::min(records.size(), (chunk + 1) * rows_in_chunk);
        for (auto row = chunk * rows_in_chunk; row < end; ++row) {
            auto const is_blank = linkage::count_bits(codes[row]) == 0;
            auto const code = is_blank ? std::string() : linkage::clk_to_base64(codes[row]);
            cells[0] = records.ids[row];
            cells[1] = code;
            for (std::size_t i = 0; i < kept.size(); ++i) cells[2 + i] = kept[i]->values.text(kept[i]->codes[row]);
            exchange::append_csv_row(chunks[chunk], cells, ',');
        }
    });
    std::string text;
    std::vector<std::string_view> head{"id", "clk"};
    head.insert(head.end(), keep.begin(), keep.end());
    exchange::append_csv_row(text, head, ',');
    for (auto& chunk : chunks) {
        text += chunk;
        chunk = {};
    }
    return text;
}

}  // namespace

Result<linkage::ClkSchema> read_clk_schema(Path const& path) { return linkage::clk_schema_from_toml(read_file(path)); }

Result<EncodeReport> encode_file(EncodeRequest const& request) {
    auto start = std::chrono::steady_clock::now();
    Progress progress("link encode");
    auto const schema = read_clk_schema(request.schema);
    if (!schema) return std::unexpected(schema.error());
    auto const key = read_key(request);
    if (!key) return std::unexpected(key.error());
    if (auto error = find_clear_identifier(request, *schema)) return std::unexpected(*error);
    auto read = read_records({request.file}, columns_of(request, *schema), progress);
    if (!read) return std::unexpected(read.error());
    EncodeReport report{.records = read->records.size(), .refused = read->refused.size(), .check_value = linkage::check_value(*schema, *key),
                        .key_is_open = is_open_to_others(request.key_file), .read_seconds = seconds_since(start)};
    auto encoded = linkage::encode_clks(read->records, *schema, *key, progress);
    if (!encoded) return std::unexpected(encoded.error());
    report.encode_seconds = seconds_since(start);
    progress.begin_step("write", 0);
    write_file(request.output, csv_of(read->records, encoded->codes, request.keep));
    report.write_seconds = seconds_since(start);
    encoded->codes.words = {};
    report.encoded = std::move(*encoded);
    return report;
}

}  // namespace jiayu::service
