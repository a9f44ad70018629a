#include "linkage/comparison_table.hpp"

#include <atomic>
#include <cmath>
#include <optional>
#include <utility>

#include "base/assert.hpp"
#include "base/parallel_for.hpp"
#include "linkage/combinations.hpp"
#include "linkage/compiled_comparison.hpp"

namespace jiayu::linkage {

struct ComparisonTable::Compiled : CompiledComparison {};

ComparisonTable::ComparisonTable(std::size_t rows, std::size_t width) : rows_(rows), width_(width), self_levels_(width), counts_(width), compiled_(width) {
    static std::atomic<std::uint64_t> tables = 0;
    serial_ = ++tables;
}
ComparisonTable::~ComparisonTable() = default;
ComparisonTable::ComparisonTable(ComparisonTable&&) noexcept = default;

namespace {

// The codes of one comparison, row by row.
std::vector<Code> tuple_codes(CompiledComparison& compiled, Records const& records, std::span<RowIndex const> rows) {
    Combinations combinations(compiled.columns.size());
    std::vector<Code> codes(records.size()), tuple(compiled.columns.size());
    for (std::size_t i = 0; i < codes.size(); ++i) {
        auto const row = rows.empty() ? i : rows[i];
        for (std::size_t part = 0; part < tuple.size(); ++part) tuple[part] = records.columns[compiled.columns[part]].codes[row];
        codes[row] = combinations.code_of(tuple);
    }
    compiled.tuples = std::move(combinations).tuples();
    return codes;
}

std::vector<std::uint32_t> count_codes(std::span<Code const> codes, std::size_t size) {
    std::vector<std::uint32_t> counts(size);
    for (auto code : codes) ++counts[code];
    counts[0] = 0;
    return counts;
}

// Sets the shares from how many records have each code; `of_code` says which codes count as one.
void set_shares(Rarity& rarity, std::span<std::uint32_t const> counts, std::span<Code const> of_code, std::size_t classes) {
    std::vector<double> sums(classes);
    double present = 0, agreeing = 0;
    for (std::size_t code = 1; code < counts.size(); ++code) {
        auto as = of_code.empty() ? Code(code) : of_code[code];
        if (as) sums[as] += counts[code], present += counts[code];
    }
    for (auto sum : sums) agreeing += sum * sum;
    if (present == 0) return;
    rarity.present = present;
    rarity.usual = float(std::log2(agreeing / (present * present)));
    rarity.log_shares.resize(counts.size(), rarity.usual);
    for (std::size_t code = 1; code < counts.size(); ++code) {
        auto as = of_code.empty() ? Code(code) : of_code[code];
        if (as && sums[as] > 0) rarity.log_shares[code] = float(std::log2(sums[as] / present));
    }
}

Result<void> set_rarity(CompiledComparison& compiled, Records const& records, std::span<std::uint32_t const> counts) {
    for (auto& rarity : compiled.rarity) {
        if (rarity.strength == 0) continue;
        if (!rarity.agreeing) {
            set_shares(rarity, counts, {}, counts.size());
            continue;
        }
        auto derived = derive_column(records, *rarity.agreeing);
        if (!derived) return std::unexpected(derived.error());
        auto const& column = records.columns[derived->base];
        auto base_counts = count_codes(column.codes, column.values.size());
        set_shares(rarity, base_counts, derived->of_base, derived->of_base.empty() ? base_counts.size() : derived->values.size());
    }
    return {};
}

// The shares of combinations follow the combinations; one that the other table has not seen is as common as any.
void carry_shares(CompiledComparison& to, CompiledComparison const& from) {
    auto const width = from.columns.size();
    Combinations known(width);
    for (std::size_t at = width; at < from.tuples.size(); at += width) known.code_of({&from.tuples[at], width});
    auto const before = from.tuples.size() / width;
    for (std::size_t level = 0; level < to.rarity.size(); ++level) {
        auto& rarity = to.rarity[level];
        if (rarity.agreeing || rarity.log_shares.empty()) continue;
        rarity.log_shares.assign(to.tuples.size() / width, rarity.usual);
        for (std::size_t code = 1; code < rarity.log_shares.size(); ++code) {
            auto same = known.code_of({&to.tuples[code * width], width});
            if (same < before) rarity.log_shares[code] = from.rarity[level].log_shares[same];
        }
    }
}

}  // namespace

// Counts and levels of equal values of a comparison; its codes by row where they are of combinations.
std::vector<Code> ComparisonTable::set_comparison(std::size_t at, Records const& records, std::span<RowIndex const> rows) {
    auto& compiled = *compiled_[at];
    auto const columns = compiled.columns.size();
    std::vector<Code> combined;
    if (columns > 1) combined = tuple_codes(compiled, records, rows);
    auto const size = columns > 1 ? compiled.tuples.size() / columns : compiled.values;
    JIAYU_ASSERT(size < 1u << 30);  // two codes and a level fit one word of LevelMemory
    counts_[at] = count_codes(columns > 1 ? combined : records.columns[compiled.columns[0]].codes, size);
    self_levels_[at].resize(size);
    parallel_chunks(size, 1 << 12, [&](std::size_t begin, std::size_t end) {
        for (auto code = begin; code < end; ++code) self_levels_[at][code] = std::uint8_t(compiled.level(Code(code), Code(code)));
    });
    return combined;
}

void ComparisonTable::set_codes(Records const& records, std::span<std::vector<Code> const> combined) {
    codes_.resize(rows_ * width_);
    std::vector<std::span<Code const>> sources;
    for (std::size_t i = 0; i < width_; ++i) sources.push_back(compiled_[i]->columns.size() > 1 ? combined[i] : records.columns[compiled_[i]->columns[0]].codes);
    parallel_chunks(rows_, 1 << 14, [&](std::size_t begin, std::size_t end) {
        for (auto row = begin; row < end; ++row)
            for (std::size_t i = 0; i < width_; ++i) codes_[row * width_ + i] = sources[i][row];
    });
}

LevelMemory& LevelMemory::of_this_thread(ComparisonTable const& table) {
    thread_local std::uint64_t serial = 0;
    thread_local std::optional<LevelMemory> memory;
    if (serial != table.serial()) memory.emplace(table.comparisons());
    serial = table.serial();
    return *memory;
}

Result<ComparisonTable> ComparisonTable::make(Model const& model, Records const& records, std::span<RowIndex const> rows) {
    ComparisonTable table(records.size(), model.comparisons.size());
    std::vector<std::vector<Code>> combined(table.width_);
    std::vector<std::optional<Error>> refused(table.width_);
    parallel_for(table.width_, [&](std::size_t i) {
        auto compiled = compile_comparison(model.comparisons[i], records);
        if (!compiled) {
            refused[i] = compiled.error();
            return;
        }
        table.compiled_[i] = std::make_unique<Compiled>(Compiled{std::move(*compiled)});
        combined[i] = table.set_comparison(i, records, rows);
        if (auto set = set_rarity(*table.compiled_[i], records, table.counts_[i]); !set) refused[i] = set.error();
    });
    for (auto& error : refused)
        if (error) return std::unexpected(std::move(*error));
    table.set_codes(records, combined);
    table.list_shares();
    return table;
}

ComparisonTable ComparisonTable::for_records(Records const& others) const {
    ComparisonTable table(others.size(), width_);
    std::vector<std::vector<Code>> combined(width_);
    parallel_for(width_, [&](std::size_t i) {
        table.compiled_[i] = std::make_unique<Compiled>(*compiled_[i]);
        table.compiled_[i]->tuples.clear();
        combined[i] = table.set_comparison(i, others, {});
        if (!compiled_[i]->tuples.empty()) carry_shares(*table.compiled_[i], *compiled_[i]);
    });
    table.set_codes(others, combined);
    table.list_shares();
    return table;
}

void ComparisonTable::forget_texts() {
    for (auto& compiled : compiled_)
        for (auto& space : compiled->spaces) space->values = {};
}

unsigned ComparisonTable::level(std::size_t comparison, Code a, Code b, LevelMemory& memory) const {
    if (!a || !b) return 0;
    if (a == b) return self_levels_[comparison][a];
    auto const& compiled = *compiled_[comparison];
    if (compiled.is_cheap) return compiled.level(a, b);
    auto pair = std::uint64_t(std::min(a, b)) << 34 | std::uint64_t(std::max(a, b)) << 4;
    auto& remembered = memory[LevelMemory::slot(comparison, pair)];
    if ((remembered ^ pair) >= 16) remembered = pair | compiled.level(a, b, compiled.tuples.empty() ? nullptr : &memory.measures(comparison));
    return unsigned(remembered & 15);
}

Pattern ComparisonTable::compare(RowIndex a, RowIndex b, LevelMemory& memory) const {
    auto const *x = &codes_[a * width_], *y = &codes_[b * width_];
    Pattern pattern = 0;
    for (std::size_t i = 0; i < width_; ++i) pattern |= Pattern(level(i, x[i], y[i], memory)) << (4 * i);
    return pattern;
}

CompiledComparison const& ComparisonTable::compiled(std::size_t comparison) const { return *compiled_[comparison]; }

bool ComparisonTable::is_equality(std::size_t comparison, unsigned level) const { return compiled_[comparison]->is_equality[level - 1]; }

void ComparisonTable::list_shares() {
    shares_.assign(width_ * 16, {});
    for (std::size_t i = 0; i < width_; ++i)
        for (unsigned level = 1; level <= compiled_[i]->rarity.size(); ++level) {
            auto const& rarity = compiled_[i]->rarity[level - 1];
            if (rarity.log_shares.empty()) continue;
            bool is_of_part = rarity.agreeing && !compiled_[i]->tuples.empty();
            shares_[i * 16 + level] = {rarity.log_shares.data(), rarity.strength, rarity.usual, is_of_part ? compiled_[i]->tuples.data() + rarity.column : nullptr, compiled_[i]->columns.size()};
        }
}

float ComparisonTable::rarity(std::size_t comparison, unsigned level, Code a, Code b) const {
    auto const& shares = shares_[comparison * 16 + level];
    if (!shares.log_shares) return 0;
    auto of = [&](Code code) { return shares.log_shares[shares.tuples ? shares.tuples[code * shares.width] : code]; };
    return shares.strength * (shares.usual - std::max(of(a), of(b)));
}

float ComparisonTable::rarity_max(std::size_t comparison, unsigned level) const {
    auto const& rarity = compiled_[comparison]->rarity[level - 1];
    if (rarity.log_shares.empty()) return 0;
    return rarity.strength * (rarity.usual - std::ranges::min(rarity.log_shares));
}

std::optional<double> ComparisonTable::agreement(std::size_t comparison, unsigned level) const {
    auto const& rarity = compiled_[comparison]->rarity[level - 1];
    if (!rarity.agreeing || rarity.log_shares.empty()) return {};
    auto present = rarity.present / double(std::max<std::size_t>(rows_, 1));
    return present * present * std::exp2(double(rarity.usual));
}

std::span<std::size_t const> ComparisonTable::columns(std::size_t comparison) const { return compiled_[comparison]->columns; }

}  // namespace jiayu::linkage
