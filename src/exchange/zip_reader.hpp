// Parts of a ZIP file, unpacked in pieces with limits against bombs.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "base/result.hpp"

namespace jiayu::exchange {

struct ZipLimits {
    std::size_t part_bytes_max = std::size_t(1) << 30;
    std::size_t ratio_max = 200;                 // unpacked to packed, looked at beyond the first
    std::size_t ratio_free_bytes = 16u << 20;    // bytes
};

class ZipReader {
public:
    explicit ZipReader(Path const& path, ZipLimits limits = {});
    ~ZipReader();
    ZipReader(ZipReader const&) = delete;
    ZipReader& operator=(ZipReader const&) = delete;

    bool is_open() const { return zip_ != nullptr; }
    bool has(std::string const& part) const;

    // Hands the part over in pieces until `take` answers false. Refuses damage and parts beyond the limits.
    Result<bool> unpack(std::string const& part, std::function<bool(std::string_view)> const& take) const;

private:
    std::unexpected<Error> refuse_part(Message const& message, std::string const& part) const;

    void* zip_;
    std::string file_;
    ZipLimits limits_;
};

}  // namespace jiayu::exchange
