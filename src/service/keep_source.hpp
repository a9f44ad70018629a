// The receipt of what was sent: the file's bytes, compressed and named by their hash, without the columns nobody may keep.
#pragma once
#include "base/file.hpp"
#include "exchange/cut_columns.hpp"

namespace jiayu::service {

struct KeptSource {
    std::string sha256;  // of the bytes kept
    Path path;           // data/files/ab/<sha256>.zst
    bool is_new = false;
};

struct KeepRequest {
    Path data;
    Path source;
    std::string_view bytes;
    std::string const& original_sha256;
    exchange::TableForm form;
    exchange::ColumnCut cut;               // no columns: the bytes as they are
    std::vector<std::string> const& headers;  // of a sheet that is cut: its two-row header becomes one row
    std::int64_t header_row;
};

Result<KeptSource> keep_source(KeepRequest const& request);

}  // namespace jiayu::service
