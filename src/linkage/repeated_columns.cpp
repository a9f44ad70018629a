#include "linkage/repeated_columns.hpp"

#include <algorithm>
#include <set>

#include "linkage/date_values.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t sampled_rows = 5'000;
constexpr double nearly_all = 0.9;          // of the records that have both
constexpr double hardly_less_complete = 0.9;

using Words = std::vector<std::string>;     // sorted

Words words_of(std::string_view text) {
    Words words(1);
    for (char c : text) {
        bool splits = c == ' ' || c == '-' || c == ',' || c == '.' || c == '\'';
        if (splits && !words.back().empty()) words.emplace_back();
        if (!splits) words.back() += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    }
    if (words.back().empty()) words.pop_back();
    std::ranges::sort(words);
    return words;
}

class Sample {
public:
    explicit Sample(Records const& records) : records_(records), rows_(std::min(records.size(), sampled_rows)) {}

    std::string_view value(std::size_t column, std::size_t row) const {
        auto const& found = records_.columns[column];
        return found.values.text(found.codes[row]);
    }

    // The share of records with both in which `holds`.
    double share(std::size_t a, std::size_t b, auto const& holds) const {
        std::size_t both = 0, held = 0;
        for (std::size_t row = 0; row < rows_; ++row) {
            auto x = value(a, row), y = value(b, row);
            if (x.empty() || y.empty()) continue;
            ++both;
            held += holds(x, y);
        }
        return both >= 20 ? double(held) / double(both) : 0;
    }

    double equal(std::size_t a, std::size_t b) const {
        return share(a, b, [](std::string_view x, std::string_view y) { return x == y || words_of(x) == words_of(y); });
    }
    // Of a and b in that order: all words of a are words of b, or a stands within b (Chinese has no spaces).
    double contained(std::size_t a, std::size_t b) const {
        return share(a, b, [](std::string_view x, std::string_view y) {
            return y.find(x) != y.npos || std::ranges::includes(words_of(y), words_of(x));
        });
    }

private:
    Records const& records_;
    std::size_t rows_;
};

bool is_name(ColumnKind kind) { return kind == ColumnKind::given_name || kind == ColumnKind::surname || kind == ColumnKind::full_name; }
bool is_compared(ColumnProfile const& profile) {
    return profile.repeats.empty() && profile.kind > ColumnKind::source;
}

// Of two columns with the same values the less complete goes.
void mark_copies(Sample const& sample, std::span<ColumnProfile> profiles) {
    for (auto& a : profiles)
        for (auto& b : profiles) {
            if (a.column >= b.column || !is_compared(a) || !is_compared(b) || a.distinct < 3 || b.distinct < 3) continue;
            if ((a.forms.digits < 0.5) != (b.forms.digits < 0.5) || sample.equal(a.column, b.column) < nearly_all) continue;
            auto& less = a.present < b.present ? a : b;
            less.repeats = a.present < b.present ? b.name : a.name;
        }
}

// A full name beside its parts: the parts are compared, unless they are much less complete; then the full name is.
void mark_compositions(Sample const& sample, std::span<ColumnProfile> profiles) {
    for (auto& whole : profiles) {
        if (whole.kind != ColumnKind::full_name || !is_compared(whole)) continue;
        std::vector<ColumnProfile*> parts;
        for (auto& part : profiles)
            if (&part != &whole && is_name(part.kind) && is_compared(part) && part.forms.words <= whole.forms.words &&
                sample.contained(part.column, whole.column) >= nearly_all)
                parts.push_back(&part);
        bool has_given = std::ranges::any_of(parts, [](auto* part) { return part->kind == ColumnKind::given_name; });
        bool has_surname = std::ranges::any_of(parts, [](auto* part) { return part->kind == ColumnKind::surname; });
        bool are_complete = std::ranges::all_of(parts, [&](auto* part) {
            return part->kind == ColumnKind::full_name || double(part->present) >= hardly_less_complete * double(whole.present);
        });
        if (has_given && has_surname && are_complete) {
            for (auto* part : parts)
                if (part->kind != ColumnKind::full_name) whole.repeats += (whole.repeats.empty() ? "" : " + ") + part->name;
        } else {
            for (auto* part : parts) part->repeats = whole.name;
        }
    }
}

int small_number(std::string_view text) {
    int value = 0;
    for (char c : text) value = c >= '0' && c <= '9' && value < 10'000 ? value * 10 + (c - '0') : value;
    return value;
}

void mark_date_parts(Sample const& sample, std::span<ColumnProfile> profiles) {
    for (auto const& date : profiles) {
        if (date.kind != ColumnKind::date || !is_compared(date)) continue;
        for (auto& part : profiles) {
            if (!is_compared(part) || (part.kind != ColumnKind::year && part.kind != ColumnKind::month && part.kind != ColumnKind::day)) continue;
            auto share = sample.share(date.column, part.column, [&](std::string_view whole, std::string_view number) {
                auto day = read_written_day(whole);
                return day && small_number(number) == (part.kind == ColumnKind::year ? day->year : part.kind == ColumnKind::month ? day->month : day->day);
            });
            if (share >= nearly_all && double(date.present) >= hardly_less_complete * double(part.present)) part.repeats = date.name;
        }
    }
}

}  // namespace

void mark_repeated_columns(Records const& records, std::span<ColumnProfile> profiles) {
    Sample sample(records);
    mark_copies(sample, profiles);
    mark_compositions(sample, profiles);
    mark_date_parts(sample, profiles);
}

}  // namespace jiayu::linkage
