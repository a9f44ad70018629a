// What the words and options of `jiayu pay …` share.
#pragma once
#include <boost/json.hpp>

#include "cli/command.hpp"
#include "cli/text_table.hpp"
#include "domain/money.hpp"
#include "service/pay_register.hpp"

namespace jiayu::cli {

// `--on DAY` (YYYY-MM-DD), else the command's own day.
Result<service::PayStep> step_of(Context const& context, std::string const& on);
Result<std::int64_t> number_from(std::string const& text);
Result<std::vector<ledger::LineId>> lines_from(std::vector<std::string> const& texts);

std::string grouped_yuan(Money amount);  // 1,234,567.80
inline std::string grouped_yuan(std::int64_t fen) { return grouped_yuan(Money::from_fen(fen)); }

void print_line(Context const& context, Message const& message, MessageArguments const& arguments);
void print_json(Context const& context, boost::json::value const& value);

}  // namespace jiayu::cli
