// Code sets of the national standards. Short ones are enumerations with the standard's own values; long ones are data
// (packs/national/codes/*.csv) read into a CodeTable. "from_text" takes names and codes as departments write them.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.hpp"

namespace jiayu {

// GB/T 2261.1 人的性别代码
enum class Sex : std::uint8_t { unknown = 0, male = 1, female = 2, unspecified = 9 };

std::optional<Sex> sex_from_code(std::string_view code);  // "1"; "3" → nullopt
std::optional<Sex> sex_from_text(std::string_view text);  // 男, 男性, 1, 女 …
std::string_view name_of(Sex sex);

// GB/T 2261.2 婚姻状况代码
enum class MaritalStatus : std::uint8_t {
    single = 10,         // 未婚
    married = 20,        // 已婚
    first_married = 21,  // 初婚
    remarried = 22,      // 再婚
    rejoined = 23,       // 复婚
    widowed = 30,        // 丧偶
    divorced = 40,       // 离婚
    unspecified = 90,    // 未说明
};

std::optional<MaritalStatus> marital_status_from_text(std::string_view text);
std::string_view name_of(MaritalStatus status);
constexpr bool is_married(MaritalStatus status) { return static_cast<int>(status) / 10 == 2; }

// 户口类型; no national code, the values are those of the population system.
enum class HukouType : std::uint8_t { non_agricultural = 1, agricultural = 2, other = 9 };

std::optional<HukouType> hukou_type_from_text(std::string_view text);
std::string_view name_of(HukouType type);

// Two-digit codes and their names, both ways. A text is found by its code ("01", "1"), its name, or an alias ("汉" for 汉族).
class CodeTable {
public:
    // `codes`: CSV with the columns code,name; `aliases`: CSV with the columns alias,code, or empty.
    static Result<CodeTable> load(std::string_view codes, std::string_view aliases = {});

    std::optional<int> code_of(std::string_view text) const;
    std::optional<std::string_view> name_of(int code) const;
    std::map<int, std::string> const& names() const { return names_; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    std::map<int, std::string> names_;
    std::unordered_map<std::string, int, Hash, std::equal_to<>> codes_;
};

}  // namespace jiayu
