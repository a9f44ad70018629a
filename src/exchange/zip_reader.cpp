#include "exchange/zip_reader.hpp"

#include <minizip/unzip.h>

#include "exchange/messages.hpp"

namespace jiayu::exchange {

namespace {
constexpr std::size_t piece_bytes = 256 * 1024;
}

ZipReader::ZipReader(Path const& path, ZipLimits limits)
    : zip_(unzOpen64(path.c_str())), file_(path.filename().string()), limits_(limits) {}

ZipReader::~ZipReader() {
    if (zip_) unzClose(zip_);
}

bool ZipReader::has(std::string const& part) const { return unzLocateFile(zip_, part.c_str(), 2) == UNZ_OK; }

std::unexpected<Error> ZipReader::refuse_part(Message const& message, std::string const& part) const {
    return refuse(message, {{"file", file_}, {"row", "1"}, {"column", "1"}, {"part", part}, {"limit", std::to_string(limits_.part_bytes_max)}});
}

Result<bool> ZipReader::unpack(std::string const& part, std::function<bool(std::string_view)> const& take) const {
    unz_file_info64 info;
    if (!has(part) || unzGetCurrentFileInfo64(zip_, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK ||
        unzOpenCurrentFile(zip_) != UNZ_OK)
        return refuse_part(message::xlsx_broken, part);
    std::string piece(piece_bytes, '\0');
    std::size_t unpacked = 0;
    auto most = std::min(limits_.part_bytes_max, std::max<std::size_t>(limits_.ratio_free_bytes, info.compressed_size * limits_.ratio_max));
    bool wanted = true;
    int count = 0;
    while (wanted && (count = unzReadCurrentFile(zip_, piece.data(), unsigned(piece.size()))) > 0) {
        unpacked += std::size_t(count);
        if (unpacked > most) {
            unzCloseCurrentFile(zip_);
            return refuse_part(message::xlsx_too_large, part);
        }
        wanted = take(std::string_view(piece).substr(0, std::size_t(count)));
    }
    bool whole = unzCloseCurrentFile(zip_) == UNZ_OK;  // the check sum, once all was read
    if (count < 0 || (wanted && !whole)) return refuse_part(message::xlsx_broken, part);
    return true;
}

}  // namespace jiayu::exchange
