#include "http/target.hpp"

#include <boost/url.hpp>
#include <boost/url/src.hpp>

#include "base/utf8.hpp"
#include "http/messages.hpp"

namespace jiayu::http {
namespace {

bool harmless_segment(std::string_view segment) {
    return segment != "." && segment != ".." && segment.find_first_of(std::string_view("/\\\0", 3)) == segment.npos && is_valid_utf8(segment);
}

}  // namespace

Result<Target> parse_target(std::string_view text) {
    // Boost.URL takes a leading "/./" for its own escape of a path that begins with "//".
    if (text.starts_with("/./")) return refuse(message::target_unreadable);
    auto const parsed = boost::urls::parse_origin_form({text.data(), text.size()});
    if (!parsed) return refuse(message::target_unreadable);
    Target target;
    for (std::string segment : parsed->segments()) {
        if (!harmless_segment(segment)) return refuse(message::target_unreadable);
        target.segments.push_back(std::move(segment));
    }
    for (auto const parameter : parsed->params()) {
        Field field{std::string(parameter.key), std::string(parameter.value)};
        if (!is_valid_utf8(field.name) || !is_valid_utf8(field.value) || field.value.find('\0') != field.value.npos) return refuse(message::target_unreadable);
        target.query.push_back(std::move(field));
    }
    return target;
}

}  // namespace jiayu::http
