#include "domain/money.hpp"

#include "base/assert.hpp"
#include "domain/messages.hpp"

namespace jiayu {

namespace {

__extension__ using wide = __int128;

std::int64_t checked(wide fen) {
    JIAYU_ASSERT(fen >= std::numeric_limits<std::int64_t>::min() && fen <= std::numeric_limits<std::int64_t>::max());
    return std::int64_t(fen);
}

std::int64_t divide_rounded(wide dividend, wide divisor, Rounding rounding) {
    JIAYU_ASSERT(divisor != 0);
    bool negative = (dividend < 0) != (divisor < 0);
    auto numerator = dividend < 0 ? -dividend : dividend, denominator = divisor < 0 ? -divisor : divisor;
    auto quotient = numerator / denominator, rest = numerator % denominator;
    bool half_or_more = rest * 2 >= denominator, exactly_half = rest * 2 == denominator;
    bool away = rounding == Rounding::up ? rest != 0 : rounding == Rounding::down ? false
                : rounding == Rounding::half_up ? half_or_more : half_or_more && !(exactly_half && quotient % 2 == 0);
    if (away) ++quotient;
    return checked(negative ? -quotient : quotient);
}

}  // namespace

Money Money::from_yuan(std::int64_t yuan) { return Money(checked(wide(yuan) * 100)); }

Result<Money> Money::parse_yuan(std::string_view text) {
    bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    auto whole = text.substr(0, text.find('.'));
    auto decimals = whole.size() < text.size() ? text.substr(whole.size() + 1) : std::string_view();
    bool dangling = whole.size() < text.size() && decimals.empty();
    wide fen = 0;
    for (char c : whole) {
        if (c == ',') continue;
        if (c < '0' || c > '9') return refuse(domain::message::money_form);
        fen = fen * 10 + (c - '0');
        if (fen > 90'000'000'000'000'000) return refuse(domain::message::money_too_large);
    }
    if (whole.empty() || whole.starts_with(',') || dangling || decimals.size() > 2 ||
        decimals.find_first_not_of("0123456789") != decimals.npos)
        return refuse(domain::message::money_form);
    for (std::size_t i = 0; i < 2; ++i) fen = fen * 10 + (i < decimals.size() ? decimals[i] - '0' : 0);
    if (fen > std::numeric_limits<std::int64_t>::max()) return refuse(domain::message::money_too_large);
    return Money(std::int64_t(negative ? -fen : fen));
}

std::string Money::to_yuan() const {
    auto absolute = fen_ < 0 ? -wide(fen_) : wide(fen_);
    return fmt::format("{}{}.{:02}", fen_ < 0 ? "-" : "", std::int64_t(absolute / 100), int(absolute % 100));
}

Money operator+(Money a, Money b) { return Money(checked(wide(a.fen_) + b.fen_)); }
Money operator-(Money a, Money b) { return Money(checked(wide(a.fen_) - b.fen_)); }
Money operator*(Money amount, std::int64_t factor) { return Money(checked(wide(amount.fen_) * factor)); }

Money divide(Money amount, std::int64_t divisor, Rounding rounding) {
    return Money::from_fen(divide_rounded(amount.fen(), divisor, rounding));
}

Money take_share(Money amount, std::int64_t numerator, std::int64_t denominator, Rounding rounding) {
    return Money::from_fen(divide_rounded(wide(amount.fen()) * numerator, denominator, rounding));
}

std::vector<Money> split_evenly(Money amount, std::size_t parts) {
    JIAYU_ASSERT(parts > 0 && parts < 1'000'000'000);
    auto count = std::int64_t(parts), step = std::int64_t(amount.fen() < 0 ? -1 : 1);
    auto each = amount.fen() / count, larger = amount.fen() % count * step;
    std::vector<Money> shares;
    for (std::int64_t i = 0; i < count; ++i) shares.push_back(Money::from_fen(each + (i < larger ? step : 0)));
    return shares;
}

}  // namespace jiayu
