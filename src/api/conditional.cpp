#include "api/conditional.hpp"

#include <ranges>

#include "base/digest.hpp"

namespace jiayu::api {

std::string tag_of(std::string_view bytes) { return fmt::format("\"{}\"", sha256_hex(bytes).substr(0, 32)); }

bool names_tag(std::string_view list, std::string_view tag) {
    for (auto const part : std::views::split(list, ',')) {
        std::string_view item(part.begin(), part.end());
        item.remove_prefix(std::min(item.find_first_not_of(" \t"), item.size()));
        if (item.starts_with("W/")) item.remove_prefix(2);
        item = item.substr(0, item.find_last_not_of(" \t") + 1);
        if (item == "*" || item == tag) return true;
    }
    return false;
}

void answer_unchanged(http::Request const& request, http::Response& response) {
    if (response.status != 200 || response.pieces || (request.method != "GET" && request.method != "HEAD")) return;
    if (!response.field("ETag")) response.set("ETag", tag_of(response.body));
    auto const known = request.field("If-None-Match");
    if (!known || !names_tag(*known, *response.field("ETag"))) return;
    response.status = 304;
    response.body.clear();
}

}  // namespace jiayu::api
