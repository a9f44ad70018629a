// What the character tables need of Unihan (Unicode Standard Annex 38), read from Debian's compressed files.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace jiayu::tools {

struct UnihanCharacter {
    std::string mandarin;                  // "shàn", the customary reading first
    std::vector<std::string> readings;     // of modern dictionaries, most to least frequent where known
    std::vector<std::string> old_readings;  // Hanyu Da Zidian; used where nothing newer is there
    std::vector<char32_t> simplified, z_variants, semantic_variants, traditional;
    std::string four_corner;  // "8060.6"
    int strokes = 0;
    int radical = 0;
    int gb2312 = 0;            // row and cell, 0 when absent
    bool in_general_table = false;  // 通用规范汉字表 of 2013
};

using Unihan = std::map<char32_t, UnihanCharacter>;

Unihan read_unihan(std::filesystem::path const& folder);

}  // namespace jiayu::tools
