// What each function gives for one row: the second half of rules/function.hpp's table, held equal to its SQL by tests/differential.
// Arguments are known and of the function's types; nothing means unknown.
#pragma once
#include <span>

#include "rules/constant.hpp"

namespace jiayu::rules {

using Arguments = std::span<Constant const>;
using Answer = std::optional<Constant>;

Answer years_between_value(Arguments arguments, Date as_of);
Answer months_between_value(Arguments arguments, Date as_of);
Answer days_between_value(Arguments arguments, Date as_of);
Answer year_of_value(Arguments arguments, Date as_of);
Answer month_of_value(Arguments arguments, Date as_of);
Answer same_value(Arguments arguments, Date as_of);  // fen(n), days(n): the number is the value
Answer yuan_value(Arguments arguments, Date as_of);
Answer real_value(Arguments arguments, Date as_of);
Answer abs_value(Arguments arguments, Date as_of);
Answer clamp_value(Arguments arguments, Date as_of);  // the number, at least the second and at most the third
Answer divide_down_value(Arguments arguments, Date as_of);
Answer divide_up_value(Arguments arguments, Date as_of);
Answer divide_half_up_value(Arguments arguments, Date as_of);
Answer size_value(Arguments arguments, Date as_of);
Answer substring_value(Arguments arguments, Date as_of);
Answer starts_with_value(Arguments arguments, Date as_of);
Answer ends_with_value(Arguments arguments, Date as_of);
Answer contains_value(Arguments arguments, Date as_of);
Answer matches_value(Arguments arguments, Date as_of);
Answer number_shape_value(Arguments arguments, Date as_of);
Answer number_check_value(Arguments arguments, Date as_of);
Answer number_date_value(Arguments arguments, Date as_of);
Answer sex_ratio_low_value(Arguments arguments, Date as_of);
Answer sex_ratio_high_value(Arguments arguments, Date as_of);

}  // namespace jiayu::rules
