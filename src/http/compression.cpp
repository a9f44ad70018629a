#include "http/compression.hpp"

#include <zlib.h>

#include <charconv>

#include "base/assert.hpp"

namespace jiayu::http {
namespace {

constexpr std::size_t least_bytes = 1024;

std::string_view trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t");
    return begin == text.npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// The weight behind ";q=", 1 where none is said, 0 where it cannot be read.
double weight_of(std::string_view parameters) {
    auto const at = parameters.find("q=");
    if (at == parameters.npos) return 1;
    auto const text = trimmed(parameters.substr(at + 2));
    double weight = 0;
    std::from_chars(text.data(), text.data() + text.size(), weight);
    return weight;
}

bool compressible(std::string_view media_type) {
    return media_type.starts_with("text/") || media_type.find("json") != media_type.npos || media_type.starts_with("application/javascript") ||
           media_type.starts_with("image/svg") || media_type.find("yaml") != media_type.npos;
}

std::string gzip(std::string_view plain) {
    z_stream stream{};
    constexpr int gzip_format = 15 + 16;
    JIAYU_ASSERT(deflateInit2(&stream, 4, Z_DEFLATED, gzip_format, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string packed(deflateBound(&stream, plain.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    JIAYU_ASSERT(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

}  // namespace

bool takes_gzip(std::string_view accept_encoding) {
    for (auto const item : std::views::split(accept_encoding, ',')) {
        std::string_view const text(item.begin(), item.end());
        auto const semicolon = std::min(text.find(';'), text.size());
        auto const name = trimmed(text.substr(0, semicolon));
        if (same_field_name(name, "gzip") || name == "*") return weight_of(text.substr(semicolon)) > 0;
    }
    return false;
}

void compress(Request const& request, Response& response) {
    if (response.pieces || response.body.size() < least_bytes || response.field("Content-Encoding")) return;
    if (!compressible(response.field("Content-Type").value_or(""))) return;
    auto const varies = response.field("Vary");
    response.set("Vary", varies ? fmt::format("{}, Accept-Encoding", *varies) : "Accept-Encoding");
    auto const accepted = request.field("Accept-Encoding");
    if (!accepted || !takes_gzip(*accepted)) return;
    response.body = gzip(response.body);
    response.set("Content-Encoding", "gzip");
}

}  // namespace jiayu::http
