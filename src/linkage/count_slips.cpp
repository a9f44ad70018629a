#include <cstdlib>

#include "linkage/count_slips.hpp"

namespace jiayu::linkage {

namespace {

int count_same_length(std::string_view a, std::string_view b) {
    int slips = 0;
    for (std::size_t i = 0; i < a.size() && slips < 3; ++i) {
        if (a[i] == b[i]) continue;
        ++slips;
        if (i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i]) ++i;
    }
    return slips;
}

bool is_one_insertion(std::string_view shorter, std::string_view longer) {
    std::size_t i = 0;
    while (i < shorter.size() && shorter[i] == longer[i]) ++i;
    return shorter.substr(i) == longer.substr(i + 1);
}

}  // namespace

// A loss followed by an addition elsewhere counts as the substitutions between them: rare, and then 3 is right enough.
int count_slips(std::string_view a, std::string_view b) {
    if (a.size() == b.size()) return count_same_length(a, b);
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 2) return 3;
    if (b.size() - a.size() == 1) {
        if (is_one_insertion(a, b)) return 1;
        for (std::size_t i = 0; i < b.size(); ++i) {
            auto cut = std::string(b.substr(0, i)) + std::string(b.substr(i + 1));
            if (count_same_length(a, cut) == 1) return 2;
        }
        return 3;
    }
    for (std::size_t i = 0; i < b.size(); ++i) {
        auto cut = std::string(b.substr(0, i)) + std::string(b.substr(i + 1));
        if (is_one_insertion(a, cut)) return 2;
    }
    return 3;
}

}  // namespace jiayu::linkage
