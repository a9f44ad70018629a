// Places of a component in clusters that can be joined, left and read; a cluster is named by one of its places.
#pragma once
#include <numeric>
#include <span>
#include <vector>

#include "linkage/row_index.hpp"

namespace jiayu::linkage {

class Partition {
public:
    using Place = std::uint32_t;

    explicit Partition(std::size_t size) : labels_(size), members_(size) {
        std::iota(labels_.begin(), labels_.end(), Place(0));
        for (Place place = 0; place < size; ++place) members_[place].assign(1, place);
    }

    Place cluster_of(Place place) const { return labels_[place]; }
    std::span<Place const> members(Place cluster) const { return members_[cluster]; }
    std::size_t size(Place cluster) const { return members_[cluster].size(); }

    // The larger one keeps its name (equal ones: the smaller name); returns it.
    Place join(Place a, Place b) {
        if (size(a) < size(b) || (size(a) == size(b) && b < a)) std::swap(a, b);
        for (auto place : members_[b]) labels_[place] = a;
        members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
        members_[b].clear();
        return a;
    }

    // `to` may be the name of an empty cluster.
    void move(Place place, Place to) {
        std::erase(members_[labels_[place]], place);
        members_[to].push_back(place);
        labels_[place] = to;
    }

    // A name that no cluster has; there is one unless every place is alone.
    Place free_name() const {
        Place name = 0;
        while (!members_[name].empty()) ++name;
        return name;
    }

private:
    std::vector<Place> labels_;
    std::vector<std::vector<Place>> members_;
};

}  // namespace jiayu::linkage
