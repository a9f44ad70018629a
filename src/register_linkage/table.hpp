// All mentions as rows of codes, with what is known of each distinct number and name. Built row by row, then read-only.
#pragma once
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "domain/mention.hpp"
#include "register_linkage/name_values.hpp"
#include "register_linkage/number_values.hpp"
#include "register_linkage/row.hpp"

namespace jiayu::register_linkage {

// From a retired division code to the code that stands for all its forms over time.
using DivisionForms = std::unordered_map<std::int64_t, std::int64_t>;

struct DivisionValue {
    std::int64_t code = 0;  // 12 digits
    std::int64_t form = 0;  // equal for the codes of one place over time
};

struct Table {
    std::vector<Row> rows;                   // ascending by mention id
    std::vector<std::int64_t> mention_ids;   // of each row
    std::size_t population = 0;              // rows that the counts of values are of
    std::vector<NumberValue> numbers;        // by code; index 0 is the absent one
    std::vector<NameValue> names;
    std::vector<DivisionValue> divisions;
    std::vector<std::uint32_t> number_counts, phone_counts, household_counts, certificate_counts;  // rows by code
    Dictionary phones, households, certificates;

    NumberValue const& number(Code code) const { return numbers[code]; }
    NameValue const& name(Code code) const { return names[code]; }
};

class TableBuilder {
public:
    explicit TableBuilder(DivisionForms forms = {});
    ~TableBuilder();
    void reserve(std::size_t mentions);
    void add(Mention const& mention) { add(std::span(&mention, 1)); }
    void add(std::span<Mention const> mentions);  // many at once on all cores; codes are those of one by one
    Table finish();  // on all cores; the builder is empty afterwards

private:
    struct Texts;
    Code division_code(std::int64_t division);

    std::unique_ptr<Texts> texts_;
    DivisionForms forms_;
    Table table_;
};

}  // namespace jiayu::register_linkage
