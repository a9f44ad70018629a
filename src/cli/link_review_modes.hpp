// What `jiayu link review` prints of labels alone.
#pragma once
#include "cli/command.hpp"

namespace jiayu::cli {

// How far reviewers agree, and the pairs on which they differ.
Result<int> print_agreement(Path const& labels, Context const& context);

}  // namespace jiayu::cli
