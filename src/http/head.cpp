#include "http/head.hpp"

#include <algorithm>

#include "http/messages.hpp"
#include "http/request.hpp"

namespace jiayu::http {
namespace {

struct Counts {
    int hosts = 0;
    int lengths = 0;
    int encodings = 0;
};

bool control_character(char letter) { return (static_cast<unsigned char>(letter) < 0x20 && letter != '\t') || letter == 0x7f; }

std::string_view trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t");
    return begin == text.npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool plain_number(std::string_view text) {
    return !text.empty() && text.size() <= 18 && std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
}

Result<void> check_field(std::string_view line, Counts& counts) {
    if (line.front() == ' ' || line.front() == '\t') return refuse(message::folded_line);
    auto const colon = line.find(':');
    if (colon == line.npos || colon == 0) return refuse(message::field_without_colon);
    auto const name = line.substr(0, colon);
    if (name.find_first_of(" \t") != name.npos) return refuse(message::space_before_colon);
    auto const value = trimmed(line.substr(colon + 1));
    if (same_field_name(name, "Host")) ++counts.hosts;
    if (same_field_name(name, "Content-Length")) {
        ++counts.lengths;
        if (!plain_number(value)) return refuse(message::length_unreadable);
    }
    if (same_field_name(name, "Transfer-Encoding")) {
        ++counts.encodings;
        if (!same_field_name(value, "chunked")) return refuse(message::encoding_unknown);
    }
    return {};
}

Result<void> check_counts(Counts const& counts) {
    if (counts.hosts == 0) return refuse(message::host_missing);
    if (counts.hosts > 1) return refuse(message::host_twice);
    if (counts.lengths > 1 || counts.encodings > 1 || (counts.lengths && counts.encodings)) return refuse(message::length_conflict);
    return {};
}

}  // namespace

Result<void> check_head(std::string_view head) {
    Counts counts;
    bool first = true;
    while (!head.empty()) {
        auto const end = head.find("\r\n");
        if (end == head.npos) return refuse(message::line_end);
        auto const line = head.substr(0, end);
        head.remove_prefix(end + 2);
        if (line.empty()) break;
        if (std::ranges::any_of(line, [](char letter) { return letter == '\r' || letter == '\n'; })) return refuse(message::line_end);
        if (std::ranges::any_of(line, control_character)) return refuse(message::control_character);
        if (first && !line.ends_with(" HTTP/1.1")) return refuse(message::version_unknown);
        if (!first)
            if (auto checked = check_field(line, counts); !checked) return checked;
        first = false;
    }
    if (first) return refuse(message::version_unknown);
    return check_counts(counts);
}

}  // namespace jiayu::http
