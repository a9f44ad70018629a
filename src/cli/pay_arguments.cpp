#include "cli/pay_arguments.hpp"

#include <charconv>
#include <ostream>

#include "cli/messages.hpp"

namespace jiayu::cli {

Result<service::PayStep> step_of(Context const& context, std::string const& on) {
    auto day = date_from_iso(on.empty() ? std::string_view(context.now_utc).substr(0, 10) : std::string_view(on));
    if (!day) return refuse(message::pay_day_wrong, {{"text", on}});
    return service::PayStep{.actor = context.actor, .now_utc = context.now_utc, .booked_on = *day};
}

Result<std::int64_t> number_from(std::string const& text) {
    std::int64_t number = 0;
    auto const end = text.data() + text.size();
    if (auto [at, error] = std::from_chars(text.data(), end, number); error != std::errc() || at != end || number <= 0) return refuse(message::pay_number_wrong, {{"text", text}});
    return number;
}

Result<std::vector<ledger::LineId>> lines_from(std::vector<std::string> const& texts) {
    std::vector<ledger::LineId> lines;
    for (auto const& text : texts) {
        auto number = number_from(text);
        if (!number) return std::unexpected(number.error());
        lines.push_back(ledger::LineId(*number));
    }
    return lines;
}

std::string grouped_yuan(Money amount) {
    auto const text = amount.to_yuan();
    auto const point = text.find('.');
    bool const negative = text.starts_with('-');
    std::string grouped = text.substr(point);
    for (auto at = point, digits = std::size_t(0); at > std::size_t(negative); --at, ++digits) {
        if (digits && digits % 3 == 0) grouped.insert(grouped.begin(), ',');
        grouped.insert(grouped.begin(), text[at - 1]);
    }
    return negative ? "-" + grouped : grouped;
}

void print_line(Context const& context, Message const& message, MessageArguments const& arguments) { *context.out << render(message, arguments, context.language) << "\n"; }

void print_json(Context const& context, boost::json::value const& value) { *context.out << boost::json::serialize(value) << "\n"; }

}  // namespace jiayu::cli
