// One memory of compared values for each thread that asks, kept as long as this lives.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include "linkage/comparison_table.hpp"

namespace jiayu::service {

class LevelMemories {
public:
    explicit LevelMemories(std::size_t comparisons) : comparisons_(comparisons) {}

    linkage::LevelMemory& of_this_thread() {
        std::scoped_lock lock(mutex_);
        auto& memory = memories_[std::this_thread::get_id()];
        if (!memory) memory = std::make_unique<linkage::LevelMemory>(comparisons_);
        return *memory;
    }

private:
    std::size_t comparisons_;
    std::mutex mutex_;
    std::map<std::thread::id, std::unique_ptr<linkage::LevelMemory>> memories_;
};

}  // namespace jiayu::service
