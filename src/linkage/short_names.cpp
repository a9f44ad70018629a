#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "linkage/short_names.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "linkage/short_name_table.hpp"
#include "linkage/short_names.hpp"

HWY_BEFORE_NAMESPACE();
namespace jiayu::linkage::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

#if HWY_ARCH_X86 && HWY_MAX_BYTES >= 32 && HWY_TARGET != HWY_SCALAR
using Names = hn::ScalableTag<std::uint64_t>;
using Characters = hn::Repartition<std::uint16_t, Names>;
using Bytes = hn::Repartition<std::uint8_t, Names>;
using Indices = hn::Repartition<std::uint32_t, Names>;
using Values = hn::Repartition<float, Names>;

// The table's index of each name: a bit for each character that agrees, and the place of the name's length, summed over its bytes.
HWY_INLINE hn::Vec<Names> indices_of(hn::Vec<Names> asked, std::uint64_t const* names) {
    Names const lanes;
    Characters const characters;
    auto const many = hn::LoadU(lanes, names);
    auto const bits = hn::BitCast(characters, hn::Set(lanes, 0x0000'0004'0002'0001ull));
    auto const agree = hn::IfThenElseZero(hn::Eq(hn::BitCast(characters, asked), hn::BitCast(characters, many)), bits);
    auto const place = hn::And(many, hn::Set(lanes, 0xFFFF'0000'0000'0000ull));
    return hn::SumsOf8(hn::BitCast(Bytes(), hn::Or(hn::BitCast(lanes, agree), place)));
}

#if HWY_MAX_BYTES >= 64
struct Table {
    hn::Vec<Values> all;
    explicit Table(float const* values) : all(hn::LoadU(Values(), values)) {}
    HWY_INLINE hn::Vec<Values> at(hn::Vec<Indices> indices) const { return hn::TableLookupLanes(all, hn::IndicesFromVec(Values(), indices)); }
};
#else
struct Table {
    hn::Vec<Values> low, high;
    explicit Table(float const* values) : low(hn::LoadU(Values(), values)), high(hn::LoadU(Values(), values + 8)) {}
    HWY_INLINE hn::Vec<Values> at(hn::Vec<Indices> indices) const {
        Indices const lanes;
        auto const within = hn::IndicesFromVec(Values(), hn::And(indices, hn::Set(lanes, 7)));
        auto const is_high = hn::MaskFromVec(hn::BitCast(Values(), hn::ShiftLeft<28>(indices)));  // the sign bit
        return hn::IfThenElse(is_high, hn::TableLookupLanes(high, within), hn::TableLookupLanes(low, within));
    }
};
#endif

std::size_t compare_whole_vectors(std::uint64_t asked, std::uint64_t const* many, std::size_t count, float* out) {
    auto const one = hn::Set(Names(), asked);
    Table const table(short_name_table<float>[short_name_length(asked)].data());
    constexpr std::size_t step = HWY_MAX_BYTES / sizeof(std::uint64_t);
    std::size_t at = 0;
    for (; at + 2 * step <= count; at += 2 * step) {
        auto const low = indices_of(one, many + at), high = indices_of(one, many + at + step);
        auto const indices = hn::ConcatEven(Indices(), hn::BitCast(Indices(), high), hn::BitCast(Indices(), low));
        hn::StoreU(table.at(indices), Values(), out + at);
    }
    return at;
}
#else
std::size_t compare_whole_vectors(std::uint64_t, std::uint64_t const*, std::size_t, float*) { return 0; }
#endif

}  // namespace
}  // namespace jiayu::linkage::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include "base/assert.hpp"
#include "base/parallel_for.hpp"
#include "base/utf8.hpp"

namespace jiayu::linkage {

HWY_EXPORT(compare_whole_vectors);

std::optional<ShortName> pack_short_name(std::string_view text) {
    ShortName name = 0;
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size(); ++length) {
        auto const c = next_code_point(text, at);
        if (length == 3 || c == 0 || c >= 0xFFFF) return std::nullopt;
        name |= ShortName(c) << (16 * length);
    }
    if (!length) return std::nullopt;
    return name | short_name_places[length] << 48;
}

std::vector<ShortName> pack_short_names(Dictionary const& values) {
    std::vector<ShortName> names(values.size());
    parallel_chunks(names.size(), 16'384, [&](std::size_t begin, std::size_t end) {
        for (auto code = begin; code < end; ++code) names[code] = pack_short_name(values.text(Code(code))).value_or(0);
    });
    auto const missing = std::size_t(std::ranges::count(names, ShortName(0)));
    if (2 * missing > names.size()) return {};
    return names;
}

double jaro_winkler(ShortName a, ShortName b) { return short_name_table<double>[short_name_length(a)][short_name_index(asked_short_name(a), b)]; }

void jaro_winkler(ShortName one, std::span<ShortName const> many, std::span<float> out) {
    JIAYU_ASSERT(many.size() == out.size());
    auto const asked = asked_short_name(one);
    auto const& values = short_name_table<float>[short_name_length(one)];
    auto at = HWY_DYNAMIC_DISPATCH(compare_whole_vectors)(asked, many.data(), many.size(), out.data());
    for (; at < many.size(); ++at) out[at] = values[short_name_index(asked, many[at])];
}

}  // namespace jiayu::linkage
#endif
