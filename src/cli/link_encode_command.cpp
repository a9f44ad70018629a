#include <boost/json.hpp>
#include <cstdlib>
#include <ostream>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cli/text_table.hpp"
#include "service/encode_records.hpp"

namespace jiayu::cli {

namespace {

// Below and above these shares of bits set, codes tell people apart badly.
constexpr double filter_share_low = 0.2, filter_share_high = 0.65;

struct Settings {
    std::string schema, file, output, key_file;
    std::vector<std::string> keep;
};

boost::json::object to_json(service::EncodeReport const& report) {
    return {{"records", report.records}, {"refused", report.refused}, {"blank", report.encoded.blank}, {"without_salt", report.encoded.without_salt},
            {"filter_share", report.encoded.filter_share}, {"check_value", report.check_value}, {"key_is_open", report.key_is_open},
            {"seconds", boost::json::object{{"read", report.read_seconds}, {"encode", report.encode_seconds}, {"write", report.write_seconds}}}};
}

void warn(service::EncodeReport const& report, Settings const& settings, Context const& context) {
    auto const line = [&](Message const& text, MessageArguments const& arguments) { *context.err << render(text, arguments, context.language) << "\n"; };
    auto const count = [](std::size_t number) { return with_thousands(std::int64_t(number)); };
    auto const share = report.encoded.filter_share;
    if (report.key_is_open) line(message::encode_key_open, {{"path", settings.key_file}});
    if (report.refused) line(message::encode_refused, {{"rows", count(report.refused)}});
    if (report.encoded.blank) line(message::encode_blank, {{"records", count(report.encoded.blank)}});
    if (report.encoded.without_salt) line(message::encode_without_salt, {{"records", count(report.encoded.without_salt)}});
    if (share < filter_share_low || share > filter_share_high) line(message::encode_share, {{"share", fmt::format("{:.0f}", share * 100)}});
}

void print(service::EncodeReport const& report, Settings const& settings, Context const& context) {
    auto const seconds = [](double value) { return fmt::format("{:.1f}", value); };
    *context.out << render(message::encode_done, {{"records", with_thousands(std::int64_t(report.records))}, {"path", settings.output},
                                                  {"share", fmt::format("{:.0f}", report.encoded.filter_share * 100)}, {"read", seconds(report.read_seconds)},
                                                  {"encode", seconds(report.encode_seconds)}, {"write", seconds(report.write_seconds)}}, context.language)
                 << "\n"
                 << render(message::encode_check_value, {{"value", report.check_value}}, context.language) << "\n";
}

Result<int> run_encode(Context const& context, Settings const& settings) {
    auto const* key = settings.key_file.empty() ? std::getenv("JIAYU_LINK_KEY") : nullptr;
    auto report = service::encode_file({.schema = settings.schema, .file = settings.file, .output = settings.output, .key_file = settings.key_file,
                                        .key = key ? key : "", .keep = settings.keep});
    if (!report) return std::unexpected(report.error());
    warn(*report, settings, context);
    if (context.json) *context.out << boost::json::serialize(to_json(*report)) << "\n";
    else print(*report, settings, context);
    return done;
}

}  // namespace

Command link_encode_command() {
    auto settings = std::make_shared<Settings>();  // shared by the options and the run
    return {.name = "link encode",
            .about = &message::about_link_encode,
            .options = {{"schema", "SCHEMA.toml", &message::option_clk_schema, &settings->schema, true},
                        {"file", "FILE", &message::option_clk_file, &settings->file, true},
                        {"-o,--out,--output", "OUT.csv", &message::option_clk_output, &settings->output, true},
                        {"--key-file", "KEY", &message::option_key_file, &settings->key_file},
                        {"--keep", "COLUMN", &message::option_keep, &settings->keep}},
            .run = [settings](Context const& context) { return run_encode(context, *settings); }};
}

}  // namespace jiayu::cli
