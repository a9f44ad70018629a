// Dates as people and spreadsheets write them.
#pragma once
#include <string_view>

#include "base/date.hpp"
#include "base/result.hpp"

namespace jiayu {

// 2016-05-04, 2016.5.4, 2016/5/4, 20160504, 2016年5月4日, 二〇一六年五月四日, an Excel serial (20000 to 80000: 1954 to 2119, days
// since 1899-12-30), each also in full-width characters and with a time of day behind it, which is dropped.
// Refuses a day that does not exist, an incomplete date, and orders other than year, month, day.
Result<Date> parse_written_date(std::string_view text);

}  // namespace jiayu
