// Millions of short texts in two blocks of memory instead of as many strings.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/assert.hpp"

namespace jiayu {

class TextColumn {
public:
    void push_back(std::string_view text) {
        bytes_ += text;
        JIAYU_ASSERT(bytes_.size() <= UINT32_MAX);
        ends_.push_back(std::uint32_t(bytes_.size()));
    }
    std::string_view operator[](std::size_t row) const {
        auto begin = row == 0 ? 0u : ends_[row - 1];
        return std::string_view(bytes_).substr(begin, ends_[row] - begin);
    }
    std::size_t size() const { return ends_.size(); }
    void reserve(std::size_t rows, std::size_t bytes) {
        ends_.reserve(rows);
        bytes_.reserve(bytes);
    }

private:
    std::string bytes_;
    std::vector<std::uint32_t> ends_;
};

}  // namespace jiayu
