// Single keys of a person at a terminal, or letters from a pipe.
#pragma once
#include <optional>
#include <termios.h>

namespace jiayu::cli {

enum class ReviewKey { same, different, unsure, back, stop };

// While it lives a terminal hands over each key at once and shows none of them; ^C and ^D stop.
class ReviewKeys {
public:
    ReviewKeys();
    ~ReviewKeys();
    ReviewKeys(ReviewKeys const&) = delete;
    ReviewKeys& operator=(ReviewKeys const&) = delete;

    bool is_terminal() const { return is_terminal_; }
    ReviewKey next() const;  // the next key that means something; the end of the input stops

private:
    bool is_terminal_;
    termios before_{};
};

}  // namespace jiayu::cli
