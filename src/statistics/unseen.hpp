// How many were seen by nobody, from how many were seen once and how many twice by several searches of one population.
#pragma once

namespace jiayu::statistics {

struct UnseenCount {
    double value = 0, standard_error = 0;
};

// Bias-corrected, with her variance (Chao 1987, Biometrics 43). A lower bound where some are harder to see than others for every search.
UnseenCount estimate_unseen(double seen_once, double seen_twice);

}  // namespace jiayu::statistics
