#include "exchange/xml_reader.hpp"

#include <expat.h>

#include "base/assert.hpp"

namespace jiayu::exchange {

namespace {
std::string_view without_prefix(std::string_view name) {
    auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}
}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
    for (auto pair = pairs_; *pair; pair += 2)
        if (without_prefix(*pair) == name) return pair[1];
    return {};
}

struct XmlCallbacks {
    static void on_start(void* reader, char const* name, char const** attributes) {
        auto& self = *static_cast<XmlReader*>(reader);
        if (!self.stopped_ && self.handlers_.on_start) self.handlers_.on_start(without_prefix(name), XmlAttributes(attributes));
    }
    static void on_end(void* reader, char const* name) {
        auto& self = *static_cast<XmlReader*>(reader);
        if (!self.stopped_ && self.handlers_.on_end) self.handlers_.on_end(without_prefix(name));
    }
    static void on_text(void* reader, char const* text, int length) {
        auto& self = *static_cast<XmlReader*>(reader);
        if (!self.stopped_ && self.handlers_.on_text) self.handlers_.on_text({text, std::size_t(length)});
    }
    static void on_doctype(void* reader, char const*, char const*, char const*, int) {
        auto& self = *static_cast<XmlReader*>(reader);
        self.hostile_ = true;
        self.stop();
    }
};

XmlReader::XmlReader(XmlHandlers handlers) : handlers_(std::move(handlers)), parser_(XML_ParserCreate("UTF-8")) {
    JIAYU_ASSERT(parser_);
    auto parser = static_cast<XML_Parser>(parser_);
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, XmlCallbacks::on_start, XmlCallbacks::on_end);
    XML_SetCharacterDataHandler(parser, XmlCallbacks::on_text);
    XML_SetStartDoctypeDeclHandler(parser, XmlCallbacks::on_doctype);
}

XmlReader::~XmlReader() { XML_ParserFree(static_cast<XML_Parser>(parser_)); }

bool XmlReader::feed(std::string_view piece) {
    return !stopped_ && XML_Parse(static_cast<XML_Parser>(parser_), piece.data(), int(piece.size()), XML_FALSE) == XML_STATUS_OK;
}

bool XmlReader::finish() { return !stopped_ && XML_Parse(static_cast<XML_Parser>(parser_), "", 0, XML_TRUE) == XML_STATUS_OK; }

void XmlReader::stop() {
    stopped_ = true;
    XML_StopParser(static_cast<XML_Parser>(parser_), XML_FALSE);
}

}  // namespace jiayu::exchange
