// How well the register's people match the truth of an invented district (truth/mentions.csv and persons.csv; docs/design/files.md).
#pragma once
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "linkage/evaluate_clusters.hpp"
#include "store/store.hpp"

namespace jiayu::service {

struct QualityOf {
    std::string group;  // "all", "department", "error", "kind"
    std::string name;   // of the department, the error kind; twins, newborns
    std::uint64_t mentions = 0;
    linkage::ClusterQuality quality;
};

struct Evaluation {
    std::vector<QualityOf> rows;             // the first is of all mentions
    std::uint64_t mentions_without_truth = 0, truth_without_mention = 0;
};

Result<Evaluation> evaluate_register(store::Store& store, Path const& truth);

}  // namespace jiayu::service
