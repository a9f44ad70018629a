// The numbers of a Chinese address, however it is written: building, unit and room of a town, group and house of a village.
#pragma once
#include <string>
#include <string_view>

namespace jiayu::linkage {

// 湖塘镇清潭花园十一幢1单元803室, 清潭花园11-1-803 → 11-1-803; 第十五村民小组83号, 十五组83 → 15-83. Numerals count before a word that counts houses alone (三星村 is
// a name). Empty where there are fewer than two: one number says little of a place.
std::string door_numbers_of(std::string_view address);

}  // namespace jiayu::linkage
