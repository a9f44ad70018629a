// The truth of an invented district as synth wrote it: the person and the planted errors of each mention.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "domain/mention.hpp"

namespace jiayu::service {

struct TrueMention {
    std::uint64_t place = 0;   // place_of()
    std::uint32_t person = 0;  // any number, equal for one person
    std::uint64_t errors = 0;  // bit i: error_kinds[i]
    bool is_twin = false;
};

struct LinkageTruth {
    std::vector<TrueMention> mentions;      // ascending by place
    std::vector<std::string> error_kinds;   // at most 64
    std::vector<std::string> files;         // names without folders; a place holds the index

    std::optional<std::uint32_t> file_index(std::string_view name) const;
    TrueMention const* find(std::uint64_t place) const;
};

constexpr std::uint64_t place_of(std::uint32_t file, std::int64_t row_number, Role role) {
    return std::uint64_t(file) << 40 | std::uint64_t(row_number) << 4 | std::uint64_t(role);
}

Result<LinkageTruth> load_linkage_truth(Path const& folder);  // DIR or DIR/truth

}  // namespace jiayu::service
