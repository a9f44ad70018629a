#include "service/label_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>

#include "base/messages.hpp"
#include "exchange/csv_reader.hpp"
#include "exchange/csv_writer.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // an editor may put it there
constexpr std::string_view answer_names[] = {"same", "different", "unsure"};
constexpr std::string_view asked_names[] = {"doubtful", "sample", "second", "adjudicate"};

struct Spelling {
    std::string_view text;
    Answer answer;
};
constexpr Spelling spellings[] = {{"s", Answer::same},       {"1", Answer::same},           {"同一人", Answer::same},   {"相同", Answer::same}, {"是", Answer::same},
                                  {"d", Answer::different},  {"0", Answer::different},      {"不同人", Answer::different}, {"不同", Answer::different}, {"否", Answer::different},
                                  {"u", Answer::unsure},     {"?", Answer::unsure},         {"？", Answer::unsure},     {"不确定", Answer::unsure}};

enum Cell : std::size_t { source_l, id_l, source_r, id_r, answer_cell, reviewer_cell, time_cell, asked_cell, draw_cell, stratum_cell, pairs_cell, cell_count };
constexpr std::string_view headers[cell_count] = {"source_l", "id_l", "source_r", "id_r", "answer", "reviewer", "time", "asked_as", "draw", "stratum", "stratum_pairs"};

bool is_instant(std::string_view text) {
    constexpr std::string_view form = "0000-00-00T00:00:00Z";
    auto fits = [](char form_sign, char sign) { return form_sign == '0' ? sign >= '0' && sign <= '9' : form_sign == sign; };
    return std::ranges::equal(form, text, fits);
}

std::unexpected<Error> bad(std::string_view column, std::string_view found, std::string_view expected) {
    return refuse(message::label_cell, {{"column", std::string(column)}, {"found", std::string(found)}, {"expected", std::string(expected)}});
}

Result<std::optional<DrawnFrom>> drawn_from(std::span<std::string const> cells) {
    if (cells[draw_cell].empty()) return std::optional<DrawnFrom>();
    DrawnFrom drawn{.draw = cells[draw_cell]};
    auto number = [](std::string const& text, auto& value) {
        auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        return error == std::errc() && end == text.data() + text.size();
    };
    if (!number(cells[stratum_cell], drawn.stratum)) return bad(headers[stratum_cell], cells[stratum_cell], "0, 1, 2 …");
    if (!number(cells[pairs_cell], drawn.pairs) || !(drawn.pairs >= 1) || !std::isfinite(drawn.pairs)) return bad(headers[pairs_cell], cells[pairs_cell], "≥ 1");
    return std::optional(drawn);
}

std::string row_of(std::vector<std::string> const& cells) {
    std::vector<std::string_view> views(cells.begin(), cells.end());
    std::string row;
    exchange::append_csv_row(row, views, ',');
    return row;
}

[[noreturn]] void fail(Path const& path) {
    throw EnvironmentFailure(Error(jiayu::message::file_unwritable, {{"path", path.string()}, {"reason", std::strerror(errno)}}));
}

// What a stop has torn inside quotes would swallow the rows after it.
bool is_quote_open(std::string_view text) { return std::ranges::count(text, '"') % 2 == 1; }

std::string_view without_torn_quote(std::string_view text) {
    if (!is_quote_open(text)) return text;
    auto end = text.rfind('\n');
    return text.substr(0, end == text.npos ? 0 : end + 1);
}

RefusedRecord torn_row(std::string const& file, std::string_view before, std::string_view content) {
    return {file, std::ranges::count(before, '\n') + 1, Error(message::label_torn), std::string(content)};
}

std::string header_line() {
    auto line = row_of(label_columns());
    return line.substr(0, line.size() - 2);
}

Result<Label> label_of_row(std::span<std::string_view const> cells) {
    if (cells.size() != cell_count) return refuse(message::link_cell_count, {{"found", std::to_string(cells.size())}, {"expected", std::to_string(cell_count)}});
    return label_from(std::vector<std::string>(cells.begin(), cells.end()));
}

void write_all(Path const& path, int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        auto count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0) fail(path);
        bytes.remove_prefix(std::size_t(count));
    }
    if (::fdatasync(descriptor) != 0) fail(path);
}

}  // namespace

std::string_view name_of(Answer answer) { return answer_names[std::size_t(answer)]; }
std::string_view name_of(AskedAs why) { return asked_names[std::size_t(why)]; }

std::optional<Answer> answer_from(std::string_view text) {
    for (std::size_t i = 0; i < std::size(answer_names); ++i)
        if (answer_names[i] == text) return Answer(i);
    auto known = std::ranges::find(spellings, text, &Spelling::text);
    return known == std::end(spellings) ? std::nullopt : std::optional(known->answer);
}

std::optional<AskedAs> asked_as_from(std::string_view text) {
    auto known = std::ranges::find(asked_names, text);
    return known == std::end(asked_names) ? std::nullopt : std::optional(AskedAs(known - std::begin(asked_names)));
}

std::vector<std::string> label_columns() { return {std::begin(headers), std::end(headers)}; }

std::vector<std::string> cells_of(Label const& label) {
    std::vector<std::string> cells{label.a.source, label.a.id, label.b.source, label.b.id, std::string(name_of(label.answer)),
                                   label.reviewer, label.time, std::string(name_of(label.asked_as)), "", "", ""};
    if (label.drawn) cells[draw_cell] = label.drawn->draw, cells[stratum_cell] = std::to_string(label.drawn->stratum), cells[pairs_cell] = fmt::format("{}", label.drawn->pairs);
    return cells;
}

Result<Label> label_from(std::span<std::string const> cells) {
    Label label{.a = {cells[source_l], cells[id_l]}, .b = {cells[source_r], cells[id_r]}, .reviewer = cells[reviewer_cell], .time = cells[time_cell]};
    for (auto cell : {id_l, id_r, reviewer_cell})
        if (cells[cell].empty()) return bad(headers[cell], cells[cell], headers[cell]);
    if (label.a == label.b) return refuse(message::label_of_one_record, {{"id", label.a.id}});
    if (label.b < label.a) std::swap(label.a, label.b);
    auto answer = answer_from(cells[answer_cell]);
    if (!answer) return bad(headers[answer_cell], cells[answer_cell], "same, different, unsure");
    if (!is_instant(label.time)) return bad(headers[time_cell], label.time, "2026-11-23T08:00:00Z");
    auto asked = cells[asked_cell].empty() ? std::optional(AskedAs::doubtful) : asked_as_from(cells[asked_cell]);
    if (!asked) return bad(headers[asked_cell], cells[asked_cell], "doubtful, sample, second, adjudicate");
    auto drawn = drawn_from(cells);
    if (!drawn) return std::unexpected(drawn.error());
    label.answer = *answer;
    label.asked_as = *asked;
    if (*asked == AskedAs::sample) label.drawn = *drawn;
    return label;
}

Result<LabelFile> read_labels(Path const& path) {
    if (!std::filesystem::exists(path)) return LabelFile{};
    auto const name = path.filename().string();
    auto const bytes = jiayu::read_file(path);
    auto text = without_torn_quote(bytes);
    LabelFile file;
    if (text.size() < bytes.size()) file.refused.push_back(torn_row(name, text, std::string_view(bytes).substr(text.size())));
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (text.empty()) return file;
    exchange::CsvReader reader(text, ',', name);
    auto more = reader.next();
    if (more && !std::ranges::equal(reader.cells(), headers)) return refuse(message::label_header, {{"file", name}, {"header", header_line()}});
    while (more && *more) {
        more = reader.next();
        if (!more || !*more || reader.is_blank()) continue;
        auto label = label_of_row(reader.cells());
        if (label) file.labels.push_back(std::move(*label));
        else file.refused.push_back({name, reader.row_number(), label.error(), std::string(reader.raw())});
    }
    if (!more) return std::unexpected(more.error());
    return file;
}

Result<LabelAppender> LabelAppender::open(Path const& path) {
    auto descriptor = ::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) fail(path);
    LabelAppender appender(path, descriptor);
    auto const bytes = jiayu::read_file(path);
    auto const head = header_line();
    if (bytes.empty()) write_all(path, descriptor, head + "\r\n");
    else if (!bytes.starts_with(head) && !bytes.starts_with(std::string(byte_order_mark) + head)) return refuse(message::label_header, {{"file", path.filename().string()}, {"header", head}});
    // A row that a stop has torn ends here, and is refused alone when it is read.
    else if (bytes.back() != '\n') write_all(path, descriptor, is_quote_open(bytes) ? "\"\r\n" : "\r\n");
    return appender;
}

LabelAppender::LabelAppender(LabelAppender&& other) noexcept : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

LabelAppender::~LabelAppender() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void LabelAppender::append(std::span<Label const> labels) {
    std::string rows;
    for (auto const& label : labels) rows += row_of(cells_of(label));
    if (!rows.empty()) write_all(path_, descriptor_, rows);
}

}  // namespace jiayu::service
