#include "rules/place.hpp"

#include "base/utf8.hpp"

namespace jiayu::rules {

std::unexpected<Error> refuse_at(std::string_view source, Span span, Message const& message, MessageArguments arguments) {
    auto begin = std::min(span.begin, source.size());
    auto end = std::clamp(span.end, begin, source.size());
    auto line_begin = source.rfind('\n', begin == 0 ? 0 : begin - 1);
    line_begin = line_begin == source.npos || line_begin >= begin ? 0 : line_begin + 1;
    auto line = source.substr(line_begin, std::min(source.find('\n', begin), source.size()) - line_begin);
    auto before = source.substr(line_begin, begin - line_begin);
    auto width = std::max<std::size_t>(1, display_width(source.substr(begin, std::min(end, line_begin + line.size()) - begin)));
    arguments.emplace_back("column", std::to_string(count_code_points(before) + 1));
    arguments.emplace_back("source", std::string(line));
    arguments.emplace_back("caret", std::string(display_width(before), ' ') + std::string(width, '^'));
    return refuse(message, std::move(arguments));
}

}  // namespace jiayu::rules
