#include "exchange/compression.hpp"

#include <zstd.h>

#include "base/assert.hpp"
#include "exchange/messages.hpp"

namespace jiayu::exchange {

namespace {
constexpr int level = 1;  // the raw files are kept as a receipt; speed matters more than a tenth of their size
}

std::string compress(std::string_view bytes) {
    std::string frame(ZSTD_compressBound(bytes.size()), '\0');
    auto size = ZSTD_compress(frame.data(), frame.size(), bytes.data(), bytes.size(), level);
    JIAYU_ASSERT(!ZSTD_isError(size));
    frame.resize(size);
    return frame;
}

Result<std::string> decompress(std::string_view frame, std::size_t bytes_max) {
    auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > bytes_max)
        return refuse(message::compression_broken);
    std::string bytes(size, '\0');
    auto written = ZSTD_decompress(bytes.data(), bytes.size(), frame.data(), frame.size());
    if (ZSTD_isError(written) || written != size) return refuse(message::compression_broken);
    return bytes;
}

}  // namespace jiayu::exchange
