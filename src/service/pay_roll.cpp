#include "service/pay_roll.hpp"

#include <boost/json.hpp>

#include "exchange/list_sheet.hpp"
#include "service/mask_number.hpp"
#include "service/messages.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using db::Value;
using exchange::ListCell;

std::vector<RollLine> list_lines(store::Store& store, RollRequest const& request) {
    std::vector<RollLine> lines;
    bool const masked = request.reveal_reason.empty();
    Value const key[] = {request.batch};
    store.query(store::sql::list_roll_lines, key, [&](db::Row const& row) {
        RollLine line{.line = row.integer(0), .person = row.integer(1), .division = row.integer(4), .name = std::string(row.text(2)), .citizen_number = std::string(row.text(3)),
                      .period = std::string(row.text(5)), .holder_name = std::string(row.text(7)), .account_number = std::string(row.text(8)), .amount = Money::from_fen(row.integer(6))};
        if (masked) line.citizen_number = mask_number(line.citizen_number), line.account_number = mask_account(line.account_number);
        lines.push_back(std::move(line));
    });
    return lines;
}

std::string text_of(Message const& message, RollRequest const& request, MessageArguments const& arguments = {}) { return render(message, arguments, request.language); }

// "序号|姓名|…": one text holds the titles of all columns.
exchange::ListHead head_of(PayRoll const& roll, RollRequest const& request) {
    constexpr double widths[] = {6, 12, 22, 14, 10, 12, 12, 20, 12};
    constexpr std::size_t first_of_account = 6, after_account = 8;
    exchange::ListHead head{.sheet = text_of(message::roll_sheet, request), .title = text_of(message::roll_title, request, {{"benefit", roll.batch.benefit}}),
                            .left = text_of(message::roll_batch, request, {{"batch", std::to_string(roll.batch.id)}, {"day", to_iso(roll.batch.made_on)}}),
                            .right = text_of(message::roll_unit, request), .columns = {}, .landscape = true};
    auto titles = text_of(message::roll_titles, request);
    for (std::size_t column = 0; column < std::size(widths); ++column) {
        auto const bar = titles.find('|');
        head.columns.push_back({.title = titles.substr(0, bar), .group = column >= first_of_account && column < after_account ? text_of(message::roll_account, request) : "", .width = widths[column]});
        titles.erase(0, bar == titles.npos ? titles.size() : bar + 1);
    }
    return head;
}

void write_sheet(PayRoll const& roll, RollRequest const& request) {
    exchange::ListSheet sheet(request.output, head_of(roll, request));
    Money total;
    for (std::size_t i = 0; i < roll.lines.size(); ++i) {
        auto const& line = roll.lines[i];
        auto const division = line.division ? std::to_string(line.division) : std::string();
        ListCell const cells[] = {std::int64_t(i + 1), std::string_view(line.name), std::string_view(line.citizen_number), std::string_view(division), std::string_view(line.period), line.amount,
                                  std::string_view(line.holder_name), std::string_view(line.account_number), std::monostate()};
        sheet.append_row(cells);
        total = total + line.amount;
    }
    auto const sum = text_of(message::roll_total, request, {{"lines", std::to_string(roll.lines.size())}});
    ListCell const totals[] = {std::string_view(sum), {}, {}, {}, {}, total, {}, {}, {}};
    sheet.append_total(totals);
    auto const checker = roll.batch.event_actors.empty() ? std::string() : roll.batch.event_actors.front();
    sheet.append_note(text_of(message::roll_signatures, request, {{"maker", roll.batch.made_by}, {"checker", checker}}));
    sheet.close();
}

}  // namespace

Result<PayRoll> make_pay_roll(store::Store& store, RollRequest const& request, PayStep const& step) {
    auto batch = find_batch(store, request.batch);
    if (!batch) return std::unexpected(batch.error());
    if (!request.reveal_reason.empty()) {
        if (auto known = check_actor(step); !known) return std::unexpected(known.error());
        auto transaction = store.begin();
        store::append_trail(store, step.actor, "pay roll", boost::json::serialize(boost::json::object{{"batch", request.batch}, {"revealed_because", request.reveal_reason}}));
        transaction->commit();
    }
    PayRoll roll{std::move(*batch), list_lines(store, request)};
    if (!request.output.empty()) write_sheet(roll, request);
    return roll;
}

}  // namespace jiayu::service
