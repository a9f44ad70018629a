// The distinct texts of one column as arrays of symbols, for measures that compare by code point. A symbol stands for a code point
// (its rank among those of the column): one byte where the column has at most 256 of them, as alphabets have; two for Chinese.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "linkage/dictionary.hpp"

namespace jiayu::linkage {

class TextValues {
public:
    explicit TextValues(Dictionary const& values);  // a byte that is no UTF-8 counts as one character U+FFFD

    // One text as code 1, in code points as they are, ready to adopt any other.
    static TextValues of_one(std::string_view text);
    // Puts a text behind the values before `as`, as that code. Only for what of_one() made.
    void adopt(std::string_view text, Code as);

    // kernel(span of a, span of b) with spans of std::uint8_t, char16_t or char32_t. Sixteen symbols may be read at and behind
    // any symbol of a span: what lies behind its end is another value's.
    template <class Kernel>
    double compare(Code a, Code b, Kernel const& kernel) const {
        if (!bytes_.empty()) return kernel(view(bytes_, a), view(bytes_, b));
        if (!pairs_.empty()) return kernel(view(pairs_, a), view(pairs_, b));
        return kernel(view(quads_, a), view(quads_, b));
    }
    std::size_t size_of(Code code) const { return begins_[code + 1] - begins_[code]; }

private:
    TextValues() = default;
    template <class Symbol>
    std::span<Symbol const> view(std::vector<Symbol> const& symbols, Code code) const {
        return {symbols.data() + begins_[code], size_of(code)};
    }
    template <class Symbol>
    void fill(Dictionary const& values, std::span<std::uint32_t const> ranks, std::vector<Symbol>& symbols);

    std::vector<std::uint32_t> begins_;
    std::vector<std::uint8_t> bytes_;  // one of the three is filled
    std::vector<char16_t> pairs_;
    std::vector<char32_t> quads_;
};

}  // namespace jiayu::linkage
