// Gathers what a report shows from the newest snapshot, the newest audit, the store and the packs.
#pragma once
#include "base/file.hpp"
#include "base/result.hpp"
#include "service/report_data.hpp"

namespace jiayu::service {

struct ReportOptions {
    std::string store_url;
    Path data, packs;
    std::string now_utc;       // ISO 8601
    std::optional<int> month;  // YYYYMM; else the month of the snapshot's day
};

// Refused when there is no snapshot or no audit yet, or the packs do not load.
Result<ReportData> read_report_data(ReportOptions const& options);

// Writes the page made of the template and the data, whole or not at all; returns its size in bytes.
Result<std::size_t> write_report_page(ReportData const& data, Path const& page_template, Path const& out);

}  // namespace jiayu::service
