#include "exchange/gb18030.hpp"

#include <unicode/ucnv.h>

#include <cstring>

#include "base/assert.hpp"
#include "base/utf8.hpp"

namespace jiayu::exchange {

namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter() {
    UErrorCode error = U_ZERO_ERROR;
    Converter converter(ucnv_open("gb18030", &error));
    JIAYU_ASSERT(U_SUCCESS(error));
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    JIAYU_ASSERT(U_SUCCESS(error));
    return converter;
}

// The code point of one whole sequence, 0 when there is none.
char32_t code_point_of(UConverter* converter, std::string_view sequence) {
    UErrorCode error = U_ZERO_ERROR;
    ucnv_resetToUnicode(converter);
    auto source = sequence.data();
    auto code_point = ucnv_getNextUChar(converter, &source, sequence.data() + sequence.size(), &error);
    return U_SUCCESS(error) && source == sequence.data() + sequence.size() ? char32_t(code_point) : 0;
}

// UTF-8 bytes and length of each two-byte character; length 0 where there is none.
struct ShortText {
    char bytes[4];
    std::uint8_t length;
};
constexpr int lead_first = 0x81, trail_first = 0x40, trails = 0xFF - 0x40, leads = 0xFF - 0x81;

std::vector<ShortText> two_byte_table() {
    std::vector<ShortText> table(std::size_t(leads) * trails, ShortText{});
    auto converter = open_converter();
    for (int lead = 0; lead < leads; ++lead)
        for (int trail = 0; trail < trails; ++trail) {
            char const pair[] = {char(lead + lead_first), char(trail + trail_first)};
            auto code_point = code_point_of(converter.get(), {pair, 2});
            if (!code_point || code_point == 0xFFFD) continue;
            std::string text;
            append_code_point(text, code_point);
            auto& entry = table[std::size_t(lead * trails + trail)];
            std::memcpy(entry.bytes, text.data(), text.size());
            entry.length = std::uint8_t(text.size());
        }
    return table;
}

bool is_lead(unsigned char byte) { return byte >= 0x81 && byte <= 0xFE; }
bool is_digit(unsigned char byte) { return byte >= 0x30 && byte <= 0x39; }

bool is_four_bytes(unsigned char const* at, unsigned char const* end) {
    return end - at >= 4 && is_lead(at[0]) && is_digit(at[1]) && is_lead(at[2]) && is_digit(at[3]);
}

class Decoder {
public:
    explicit Decoder(std::string_view bytes)
        : begin_(reinterpret_cast<unsigned char const*>(bytes.data())), end_(begin_ + bytes.size()) {
        result_.utf8.resize(room_for(bytes.size()));
        out_ = result_.utf8.data();
    }

    Gb18030Text run() {
        for (auto at = begin_; at < end_;) at = *at < 0x80 ? copy_ascii(at) : decode_one(at);
        result_.utf8.resize(std::size_t(out_ - result_.utf8.data()));
        return std::move(result_);
    }

private:
    unsigned char const* copy_ascii(unsigned char const* at) {
        while (end_ - at >= 8) {
            std::uint64_t word;
            std::memcpy(&word, at, 8);
            if (word & 0x8080808080808080ULL) break;
            std::memcpy(out_, at, 8);
            out_ += 8, at += 8;
        }
        while (at < end_ && *at < 0x80) *out_++ = char(*at++);
        return at;
    }

    unsigned char const* decode_one(unsigned char const* at) {
        static auto const table = two_byte_table();
        ++result_.characters;
        if (end_ - at >= 2 && is_lead(at[0]) && at[1] >= trail_first && at[1] != 0xFF) {
            auto const& entry = table[std::size_t((at[0] - lead_first) * trails + (at[1] - trail_first))];
            if (entry.length) {
                std::memcpy(out_, entry.bytes, 4);
                out_ += entry.length;
                return at + 2;
            }
        }
        if (is_four_bytes(at, end_)) {
            if (!converter_) converter_ = open_converter();
            if (auto code_point = code_point_of(converter_.get(), {reinterpret_cast<char const*>(at), 4}))
                return append(code_point), at + 4;
        }
        return mark_broken(at);
    }

    // One bad byte at a time, so that a delimiter after it is never swallowed.
    unsigned char const* mark_broken(unsigned char const* at) {
        if (result_.broken++ == 0) result_.first_broken = std::size_t(at - begin_);
        keep_room(std::size_t(end_ - at));
        append(0xFFFD);
        return at + 1;
    }

    // Two bytes become three at most; only broken ones grow more, so they alone look at the room left.
    static std::size_t room_for(std::size_t bytes) { return bytes + bytes / 2 + 32; }

    void keep_room(std::size_t bytes_left) {
        auto used = std::size_t(out_ - result_.utf8.data());
        if (result_.utf8.size() - used >= room_for(bytes_left)) return;
        result_.utf8.resize(result_.utf8.size() * 2 + room_for(bytes_left));
        out_ = result_.utf8.data() + used;
    }

    void append(char32_t code_point) {
        std::string text;
        append_code_point(text, code_point);
        std::memcpy(out_, text.data(), text.size());
        out_ += text.size();
    }

    unsigned char const* begin_;
    unsigned char const* end_;
    char* out_;
    Gb18030Text result_;
    Converter converter_;
};

}  // namespace

Gb18030Text decode_gb18030(std::string_view bytes) { return Decoder(bytes).run(); }

std::string encode_gb18030(std::string_view utf8) {
    auto converter = open_converter();
    UErrorCode error = U_ZERO_ERROR;
    auto utf16 = std::u16string(utf8.size() + 1, u'\0');
    std::size_t units = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        auto c = next_code_point(utf8, at);
        if (c >= 0x10000) {
            utf16[units++] = char16_t(0xD7C0 + (c >> 10));
            utf16[units++] = char16_t(0xDC00 + (c & 0x3FF));
        } else {
            utf16[units++] = char16_t(c);
        }
    }
    std::string bytes(units * 4 + 8, '\0');
    auto length = ucnv_fromUChars(converter.get(), bytes.data(), int32_t(bytes.size()), utf16.data(), int32_t(units), &error);
    JIAYU_ASSERT(U_SUCCESS(error));
    bytes.resize(std::size_t(length));
    return bytes;
}

}  // namespace jiayu::exchange
