// The names of places in English letters.
#pragma once
#include <string>
#include <string_view>

namespace jiayu::service {

// What kind of place it is stands in English ("湖塘镇" → "Hutang Town", "武进经济开发区" → "Wujin Economic Development Zone"), the name
// before it by its sounds, one word up to three syllables and syllable by syllable beyond ("Hua Yuan Xin Cun Community").
std::string english_area_name(std::string_view name);

}  // namespace jiayu::service
