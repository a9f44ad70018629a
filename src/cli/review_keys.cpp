#include "cli/review_keys.hpp"

#include <unistd.h>

namespace jiayu::cli {

namespace {

constexpr char interrupt = 3, end_of_text = 4;

std::optional<ReviewKey> key_of(char sign) {
    switch (sign) {
        case '1': case 's': case 'S': return ReviewKey::same;
        case '2': case 'd': case 'D': return ReviewKey::different;
        case '3': case 'u': case 'U': case '?': return ReviewKey::unsure;
        case 'b': case 'B': return ReviewKey::back;
        case 'q': case 'Q': case interrupt: case end_of_text: return ReviewKey::stop;
        default: return {};
    }
}

}  // namespace

ReviewKeys::ReviewKeys() : is_terminal_(::isatty(STDIN_FILENO) && ::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!is_terminal_) return;
    auto raw = before_;
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG);
    raw.c_cc[VMIN] = 1, raw.c_cc[VTIME] = 0;
    ::tcsetattr(STDIN_FILENO, TCSANOW, &raw);
}

ReviewKeys::~ReviewKeys() {
    if (is_terminal_) ::tcsetattr(STDIN_FILENO, TCSANOW, &before_);
}

ReviewKey ReviewKeys::next() const {
    for (char sign = 0; ::read(STDIN_FILENO, &sign, 1) == 1;)
        if (auto key = key_of(sign)) return *key;
    return ReviewKey::stop;
}

}  // namespace jiayu::cli
