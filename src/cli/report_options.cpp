#include "cli/report_options.hpp"

#include "cli/messages.hpp"

namespace jiayu::cli {

Result<service::ReportOptions> report_options(std::string const& month, Context const& context) {
    service::ReportOptions options{.store_url = context.store_url, .data = context.data, .packs = context.packs, .now_utc = context.now_utc, .month = {}};
    if (month.empty()) return options;
    auto first_day = date_from_iso(month + "-01");
    if (!first_day) return refuse(message::month_format, {{"text", month}});
    options.month = int(first_day->year()) * 100 + int(unsigned(first_day->month()));
    return options;
}

}  // namespace jiayu::cli
