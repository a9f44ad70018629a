// Each transform with what it does: the rows behind transform_names(), by family.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace jiayu::linkage {

struct TransformRow {
    std::string_view name;
    std::string (*apply)(std::string_view value, int argument);
    bool takes_argument = false;  // a whole number from 1
};

std::span<TransformRow const> text_transforms();
std::span<TransformRow const> word_transforms();
std::span<TransformRow const> phonetic_transforms();
std::span<TransformRow const> clk_transforms();
std::span<TransformRow const> date_transforms();
std::span<TransformRow const> contact_transforms();
std::span<TransformRow const> chinese_transforms();

}  // namespace jiayu::linkage
