// Scored pairs between scoring and all that reads them: in memory up to a bound, beyond it in a file that has no name any more, so that
// nothing is left behind. What reads them sees one list either way; pages of the file are the system's to take back.
#pragma once
#include <span>
#include <vector>

#include "base/file.hpp"
#include "linkage/edge.hpp"

namespace jiayu::service {

class EdgeStore {
public:
    // `edges_max`: held in memory; 0: all. The file is made in `folder` when it is first needed.
    EdgeStore(Path folder, std::size_t edges_max) : folder_(std::move(folder)), edges_max_(edges_max) {}
    ~EdgeStore();
    EdgeStore(EdgeStore const&) = delete;
    EdgeStore& operator=(EdgeStore const&) = delete;

    void reserve(std::size_t edges);             // what is never added takes no memory
    void add(std::span<linkage::Edge const> edges);  // throws EnvironmentFailure: the disk is full
    // All that was added, in that order; nothing may be added after this.
    std::span<linkage::Edge const> edges();
    std::size_t size() const { return spilled_ + held_.size(); }
    bool has_spilled() const { return file_ >= 0; }
    std::size_t edges_max() const { return edges_max_; }

private:
    void spill();

    Path folder_;
    std::size_t edges_max_, spilled_ = 0;
    std::vector<linkage::Edge> held_;
    int file_ = -1;
    void* mapped_ = nullptr;
};

}  // namespace jiayu::service
