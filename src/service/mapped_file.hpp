// A file's bytes in memory without copying them: pages come when they are read and can be let go again.
#pragma once
#include <string_view>

#include "base/file.hpp"

namespace jiayu::service {

class MappedFile {
public:
    explicit MappedFile(Path const& path);  // throws EnvironmentFailure
    ~MappedFile();
    MappedFile(MappedFile const&) = delete;
    MappedFile& operator=(MappedFile const&) = delete;

    std::string_view bytes() const { return {data_, size_}; }
    void let_go(std::size_t begin, std::size_t end) const;  // [begin, end) takes no memory until it is read again

private:
    char const* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace jiayu::service
