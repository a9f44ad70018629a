// Where the weight of two records comes from, comparison by comparison.
#pragma once
#include "linkage/link_records.hpp"
#include "service/link_files.hpp"

namespace jiayu::service {

// Or two comparisons that depend on each other, as "street × city" without values: what they say beyond what each says alone; the
// level is then the class of pairs that they go together in, "one_person" or "strangers".
struct ExplainedComparison {
    std::string name, a, b;   // values as compared, of several columns joined by " · "
    std::string level;        // empty: absent
    double bits = 0;          // log2 m/u
    double rarity_bits = 0;   // more for rare values, less for common ones
};

struct ExplainedPair {
    std::vector<ExplainedComparison> comparisons;
    double prior_bits = 0, weight = 0, probability = 0;  // weight with prior and, where the model has them, against rival kinds
    std::string rule;                                    // the first blocking rule that brings the two together; empty: none
};

// Of two rows of the records that `prepared` is bound to.
ExplainedPair explain_rows(linkage::PreparedLinkage const& prepared, linkage::Records const& records, std::pair<linkage::RowIndex, linkage::RowIndex> rows);

// `a` and `b`: ids, or SOURCE/ID where an id alone is not clear. The model must have its m and u.
Result<ExplainedPair> explain_link(Path const& model, std::vector<Path> const& files, std::pair<std::string, std::string> const& ids);

}  // namespace jiayu::service
