// What clustering is given: scored pairs, what may not be one person, and what people decided. Rows are in canonical order: every
// tie is broken by row, so that no order of arrival and no number of threads changes a cluster.
#pragma once
#include <algorithm>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "linkage/dictionary.hpp"
#include "linkage/edge.hpp"
#include "linkage/model.hpp"

namespace jiayu::linkage {

// People's decisions stand in every run. They come before rules of the data; a pair told apart also stays apart where pairs told
// together would connect it.
struct PairDecisions {
    std::vector<std::pair<RowIndex, RowIndex>> together, apart;
};

struct ClusterInput {
    std::size_t rows = 0;
    std::span<Edge const> edges;  // every pair at most once
    std::function<double(RowIndex, RowIndex)> weigh;  // log2 of the likelihood ratio, without prior; called from many threads
    std::function<void(std::span<RowIndex const>)> expect = {};  // told of rows that will be weighed soon; from many threads
    void expect_rows(std::span<RowIndex const> coming) const {
        constexpr std::size_t most = 32;
        if (expect) expect(coming.first(std::min(coming.size(), most)));
    }
    // Bits that two sets of rows take off what their pairs say (EntityWeights::contradiction); empty: none.
    std::function<double(std::span<RowIndex const>, std::span<RowIndex const>)> contradiction;
    double prior_bits = 0;                            // log2 of the odds that two random records are one person
    std::span<std::uint16_t const> source_of;         // by row; needed for rules about sources only
    // By row, 0 absent. cannot_link: two different present values are never one person; never_equal: one present value is never
    // two records of one person.
    std::vector<std::span<Code const>> cannot_link, never_equal;
    // As cannot_link, but between rows of one source alone; values one slip of the pen apart may be one.
    struct SourceColumn {
        std::span<Code const> codes;
        Dictionary const* values;
    };
    std::vector<SourceColumn> cannot_link_in_source;
    PairDecisions decisions;
    std::size_t edges_max = 0;  // held at once beside `edges`, where memory is short; 0: no bound. Changes no cluster
};

struct ClusterSettings {
    ClusterMethod method = ClusterMethod::evidence;
    bool one_per_source = false;
    std::size_t size_max = 0;   // 0: no bound
    double cannot_link_bits = 0;  // a pair of rows of so many bits, prior included, overrides cannot_link; 0: none does
    double link_bits = 0;       // log2 of the odds from which a pair is linked
    double review_bits = -4.25; // and from which it is looked at
};

inline std::int32_t hundredths(double bits) { return std::int32_t(bits * 100 + (bits < 0 ? -0.5 : 0.5)); }

}  // namespace jiayu::linkage
