#include "service/edge_store.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/messages.hpp"
#include "base/result.hpp"

namespace jiayu::service {

namespace {

[[noreturn]] void fail(Path const& path) {
    throw EnvironmentFailure(Error(jiayu::message::file_unwritable, {{"path", path.string()}, {"reason", std::strerror(errno)}}));
}

int open_nameless(Path const& folder) {
    std::filesystem::create_directories(folder);
    auto name = (folder / ".pairs-XXXXXX").string();
    auto file = ::mkstemp(name.data());
    if (file < 0) fail(folder);
    ::unlink(name.c_str());
    return file;
}

}  // namespace

EdgeStore::~EdgeStore() {
    if (mapped_) ::munmap(mapped_, spilled_ * sizeof(linkage::Edge));
    if (file_ >= 0) ::close(file_);
}

void EdgeStore::reserve(std::size_t edges) { held_.reserve(edges_max_ ? std::min(edges, edges_max_) : edges); }

void EdgeStore::add(std::span<linkage::Edge const> edges) {
    while (edges_max_ && held_.size() + edges.size() > edges_max_) {
        auto const fitting = edges.first(std::min(edges.size(), edges_max_ - held_.size()));
        held_.insert(held_.end(), fitting.begin(), fitting.end());
        edges = edges.subspan(fitting.size());
        spill();
    }
    held_.insert(held_.end(), edges.begin(), edges.end());
}

void EdgeStore::spill() {
    if (file_ < 0) file_ = open_nameless(folder_);
    auto const* bytes = reinterpret_cast<char const*>(held_.data());
    for (auto left = held_.size() * sizeof(linkage::Edge); left > 0;) {
        auto count = ::write(file_, bytes, left);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(folder_);
        bytes += count;
        left -= std::size_t(count);
    }
    spilled_ += held_.size();
    held_.clear();
}

std::span<linkage::Edge const> EdgeStore::edges() {
    if (!has_spilled()) return held_;
    if (!held_.empty()) spill();
    std::vector<linkage::Edge>().swap(held_);
    if (!mapped_) {
        auto* mapped = ::mmap(nullptr, spilled_ * sizeof(linkage::Edge), PROT_READ, MAP_SHARED, file_, 0);
        if (mapped == MAP_FAILED) fail(folder_);
        mapped_ = mapped;
    }
    return {static_cast<linkage::Edge const*>(mapped_), spilled_};
}

}  // namespace jiayu::service
