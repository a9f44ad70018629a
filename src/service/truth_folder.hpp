// Where synth wrote the truth of an invented district: DIR/truth, beside the departments' files in DIR.
#pragma once
#include "base/file.hpp"

namespace jiayu::service {

// `named` may be either folder.
inline Path truth_folder(Path const& named) {
    auto inside = named / "truth";
    return std::filesystem::is_directory(inside) ? inside : named;
}

}  // namespace jiayu::service
