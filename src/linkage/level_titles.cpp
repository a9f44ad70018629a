#include "linkage/level_titles.hpp"

#include <algorithm>
#include <array>

#include "linkage/messages.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::array titles{
    &message::level_equal, &message::level_same_sound, &message::level_similar_sound, &message::level_similar_shape,
    &message::level_lost_character, &message::level_swapped_characters, &message::level_one_character_differs, &message::level_placeholder,
    &message::level_same_surname, &message::level_very_similar, &message::level_similar, &message::level_somewhat_similar,
    &message::level_same_initial, &message::level_same_words_in_another_order, &message::level_one_slip, &message::level_two_slips,
    &message::level_day_and_month_swapped, &message::level_two_digits_swapped, &message::level_lunar, &message::level_default_day,
    &message::level_same_month_and_year, &message::level_same_day_of_another_year, &message::level_same_year,
    &message::level_within_ten_years, &message::level_fifteen_and_eighteen_digits, &message::level_garbled, &message::level_same_day,
    &message::level_same_area, &message::level_same_user, &message::level_most_in_common, &message::level_some_in_common,
    &message::level_different, &message::level_exchanged_with_the_surname, &message::level_not_known};

}  // namespace

Words title_of_level(std::string_view name) {
    auto const found = std::ranges::find(titles, name, &Message::en);
    return found == titles.end() ? Words{} : Words{std::string((*found)->zh), std::string((*found)->en)};
}

}  // namespace jiayu::linkage
