#include "linkage/gram_values.hpp"

#include <cmath>

#include "base/parallel_for.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t chunk = 16'384;

struct Part {
    std::vector<Gram> grams;
    std::vector<std::uint16_t> counts;
};

// Adds one text's grams as a set with counts; says how many there are and the norm of the counts.
std::pair<std::size_t, float> add_set(std::vector<Gram>& found, Part& part) {
    std::ranges::sort(found);
    std::size_t size = 0;
    double squares = 0;
    for (auto at = found.begin(); at != found.end(); ++size) {
        auto const end = std::find_if(at, found.end(), [&](Gram gram) { return gram != *at; });
        auto const count = std::uint16_t(std::min<std::ptrdiff_t>(end - at, 0xFFFF));
        part.grams.push_back(*at);
        part.counts.push_back(count);
        squares += double(count) * count;
        at = end;
    }
    return {size, float(std::sqrt(squares))};
}

}  // namespace

GramValues::GramValues(Dictionary const& values, SplitText split) : begins_(std::size_t(values.size()) + 1), norms_(values.size()) {
    std::vector<Part> parts((values.size() + chunk - 1) / chunk);
    parallel_chunks(values.size(), chunk, [&](std::size_t begin, std::size_t end) {
        std::vector<Gram> found;
        for (auto code = begin; code < end; ++code) {
            found.clear();
            split(values.text(Code(code)), found);
            std::tie(begins_[code + 1], norms_[code]) = add_set(found, parts[begin / chunk]);
        }
    });
    for (std::size_t code = 0; code < values.size(); ++code) begins_[code + 1] += begins_[code];
    grams_.reserve(begins_.back());
    counts_.reserve(begins_.back());
    for (auto& part : parts) {
        grams_.insert(grams_.end(), part.grams.begin(), part.grams.end());
        counts_.insert(counts_.end(), part.counts.begin(), part.counts.end());
        part = {};
    }
}

void GramValues::adopt(GramValues const& from, Code code, Code as) {
    auto const begin = std::ptrdiff_t(from.begins_[code]), end = std::ptrdiff_t(from.begins_[code + 1]);
    begins_.resize(std::size_t(as) + 1);
    grams_.resize(begins_[as]);
    counts_.resize(begins_[as]);
    grams_.insert(grams_.end(), from.grams_.begin() + begin, from.grams_.begin() + end);
    counts_.insert(counts_.end(), from.counts_.begin() + begin, from.counts_.begin() + end);
    begins_.push_back(grams_.size());
    norms_.resize(as);
    norms_.push_back(from.norms_[code]);
}

std::size_t GramValues::shared(Code a, Code b) const {
    auto const left = grams(a), right = grams(b);
    std::size_t count = 0;
    for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
        auto const x = left[i], y = right[j];
        count += x == y;
        i += x <= y;
        j += y <= x;
    }
    return count;
}

double GramValues::jaccard(Code a, Code b) const {
    auto const common = shared(a, b), all = size_of(a) + size_of(b) - common;
    return all ? double(common) / double(all) : 0;
}

double GramValues::overlap(Code a, Code b) const {
    auto const fewer = std::min(size_of(a), size_of(b));
    return fewer ? double(shared(a, b)) / double(fewer) : 0;
}

double GramValues::cosine(Code a, Code b) const {
    if (a == b && size_of(a)) return 1;
    auto const left = grams(a), right = grams(b);
    std::uint64_t product = 0;
    for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
        auto const x = left[i], y = right[j];
        if (x == y) product += std::uint64_t(counts_[begins_[a] + i]) * counts_[begins_[b] + j];
        i += x <= y;
        j += y <= x;
    }
    return product ? std::min(1.0, double(product) / (double(norms_[a]) * double(norms_[b]))) : 0;
}

}  // namespace jiayu::linkage
