// Two values side by side with the characters marked that one has and the other has not.
#pragma once
#include <string>
#include <string_view>
#include <utility>

namespace jiayu::cli {

enum class Marking { brackets, colour };

// By a longest common subsequence of characters; values without any in common, or too long to compare, are not marked. Control characters
// are shown as a dot, so that no value moves the cursor. In colour what differs is red, otherwise it stands in ‹ ›.
std::pair<std::string, std::string> mark_differences(std::string_view a, std::string_view b, Marking marking);

}  // namespace jiayu::cli
