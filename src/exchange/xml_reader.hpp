// A stream of XML elements by expat. Names come without their namespace prefix. A document type declaration stops the reading:
// no office program writes one, and entities are a way to make a small file huge.
#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace jiayu::exchange {

class XmlAttributes {
public:
    explicit XmlAttributes(char const** pairs) : pairs_(pairs) {}
    std::string_view operator[](std::string_view name) const;  // empty when absent; prefixes do not count

private:
    char const** pairs_;
};

struct XmlHandlers {
    std::function<void(std::string_view name, XmlAttributes attributes)> on_start;
    std::function<void(std::string_view name)> on_end;
    std::function<void(std::string_view text)> on_text;
};

class XmlReader {
public:
    explicit XmlReader(XmlHandlers handlers);
    ~XmlReader();
    XmlReader(XmlReader const&) = delete;
    XmlReader& operator=(XmlReader const&) = delete;

    bool feed(std::string_view piece);  // false when the XML is broken or hostile, or after stop()
    bool finish();
    void stop();
    bool is_hostile() const { return hostile_; }
    bool is_stopped() const { return stopped_; }

private:
    friend struct XmlCallbacks;
    XmlHandlers handlers_;
    void* parser_;
    bool hostile_ = false;
    bool stopped_ = false;
};

}  // namespace jiayu::exchange
