// Edges heaviest first, ties by row, a window at a time: what is sorted and held at once is bounded, the list itself is read as often
// as that takes.
#pragma once
#include <functional>
#include <span>
#include <vector>

#include "linkage/edge.hpp"

namespace jiayu::service {

class SortedEdges {
public:
    using Keep = std::function<bool(linkage::Edge const&)>;  // called from many threads

    // At most about `edges_max` are held (0: all), as far as one weight does not have more.
    SortedEdges(std::span<linkage::Edge const> edges, Keep keep, std::size_t edges_max);

    std::size_t size() const { return size_; }
    // Makes ready the places from `begin` to `end`; places before `begin` may be gone.
    void load(std::size_t begin, std::size_t end);
    linkage::Edge const& operator[](std::size_t place) const { return window_[place - window_begin_]; }

private:
    void append_next();

    std::span<linkage::Edge const> edges_;
    Keep keep_;
    std::int32_t heaviest_;
    std::vector<std::size_t> counts_;   // of those kept, by heaviest_ − weight
    std::size_t next_ = 0;              // of counts_, not taken yet
    std::size_t edges_max_, size_ = 0;
    std::vector<linkage::Edge> window_;
    std::size_t window_begin_ = 0;
};

}  // namespace jiayu::service
