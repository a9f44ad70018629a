#include <boost/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cli/text_table.hpp"
#include "service/ingest.hpp"

namespace jiayu::cli {

namespace {

using service::IngestedFile;
using service::IngestOutcome;

std::string text(Message const& message, Context const& context, MessageArguments const& arguments = {}) {
    return render(message, arguments, context.language);
}

std::string department_of(IngestedFile const& file, Language language) {
    if (!file.department) return "–";
    auto const& name = name_of(*file.department);
    return std::string(language == Language::zh ? name.zh : name.en);
}

std::string outcome_of(IngestedFile const& file, Context const& context) {
    switch (file.outcome) {
        case IngestOutcome::accepted: return "";
        case IngestOutcome::repeated: return text(message::ingest_repeated, context, {{"file", file.repeats}});
        case IngestOutcome::refused: return text(message::ingest_refused, context);
    }
    return "";
}

std::string joined(std::vector<std::string> const& texts) {
    std::string list;
    for (auto const& item : texts) list += (list.empty() ? "" : "、") + item;
    return list;
}

void print_table(service::IngestReport const& report, Context const& context) {
    TextTable table({{text(message::column_file, context)}, {text(message::column_department, context)}, {text(message::column_layout, context)},
                     {text(message::column_rows, context), Align::right}, {text(message::column_mentions, context), Align::right},
                     {text(message::column_refused_rows, context), Align::right}, {text(message::column_cut, context), Align::right},
                     {text(message::column_seconds, context), Align::right}, {""}});
    IngestedFile sum;
    for (auto const& file : report.files) {
        table.add({file.path.filename().string(), department_of(file, context.language), file.layout, with_thousands(file.rows),
                   with_thousands(file.mentions), with_thousands(file.refused), std::to_string(file.cut.size()),
                   fmt::format("{:.2f}", file.seconds), outcome_of(file, context)});
        sum.rows += file.outcome == IngestOutcome::accepted ? file.rows : 0;
        sum.mentions += file.outcome == IngestOutcome::accepted ? file.mentions : 0;
        sum.refused += file.outcome == IngestOutcome::accepted ? file.refused : 0;
    }
    table.add({text(message::ingest_total, context), "", "", with_thousands(sum.rows), with_thousands(sum.mentions), with_thousands(sum.refused),
               "", fmt::format("{:.2f}", report.seconds), ""});
    table.print(*context.out);
}

struct ColumnSum {
    std::size_t files = 0;
    std::int64_t filled_rows = 0;
};

// The same column of many files is said once.
void print_columns(service::IngestReport const& report, Context const& context) {
    std::map<std::string, ColumnSum> cut, unread, unread_values;
    for (auto const& file : report.files) {
        for (auto const& column : file.cut) {
            ++cut[column.name].files;
            cut[column.name].filled_rows += column.filled_rows;
        }
        for (auto const& column : file.unread) ++unread[column].files;
        for (auto const& column : file.unread_values) {
            ++unread_values[column.name].files;
            unread_values[column.name].filled_rows += column.rows;
        }
    }
    for (auto const& [name, sum] : cut)
        *context.out << text(message::ingest_cut, context,
                             {{"column", name}, {"rows", with_thousands(sum.filled_rows)}, {"files", std::to_string(sum.files)}}) << "\n";
    for (auto const& [name, sum] : unread)
        *context.out << text(message::ingest_unread, context, {{"column", name}, {"files", std::to_string(sum.files)}}) << "\n";
    for (auto const& [name, sum] : unread_values)
        *context.out << text(message::ingest_unread_values, context,
                             {{"column", name}, {"rows", with_thousands(sum.filled_rows)}, {"files", std::to_string(sum.files)}}) << "\n";
}

// What a person has to know or do beyond the figures.
void print_notes(service::IngestReport const& report, Context const& context) {
    auto& out = *context.out;
    print_columns(report, context);
    for (auto const& file : report.files) {
        auto name = file.path.filename().string();
        if (!file.other_sheets.empty()) out << text(message::ingest_sheets, context, {{"file", name}, {"sheets", joined(file.other_sheets)}}) << "\n";
        if (file.corrected)
            out << text(message::ingest_corrected, context, {{"file", name}, {"rows", std::to_string(file.corrected)}}) << "\n";
        if (!file.error_sheet.empty())
            out << text(message::ingest_error_sheet, context,
                        {{"file", name}, {"rows", std::to_string(file.refused)}, {"sheet", file.error_sheet.string()}}) << "\n";
    }
}

boost::json::object to_json(IngestedFile const& file) {
    constexpr std::string_view outcomes[] = {"accepted", "repeated", "refused"};
    boost::json::array cut, unread_values;
    for (auto const& column : file.cut) cut.push_back({{"name", column.name}, {"filled_rows", column.filled_rows}});
    for (auto const& column : file.unread_values) unread_values.push_back({{"name", column.name}, {"rows", column.rows}});
    boost::json::object object{{"file", file.path.string()}, {"outcome", outcomes[int(file.outcome)]}, {"layout", file.layout},
                               {"rows", file.rows}, {"accepted", file.accepted}, {"refused", file.refused}, {"mentions", file.mentions},
                               {"corrected", file.corrected}, {"notes", file.notes}, {"cut", cut}, {"unread", boost::json::value_from(file.unread)},
                               {"unread_values", unread_values},
                               {"other_sheets", boost::json::value_from(file.other_sheets)}, {"error_sheet", file.error_sheet.string()},
                               {"seconds", file.seconds}};
    if (file.department) object["department"] = name_of(*file.department).identifier;
    if (!file.repeats.empty()) object["repeats"] = file.repeats;
    if (file.error)
        object["error"] = {{"code", file.error->code->name}, {"zh", file.error->text(Language::zh)}, {"en", file.error->text(Language::en)}};
    return object;
}

void print_json(service::IngestReport const& report, Context const& context) {
    boost::json::array files;
    for (auto const& file : report.files) files.push_back(to_json(file));
    *context.out << boost::json::serialize(boost::json::object{{"files", files}, {"seconds", report.seconds}}) << "\n";
}

int print_refused_files(service::IngestReport const& report, Context const& context) {
    int code = done;
    for (auto const& file : report.files) {
        if (!file.error) continue;
        code = bad_input;
        *context.err << "错误 " << file.error->code->number << "  " << file.error->text(Language::zh) << "\n"
                     << "error " << file.error->code->number << "  " << file.error->text(Language::en) << "\n";
    }
    return code;
}

Result<int> run_ingest(Context const& context, std::vector<std::string> const& inputs) {
    service::IngestOptions options{.data = context.data, .store_url = context.store_url, .packs = context.packs,
                                   .inputs = {inputs.begin(), inputs.end()}, .actor = context.actor, .now_utc = context.now_utc};
    Progress progress("ingest");
    auto report = service::ingest(options, progress);
    if (!report) return std::unexpected(report.error());
    if (context.json) {
        print_json(*report, context);
    } else {
        print_table(*report, context);
        print_notes(*report, context);
    }
    return print_refused_files(*report, context);
}

}  // namespace

Command ingest_command() {
    static std::vector<std::string> inputs;
    return {.name = "ingest",
            .writes_trail = true,
            .about = &message::about_ingest,
            .options = {{"input", "FILE|DIR…", &message::option_inputs, &inputs, true}},
            .run = [](Context const& context) { return run_ingest(context, inputs); }};
}

}  // namespace jiayu::cli
