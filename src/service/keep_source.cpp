#include "service/keep_source.hpp"

#include "base/digest.hpp"
#include "exchange/compression.hpp"
#include "exchange/xlsx_writer.hpp"

namespace jiayu::service {

namespace {

void append_texts(exchange::XlsxWriter& writer, std::span<std::string_view const> texts) {
    std::vector<exchange::XlsxCell> cells;
    for (auto text : texts) cells.push_back(text.empty() ? exchange::XlsxCell() : exchange::XlsxCell(text));
    writer.append_row(cells);
}

Result<std::string> cut_sheet(KeepRequest const& request) {
    auto table = exchange::TableFile::open(request.source, request.bytes);
    if (!table) return std::unexpected(table.error());
    auto path = request.data / "files" / (request.original_sha256 + ".xlsx.part");  // the same name again after a crash
    {
        exchange::XlsxWriter writer(path, "data");
        std::vector<std::string_view> const headers(request.headers.begin(), request.headers.end());
        append_texts(writer, exchange::cut_cells(headers, request.cut, exchange::TableFormat::xlsx));
        while (true) {
            auto more = (*table)->next();
            if (!more) return std::unexpected(more.error());
            if (!*more) break;
            if ((*table)->row_number() > request.header_row)
                append_texts(writer, exchange::cut_cells((*table)->cells(), request.cut, exchange::TableFormat::xlsx));
        }
        writer.close();
    }
    auto bytes = read_file(path);
    std::filesystem::remove(path);
    return bytes;
}

Result<std::string> cut_bytes(KeepRequest const& request) {
    if (request.form.format == exchange::TableFormat::xlsx) return cut_sheet(request);
    return exchange::cut_csv_columns(request.bytes, request.form, request.cut, request.source.filename().string());
}

}  // namespace

Result<KeptSource> keep_source(KeepRequest const& request) {
    std::filesystem::create_directories(request.data / "files");
    KeptSource kept;
    std::string cut;
    auto bytes = request.bytes;
    if (request.cut.columns.empty()) {
        kept.sha256 = request.original_sha256;
    } else {
        auto done = cut_bytes(request);
        if (!done) return std::unexpected(done.error());
        cut = std::move(*done);
        bytes = cut;
        kept.sha256 = sha256_hex(bytes);
    }
    auto folder = request.data / "files" / kept.sha256.substr(0, 2);
    std::filesystem::create_directories(folder);
    kept.path = folder / (kept.sha256 + ".zst");
    if (std::filesystem::exists(kept.path)) return kept;
    write_file(kept.path, exchange::compress(bytes));
    kept.is_new = true;
    return kept;
}

}  // namespace jiayu::service
