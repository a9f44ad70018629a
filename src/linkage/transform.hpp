// What may be made of a value before it is compared or used as a key (docs/guide/measures.md lists all):
// `surname.soundex`, `birth_date.year`, `postcode.first(4)`.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace jiayu::linkage {

struct Transform {
    std::string name;    // as in transform_names()
    int argument = 0;    // of first(4), last(2), band(3) …
};

std::vector<std::string_view> transform_names();

// `text` as in a model file: "soundex", "first(4)". An unknown name is refused with the nearest known one.
Result<Transform> transform_from_text(std::string_view text);

// The empty text where the value has no such part: an absent value stays absent, a blank part makes the derived value absent.
std::string apply(Transform const& transform, std::string_view value);

}  // namespace jiayu::linkage
