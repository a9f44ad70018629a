// The register's mentions as records for linkage: one source a department, columns as packs/national/linkage/register.toml names them.
// What a mention does not say but its own number or role does (birth date, sex) is filled in; a newborn's placeholder becomes the
// surname with 某 where a surname is to be had.
#pragma once
#include <memory>
#include <span>
#include <unordered_map>

#include "domain/division.hpp"
#include "domain/mention.hpp"
#include "linkage/records.hpp"

namespace jiayu::service {

// From a retired division code to the code that stands for all its forms over time; codes that are their own form are left out.
using DivisionForms = std::unordered_map<std::int64_t, std::int64_t>;

// Of renamed, merged and split divisions: the first of those that hold the area when the table ends.
DivisionForms forms_of(DivisionTable const& divisions);

class MentionRecords {
public:
    explicit MentionRecords(DivisionForms forms = {});
    ~MentionRecords();
    void reserve(std::size_t mentions);
    void add(std::span<Mention const> mentions);  // in the order of mention ids; on all cores
    linkage::Records finish() &&;                 // on all cores

private:
    struct Building;
    std::unique_ptr<Building> building_;
};

}  // namespace jiayu::service
