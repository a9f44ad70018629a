#include "linkage/encode_clks.hpp"

#include <atomic>
#include <unordered_map>

#include "base/assert.hpp"
#include "base/parallel_for.hpp"
#include "linkage/harden_clk.hpp"
#include "linkage/messages.hpp"
#include "linkage/value_qgrams.hpp"

namespace jiayu::linkage {

namespace {

// A column's values, each joined with the salt of its record: only q-grams of equal salt set equal positions.
struct SaltedValues {
    std::vector<std::uint32_t> of_row;            // index into `pairs`
    std::vector<std::pair<Code, Code>> pairs;     // value, salt
};

SaltedValues pair_with_salt(Column const& column, Column const* salt) {
    SaltedValues values{.of_row = std::vector<std::uint32_t>(column.codes.size())};
    if (!salt) {
        for (Code code = 0; code < column.values.size(); ++code) values.pairs.emplace_back(code, 0);
        std::ranges::copy(column.codes, values.of_row.begin());
        return values;
    }
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    for (std::size_t row = 0; row < column.codes.size(); ++row) {
        auto const pair = std::pair(column.codes[row], salt->codes[row]);
        auto const [at, is_new] = known.try_emplace(std::uint64_t(pair.first) << 32 | pair.second, std::uint32_t(values.pairs.size()));
        if (is_new) values.pairs.push_back(pair);
        values.of_row[row] = at->second;
    }
    return values;
}

// One feature of all records: which q-grams each of its values has, and which bits each q-gram sets.
class FeatureFilter {
public:
    FeatureFilter(ClkFeature const& feature, ClkSchema const& schema, DerivedKey const& key)
        : feature_(feature), schema_(schema), key_(key), filter_words_(schema.filter_bits() / 64) {}

    void read(Column const& column, Column const* salt) {
        values_ = pair_with_salt(column, salt);
        begins_.reserve(values_.pairs.size() + 1);
        std::vector<std::string> grams;
        for (auto const& [value, salt_code] : values_.pairs) {
            begins_.push_back(of_value_.size());
            qgrams_of(column.values.text(value), feature_, grams);
            if (grams.empty()) continue;
            auto const count = feature_.hashes ? feature_.hashes : std::max<std::size_t>(1, (feature_.bits_per_value + grams.size() / 2) / grams.size());
            auto const start = fmt::format("{}\x1E", count);
            auto const salt_text = salt ? salt->values.text(salt_code) : std::string_view();
            for (auto const& gram : grams) of_value_.push_back(grams_.code_of(fmt::format("{}{}\x1E{}", start, salt_text, gram)));
        }
        begins_.push_back(of_value_.size());
        set_masks();
    }
    // False when the record does not know the feature.
    bool join(std::size_t row, std::uint64_t* filter) const {
        auto const value = values_.of_row[row];
        for (auto at = begins_[value]; at < begins_[value + 1]; ++at) {
            auto const* mask = &masks_[of_value_[at] * filter_words_];
            for (std::size_t word = 0; word < filter_words_; ++word) filter[word] |= mask[word];
        }
        return begins_[value] < begins_[value + 1];
    }

private:
    void set_masks() {
        masks_.resize(grams_.size() * filter_words_);
        parallel_chunks(grams_.size(), 4096, [&](std::size_t begin, std::size_t end) {
            KeyedHash hash(key_);
            for (auto code = std::max<std::size_t>(1, begin); code < end; ++code) set_mask(Code(code), hash);
        });
    }
    void set_mask(Code code, KeyedHash& hash) {
        auto const text = grams_.text(code);
        auto const end_of_count = text.find('\x1E');
        std::size_t count = 0;
        std::from_chars(text.data(), text.data() + end_of_count, count);
        auto const hashed = text.substr(end_of_count + 1);
        auto* mask = &masks_[code * filter_words_];
        auto const set = [&](std::uint64_t bit) { mask[bit / 64] |= std::uint64_t(1) << bit % 64; };
        auto const bits = std::uint64_t(schema_.filter_bits());
        if (schema_.hashing == ClkHashing::double_hashing) {
            std::array<std::uint32_t, 2> two;
            hash.fill(hashed, two);
            for (std::size_t i = 0; i < count; ++i) set((two[0] + i * two[1]) % bits);
            return;
        }
        std::vector<std::uint32_t> values(count);
        hash.fill(hashed, values);
        for (auto value : values) set(value * bits >> 32);
    }

    ClkFeature const& feature_;
    ClkSchema const& schema_;
    DerivedKey key_;
    std::size_t filter_words_;
    SaltedValues values_;
    Dictionary grams_;                    // "number of positions, salt, q-gram"
    std::vector<std::size_t> begins_;     // by value, into of_value_
    std::vector<Code> of_value_;
    std::vector<std::uint64_t> masks_;    // by q-gram
};

Result<std::vector<FeatureFilter>> read_features(Records const& records, ClkSchema const& schema, SecretKey const& key) {
    std::vector<Column const*> columns;
    std::vector<FeatureFilter> filters;
    auto const needed = [&](std::string const& name) -> Result<Column const*> {
        if (auto const* column = records.find_column(name)) return column;
        return refuse(message::clk_column_missing, {{"column", name}});
    };
    Column const* salt = nullptr;
    if (schema.salt) {
        auto found = needed(schema.salt->name);
        if (!found) return std::unexpected(found.error());
        salt = *found;
    }
    for (auto const& feature : schema.features) {
        auto column = needed(feature.column.name);
        if (!column) return std::unexpected(column.error());
        columns.push_back(*column);
        filters.emplace_back(feature, schema, key.derive("feature " + feature.column.name));
    }
    parallel_for(filters.size(), [&](std::size_t i) { filters[i].read(*columns[i], salt); });
    return filters;
}

std::size_t count_absent(Column const& column) { return std::size_t(std::ranges::count(column.codes, Code(0))); }

}  // namespace

Result<EncodedRecords> encode_clks(Records const& records, ClkSchema const& schema, SecretKey const& key, Progress& progress) {
    progress.begin_step("hash", 0);
    auto filters = read_features(records, schema, key);
    if (!filters) return std::unexpected(filters.error());
    ClkHardener const hardener(schema, key);
    EncodedRecords encoded{.codes = {.code_words = schema.bits / 64, .words = std::vector<std::uint64_t>(records.size() * schema.bits / 64)}};
    if (schema.salt) encoded.without_salt = count_absent(*records.find_column(schema.salt->name));
    std::atomic<std::uint64_t> bits_set{0}, blank{0};
    progress.begin_step("encode", records.size());
    parallel_chunks(records.size(), 4096, [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint64_t> filter(schema.filter_bits() / 64);
        std::uint64_t set = 0, unknown = 0;
        for (auto row = begin; row < end; ++row) {
            std::ranges::fill(filter, 0);
            bool is_known = false;
            for (auto const& feature : *filters) is_known |= feature.join(row, filter.data());
            unknown += !is_known;
            if (!is_known) continue;
            set += count_bits(filter);
            hardener.harden(filter, std::span(encoded.codes.words).subspan(row * encoded.codes.code_words, encoded.codes.code_words));
        }
        bits_set += set;
        blank += unknown;
        progress.advance(end - begin);
    });
    encoded.blank = blank;
    if (auto known = records.size() - encoded.blank) encoded.filter_share = double(bits_set) / double(known) / double(schema.filter_bits());
    return encoded;
}

std::string check_value(ClkSchema const& schema, SecretKey const& key) {
    KeyedHash hash(key.derive("check"));
    std::array<std::uint32_t, 1> value;
    hash.fill(description_of(schema), value);
    return fmt::format("{:08x}", value[0]);
}

}  // namespace jiayu::linkage
