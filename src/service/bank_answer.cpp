#include "service/bank_answer.hpp"

#include <algorithm>

#include "domain/written_date.hpp"
#include "exchange/table_file.hpp"
#include "service/iso_20022.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

using Cells = std::span<std::string_view const>;

struct AnswerColumns {
    std::optional<std::size_t> reference, amount, account, holder, outcome, reason, booked_on;
};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::optional<std::size_t> find_column(Cells titles, std::vector<std::string> const& names) {
    for (std::size_t column = 0; column < titles.size(); ++column)
        if (std::ranges::find(names, trimmed(titles[column])) != names.end()) return column;
    return std::nullopt;
}

class AnswerReader {
public:
    AnswerReader(Path const& file, AnswerLayout const& layout, Date today) : file_(file), layout_(layout), today_(today) {}

    Result<void> read_titles(Cells titles) {
        columns_ = {find_column(titles, layout_.reference), find_column(titles, layout_.amount_yuan), find_column(titles, layout_.account_number),
                    find_column(titles, layout_.holder_name), find_column(titles, layout_.outcome), find_column(titles, layout_.reason), find_column(titles, layout_.booked_on)};
        for (auto [column, names] : {std::pair(&columns_.reference, &layout_.reference), {&columns_.amount, &layout_.amount_yuan}, {&columns_.outcome, &layout_.outcome}})
            if (!*column) return refuse(message::answer_column_missing, {{"file", file_.string()}, {"titles", fmt::format("{}", fmt::join(*names, ", "))}});
        return {};
    }

    Result<AnswerItem> read_row(Cells cells, std::int64_t row) const {
        auto const text = [&](std::optional<std::size_t> column) { return column && *column < cells.size() ? trimmed(cells[*column]) : std::string_view(); };
        auto const wrong = [&](std::optional<std::size_t> column) {
            return refuse(message::answer_cell_unreadable, {{"file", file_.string()}, {"row", std::to_string(row)}, {"column", std::to_string(*column + 1)}, {"text", std::string(text(column))}});
        };
        AnswerItem item{.reference = std::string(text(columns_.reference)), .amount = {}, .account_number = std::string(text(columns_.account)),
                        .holder_name = std::string(text(columns_.holder)), .reason = std::string(text(columns_.reason)), .booked_on = today_};
        auto amount = Money::parse_yuan(text(columns_.amount));
        if (!amount || *amount <= Money()) return wrong(columns_.amount);
        item.amount = *amount;
        auto const outcome = text(columns_.outcome);
        bool const paid = std::ranges::find(layout_.paid, outcome) != layout_.paid.end();
        if (!paid && std::ranges::find(layout_.returned, outcome) == layout_.returned.end()) return wrong(columns_.outcome);
        item.outcome = paid ? ledger::Outcome::paid : ledger::Outcome::returned;
        if (auto const day = text(columns_.booked_on); !day.empty()) {
            auto date = parse_written_date(day);
            if (!date) return wrong(columns_.booked_on);
            item.booked_on = *date;
        }
        return item;
    }

private:
    Path file_;
    AnswerLayout const& layout_;
    Date today_;
    AnswerColumns columns_;
};

}  // namespace

Result<std::vector<AnswerItem>> read_answer_table(std::string_view bytes, Path const& file, AnswerLayout const& layout, Date today) {
    auto table = exchange::TableFile::open(file, bytes);
    if (!table) return std::unexpected(table.error());
    AnswerReader reader(file, layout, today);
    std::vector<AnswerItem> items;
    for (bool has_titles = false;;) {
        auto more = (*table)->next();
        if (!more) return std::unexpected(more.error());
        if (!*more) break;
        auto const cells = (*table)->cells();
        if (std::ranges::all_of(cells, [](auto cell) { return trimmed(cell).empty(); })) continue;
        if (!std::exchange(has_titles, true)) {
            if (auto read = reader.read_titles(cells); !read) return std::unexpected(read.error());
            continue;
        }
        auto item = reader.read_row(cells, (*table)->row_number());
        if (!item) return std::unexpected(item.error());
        item->number = std::ssize(items) + 1;
        items.push_back(std::move(*item));
    }
    return items;
}

Result<std::vector<AnswerItem>> read_answer(std::string_view bytes, Path const& file, AnswerLayout const& layout, Date today) {
    auto const first = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (first != bytes.npos && bytes[first] == '<') return read_camt(bytes.substr(first), file.string(), today);
    return read_answer_table(bytes, file, layout, today);
}

}  // namespace jiayu::service
