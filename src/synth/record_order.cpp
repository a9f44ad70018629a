#include "base/assert.hpp"
#include "synth/people_table.hpp"

namespace jiayu::synth {

RecordOrder::RecordOrder(PeopleRequest const& request, std::function<std::int64_t(std::int64_t)> const& count_of)
    : rows_(std::uint64_t(request.records)), half_bits_(1) {
    JIAYU_ASSERT(rows_ > 0 && rows_ < std::uint64_t(1) << 31);
    std::uint64_t filled = 0;
    for (std::int64_t person = 0; filled < rows_; ++person) {
        begins_.push_back(std::uint32_t(filled));
        filled += std::uint64_t(count_of(person));  // the last person may lose some to the table's end
    }
    while (std::uint64_t(1) << 2 * half_bits_ < rows_) ++half_bits_;
    Random random = Random(request.seed).fork(1);
    for (auto& key : keys_) key = random.next();
}

// A Feistel network of four rounds is a permutation of the numbers below a power of four; walking on until the number is below the
// row count makes it one of the rows.
std::uint64_t RecordOrder::scattered(std::uint64_t row) const {
    auto mask = (std::uint64_t(1) << half_bits_) - 1;
    do {
        auto left = row >> half_bits_, right = row & mask;
        for (auto key : keys_) left = std::exchange(right, (left ^ Random(key ^ right).next() >> 20) & mask);
        row = left << half_bits_ | right;
    } while (row >= rows_);
    return row;
}

RecordOrder::Place RecordOrder::place_of(std::int64_t row) const {
    auto record = std::uint32_t(scattered(std::uint64_t(row)));
    auto person = std::ranges::upper_bound(begins_, record) - begins_.begin() - 1;
    return {person, std::int64_t(record - begins_[std::size_t(person)])};
}

}  // namespace jiayu::synth
