#include "cli/link_arguments.hpp"

#include <charconv>
#include <cstdlib>
#include <ostream>

#include "cli/messages.hpp"

namespace jiayu::cli {

std::vector<Path> as_paths(std::span<std::string const> texts) { return {texts.begin(), texts.end()}; }

void set_threads(std::int64_t threads) {
    if (threads > 0) ::setenv("JIAYU_THREADS", std::to_string(threads).c_str(), 1);
}

Result<std::uint64_t> memory_from_text(std::string_view text) {
    if (text.empty()) return 0;
    std::uint64_t number = 0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    auto const unit = std::string_view(end, std::size_t(text.data() + text.size() - end));
    for (auto [name, shift] : {std::pair("", 0), {"K", 10}, {"M", 20}, {"G", 30}, {"k", 10}, {"m", 20}, {"g", 30}})
        if (failed == std::errc() && unit == name && number > 0 && number <= ~0ull >> shift) return number << shift;
    return refuse(message::link_memory_format, {{"found", std::string(text)}});
}

TextTable table_with_titles(Message const& titles, Language language, std::span<std::size_t const> texts) {
    std::vector<TextColumn> columns;
    auto const text = render(titles, {}, language);
    for (std::size_t at = 0, end; at <= text.size(); at = end + 1) {
        end = std::min(text.find('|', at), text.size());
        bool is_text = columns.empty() || std::ranges::find(texts, columns.size()) != texts.end();
        columns.push_back({text.substr(at, end - at), is_text ? Align::left : Align::right});
    }
    return TextTable(std::move(columns));
}

void print_notes(std::span<Error const> notes, std::span<service::RefusedRecord const> refused, Context const& context) {
    for (auto const& note : notes) *context.err << note.text(context.language) << "\n";
    if (refused.empty()) return;
    auto const& first = refused.front();
    *context.err << render(message::link_rows_refused, {{"rows", std::to_string(refused.size())}, {"file", first.file}, {"row", std::to_string(first.row_number)},
                                                        {"reason", first.reason.text(context.language)}}, context.language) << "\n";
}

}  // namespace jiayu::cli
