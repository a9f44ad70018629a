#include "exchange/xml_writer.hpp"

#include <libxml/xmlwriter.h>

#include "base/assert.hpp"
#include "base/utf8.hpp"

namespace jiayu::exchange {

namespace {

int append(void* text, char const* bytes, int count) {
    static_cast<std::string*>(text)->append(bytes, std::size_t(count));
    return count;
}

xmlTextWriter* as_writer(void* writer) { return static_cast<xmlTextWriter*>(writer); }
xmlChar const* as_xml(char const* text) { return reinterpret_cast<xmlChar const*>(text); }

// XML 1.0, production 2.
bool is_xml_character(char32_t c) { return c == 9 || c == 10 || c == 13 || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF); }

char const* cleaned(std::string_view text, std::string& clean) {
    clean.clear();
    for (std::size_t at = 0; at < text.size();)
        if (auto c = next_code_point(text, at); is_xml_character(c)) append_code_point(clean, c);
    return clean.c_str();
}

}  // namespace

XmlWriter::XmlWriter(std::string& text) {
    auto* output = xmlOutputBufferCreateIO(append, nullptr, &text, nullptr);
    JIAYU_ASSERT(output);
    writer_ = xmlNewTextWriter(output);
    JIAYU_ASSERT(writer_);
    xmlTextWriterStartDocument(as_writer(writer_), "1.0", "UTF-8", nullptr);
}

XmlWriter::~XmlWriter() { xmlFreeTextWriter(as_writer(writer_)); }

void XmlWriter::start(char const* name) { JIAYU_ASSERT(xmlTextWriterStartElement(as_writer(writer_), as_xml(name)) >= 0); }

void XmlWriter::attribute(char const* name, std::string_view value) {
    JIAYU_ASSERT(xmlTextWriterWriteAttribute(as_writer(writer_), as_xml(name), as_xml(cleaned(value, clean_))) >= 0);
}

void XmlWriter::end() { JIAYU_ASSERT(xmlTextWriterEndElement(as_writer(writer_)) >= 0); }

void XmlWriter::text(std::string_view text) { JIAYU_ASSERT(xmlTextWriterWriteString(as_writer(writer_), as_xml(cleaned(text, clean_))) >= 0); }

void XmlWriter::element(char const* name, std::string_view content) {
    JIAYU_ASSERT(xmlTextWriterWriteElement(as_writer(writer_), as_xml(name), as_xml(cleaned(content, clean_))) >= 0);
}

void XmlWriter::finish() {
    JIAYU_ASSERT(xmlTextWriterEndDocument(as_writer(writer_)) >= 0);
    JIAYU_ASSERT(xmlTextWriterFlush(as_writer(writer_)) >= 0);
}

}  // namespace jiayu::exchange
