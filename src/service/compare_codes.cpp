#include "service/compare_codes.hpp"

#include <algorithm>

#include "service/messages.hpp"
#include "service/stopwatch.hpp"

namespace jiayu::service {

namespace {

using linkage::ClkPair;
using linkage::RowIndex;

struct EncodedFile {
    linkage::Records records;
    linkage::ClkCodes codes;  // by row; without a code all zero
    std::size_t blank = 0;

    std::string_view source() const { return records.sources.front(); }
};

using Code = std::vector<std::uint64_t>;

// By value of the column; the empty value has no code.
Result<std::vector<Code>> decode(linkage::Records const& records, Path const& file, std::string const& header, std::size_t& code_words) {
    auto const& column = records.columns.front();
    std::vector<Code> codes(column.values.size());
    std::vector<RowIndex> first_row(column.values.size());
    for (auto row = RowIndex(records.size()); row-- > 0;) first_row[column.codes[row]] = row;
    for (linkage::Code value = 1; value < codes.size(); ++value) {
        auto code = linkage::clk_from_base64(column.values.text(value));
        std::string const id(records.ids[first_row[value]]);
        if (!code) return refuse(message::compare_not_codes, {{"file", file.filename().string()}, {"column", header}, {"id", id}});
        if (!code_words) code_words = code->size();
        if (code->size() != code_words)
            return refuse(message::compare_lengths, {{"file", file.filename().string()}, {"id", id}, {"found", std::to_string(code->size() * 64)}, {"expected", std::to_string(code_words * 64)}});
        codes[value] = std::move(*code);
    }
    return codes;
}

Result<EncodedFile> read_codes(CompareRequest const& request, Path const& path, CompareReport& report, Progress& progress) {
    auto read = read_records({path}, {.id = request.id, .rules = {{.name = request.column}}}, progress);
    if (!read) return std::unexpected(read.error());
    report.refused.insert(report.refused.end(), read->refused.begin(), read->refused.end());
    report.notes.insert(report.notes.end(), read->notes.begin(), read->notes.end());
    EncodedFile file{.records = std::move(read->records), .codes = {}};
    auto code_words = report.bits / 64;
    auto const codes = decode(file.records, path, request.column, code_words);
    if (!codes) return std::unexpected(codes.error());
    if (!code_words || codes->size() < 2) return refuse(message::compare_all_blank, {{"file", path.filename().string()}});
    report.bits = code_words * 64;
    file.codes.code_words = code_words;
    Code const none(code_words);
    for (auto value : file.records.columns.front().codes) {
        file.codes.add(value ? (*codes)[value] : none);
        file.blank += value == 0;
    }
    report.blank += file.blank;
    return file;
}

// A few records spread over `a` tell how many pairs there will be; a thousand, where the few leave it open.
double expected_pairs(linkage::ClkCodes const& a, linkage::ClkSet const& b, double dice_min, double most) {
    double expected = 0;
    for (std::size_t const looked_at : {30, 1'000}) {
        linkage::ClkCodes sample{.code_words = a.code_words, .words = {}};
        auto const step = std::max<std::size_t>(1, a.size() / looked_at);
        for (std::size_t row = 0; row < a.size(); row += step) sample.add(a[row]);
        expected = double(linkage::find_alike(linkage::ClkSet(sample), b, dice_min).size()) * double(step);
        if (expected > 10 * most) break;
    }
    return expected;
}

std::string grouped(double number) {
    auto text = fmt::format("{:.0f}", number);
    for (auto at = std::ssize(text) - 3; at > 0; at -= 3) text.insert(std::size_t(at), ",");
    return text;
}

// Pairs of a record with itself and the second of two alike pairs taken out: found by each record looking for its nearest.
void keep_once(std::vector<ClkPair>& pairs) {
    std::erase_if(pairs, [](ClkPair const& pair) { return pair.a == pair.b; });
    for (auto& pair : pairs)
        if (pair.a > pair.b) std::swap(pair.a, pair.b);
    std::ranges::sort(pairs, {}, [](ClkPair const& pair) { return std::pair(pair.a, pair.b); });
    auto const doubled = std::ranges::unique(pairs);
    pairs.erase(doubled.begin(), doubled.end());
}

// Each record also finds itself among its nearest: one more is asked for, and no more than `count` others are kept.
std::vector<ClkPair> nearest_within(linkage::ClkSet const& set, linkage::ClkNearest wanted, linkage::RowsDone const& done) {
    auto const count = wanted.count++;
    auto const found = linkage::find_nearest(set, set, wanted, done);
    std::vector<ClkPair> pairs;
    std::size_t of_row = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (i == 0 || found[i].a != found[i - 1].a) of_row = 0;
        if (found[i].a != found[i].b && of_row++ < count) pairs.push_back(found[i]);
    }
    keep_once(pairs);
    return pairs;
}

Result<std::vector<ClkPair>> find_pairs(CompareRequest const& request, EncodedFile const& a, EncodedFile const* b, Progress& progress) {
    linkage::ClkSet const set_a(a.codes);
    std::optional<linkage::ClkSet> const set_b = b ? std::optional<linkage::ClkSet>(b->codes) : std::nullopt;
    auto const& other = set_b ? *set_b : set_a;
    if (!request.nearest) {
        constexpr double bytes_of_pair = 2 * sizeof(ClkPair);  // parts are joined while they are still there
        auto const share = b ? 1.0 : 0.5, most = double(request.memory) / bytes_of_pair / share;
        auto const expected = expected_pairs(a.codes, other, request.dice_min, most);
        if (expected > most)
            return refuse(message::compare_too_many, {{"threshold", fmt::format("{}", request.dice_min)}, {"pairs", grouped(expected * share)},
                                                      {"memory", fmt::format("{:.2f} GiB", double(request.memory) / double(1 << 30))}});
    }
    progress.begin_step("score", a.records.size());
    linkage::RowsDone const done = [&progress](std::uint64_t rows) { progress.advance(rows); };
    linkage::ClkNearest const wanted{.count = request.nearest, .dice_min = request.dice_min};
    auto pairs = !b ? (request.nearest ? nearest_within(set_a, wanted, done) : linkage::find_alike_within(set_a, request.dice_min, done))
                    : (request.nearest ? linkage::find_nearest(set_a, other, wanted, done) : linkage::find_alike(set_a, other, request.dice_min, done));
    if (request.one_to_one) pairs = linkage::match_one_to_one(pairs);
    std::ranges::stable_sort(pairs, std::ranges::greater(), &ClkPair::dice);
    return pairs;
}

// Every twentieth that lies at or above the threshold, and the threshold.
std::vector<CompareReport::Step> count_steps(std::span<ClkPair const> pairs, double dice_min) {
    std::vector<CompareReport::Step> steps;
    auto count = [&](double from) {
        auto const end = std::ranges::partition_point(pairs, [from](ClkPair const& pair) { return pair.dice >= from; });
        steps.push_back({from, std::size_t(end - pairs.begin())});
    };
    for (int step = 20; step / 20.0 > dice_min; --step) count(step / 20.0);
    count(dice_min);
    return steps;
}

OutputTable table_of(EncodedFile const& a, EncodedFile const& b, std::span<ClkPair const> pairs) {
    return {.columns = {{"id_l"}, {"source_l"}, {"id_r"}, {"source_r"}, {"dice", CellKind::real}}, .rows = pairs.size(), .fill = [&a, &b, pairs](std::size_t row, RowSink& sink) {
                auto const& pair = pairs[row];
                sink.text(a.records.ids[pair.a]);
                sink.text(a.source());
                sink.text(b.records.ids[pair.b]);
                sink.text(b.source());
                sink.real(pair.dice, fmt::format("{:.6f}", pair.dice));
            }};
}

}  // namespace

Result<CompareReport> compare_codes(CompareRequest const& request) {
    Stopwatch watch;
    Progress progress("link compare");
    CompareReport report;
    auto const a = read_codes(request, request.a, report, progress);
    if (!a) return std::unexpected(a.error());
    std::optional<EncodedFile> other;
    if (!request.b.empty()) {
        auto b = read_codes(request, request.b, report, progress);
        if (!b) return std::unexpected(b.error());
        other = std::move(*b);
    }
    auto const& b = other ? *other : *a;
    report.records_a = a->records.size();
    report.records_b = b.records.size();
    report.read_seconds = watch.lap();
    auto const pairs = find_pairs(request, *a, other ? &b : nullptr, progress);
    if (!pairs) return std::unexpected(pairs.error());
    report.compared = other ? std::uint64_t(report.records_a) * report.records_b : std::uint64_t(report.records_a) * (report.records_a - 1) / 2;
    report.pairs = pairs->size();
    report.steps = count_steps(*pairs, request.dice_min);
    report.compare_seconds = watch.lap();
    write_table(request.out, request.out.extension() == ".parquet" ? TableKind::parquet : TableKind::csv, table_of(*a, b, *pairs), progress);
    report.write_seconds = watch.lap();
    return report;
}

}  // namespace jiayu::service
