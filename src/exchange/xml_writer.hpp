// A stream of XML elements by libxml2, appended to a text: what is escaped and how is the library's. Memory beyond the text is constant.
#pragma once
#include <string>
#include <string_view>

namespace jiayu::exchange {

class XmlWriter {
public:
    explicit XmlWriter(std::string& text);  // begins the document in UTF-8; characters that XML cannot hold are left out
    ~XmlWriter();
    XmlWriter(XmlWriter const&) = delete;
    XmlWriter& operator=(XmlWriter const&) = delete;

    void start(char const* name);
    void attribute(char const* name, std::string_view value);  // of the element started last
    void end();
    void element(char const* name, std::string_view text);
    void text(std::string_view text);
    void finish();  // closes what is open

private:
    void* writer_;
    std::string clean_;
};

}  // namespace jiayu::exchange
