#include "service/run_value_counts.hpp"

#include "store/sql.hpp"

namespace jiayu::service {

namespace {

constexpr std::string_view digits = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";  // ascending in every encoding
constexpr int shard_bits = 8, hash_digits = 7, count_digits = 5, entry_size = hash_digits + count_digits;

std::int64_t rarity_number(std::size_t comparison, unsigned level) { return std::int64_t(comparison) * 16 + level; }
int shard_of(std::uint64_t hash) { return int(hash >> (64 - shard_bits)); }

// The bits below the shard's, highest first: texts sort as the hashes do.
void append_hash(std::string& text, std::uint64_t hash) {
    for (int i = 0; i < hash_digits; ++i) text += digits[hash >> (64 - shard_bits - 6 * (i + 1)) & 63];
}

void append_count(std::string& text, std::uint32_t count) {
    for (int i = count_digits - 1; i >= 0; --i) text += digits[count >> (6 * i) & 63];
}

std::uint32_t count_of(std::string_view text) {
    std::uint32_t count = 0;
    for (char c : text) count = count << 6 | std::uint32_t(digits.find(c));
    return count;
}

// By halves.
std::optional<std::uint32_t> find_entry(std::string_view entries, std::string_view hash) {
    std::size_t low = 0, high = entries.size() / entry_size;
    while (low < high) {
        auto middle = (low + high) / 2;
        auto entry = entries.substr(middle * entry_size, entry_size);
        if (entry.substr(0, hash_digits) == hash) return count_of(entry.substr(hash_digits));
        (entry.substr(0, hash_digits) < hash ? low : high) = middle + (entry.substr(0, hash_digits) < hash ? 1 : 0);
    }
    return std::nullopt;
}

}  // namespace

void save_value_counts(store::Store& store, std::int64_t run_id, std::span<linkage::ValueCounts const> counts) {
    store.run(store::sql::delete_link_value_counts);
    auto rows = store.appender(store::sql::append_link_value_count);
    for (auto const& counted : counts) {
        std::size_t at = 0;
        for (int shard = 0; shard < 1 << shard_bits; ++shard) {
            std::string entries;
            for (; at < counted.common.size() && shard_of(counted.common[at].hash) == shard; ++at) {
                append_hash(entries, counted.common[at].hash);
                append_count(entries, counted.common[at].records);
            }
            // The first is always there, for the sums.
            if (entries.empty() && shard) continue;
            db::Value const values[] = {run_id, rarity_number(counted.comparison, counted.level), std::int64_t(shard), counted.present, counted.agreeing,
                                        std::string_view(entries)};
            rows->append(values);
        }
    }
    rows->finish();
}

std::optional<RunValueCounts::Shard> const& RunValueCounts::shard(std::int64_t rarity, int number) {
    auto [at, is_new] = shards_.try_emplace({rarity, number});
    if (!is_new) return at->second;
    db::Value const values[] = {run_id_, rarity, std::int64_t(number)};
    store_.query(store::sql::find_link_value_count, values, [&](db::Row const& row) { at->second = Shard{row.real(0), row.real(1), std::string(row.text(2))}; });
    return at->second;
}

std::optional<RunValueCounts::Found> RunValueCounts::find(std::size_t comparison, unsigned level, std::string_view text) {
    auto rarity = rarity_number(comparison, level);
    auto const& sums = shard(rarity, 0);
    if (!sums) return std::nullopt;
    Found found{sums->present, sums->agreeing, text.empty() ? 0u : 1u};
    if (text.empty()) return found;
    auto hash = linkage::hash_of(text);
    std::string key;
    append_hash(key, hash);
    if (auto const& of_hash = shard(rarity, shard_of(hash)))
        if (auto entry = find_entry(of_hash->entries, key)) found.records = *entry;
    return found;
}

}  // namespace jiayu::service
