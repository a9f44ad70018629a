// The structure of citizen numbers (GB 11643-1999) said in SQL. $1 is the number's text, $as_of_digits the day of judgement as YYYYMMDD.
#pragma once
#include <string>

#include "rules/dialect.hpp"

namespace jiayu::rules {

std::string number_shape_sql(Dialect dialect);  // 17 digits, the first not 0, and a digit or X
std::string number_check_sql(Dialect dialect);  // ISO 7064 MOD 11-2; unknown for another shape
std::string number_date_sql(Dialect dialect);   // digits 7 to 14 are a day from 1800 to the day of judgement; unknown for another shape

}  // namespace jiayu::rules
