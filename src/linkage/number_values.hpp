// Codes in the order in which records near each other have them: what is prepared of their values then lies side by side, and comparing
// waits for memory far less often.
#pragma once
#include "linkage/blocking.hpp"

namespace jiayu::linkage {

// Gives the values of every column codes anew, and those that `blocking` keeps. Texts can no longer be looked up in the dictionaries
// (Dictionary::forget_index).
void number_values(Records& records, Blocking& blocking);

}  // namespace jiayu::linkage
