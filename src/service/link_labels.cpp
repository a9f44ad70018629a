#include "service/link_labels.hpp"

#include <algorithm>
#include <map>

#include "service/messages.hpp"
#include "service/row_finder.hpp"

namespace jiayu::service {

namespace {

// One draw of the random sample, as far as it was answered.
struct Draw {
    std::size_t first = ~std::size_t(0);  // label, in the file
    std::size_t judged = 0;
    std::map<std::uint32_t, linkage::JudgedStratum> strata;
};

// `decided`: places in `pairs` of the decided ones, in the order of JudgedPairs::pairs.
std::map<std::string, Draw> list_draws(std::span<PairLabels const> pairs, std::span<std::size_t const> decided) {
    std::map<std::string, Draw> draws;
    for (auto const& pair : pairs)
        if (pair.drawn) {
            auto& draw = draws[pair.drawn->draw];
            draw.first = std::min(draw.first, pair.first);
        }
    for (std::uint32_t i = 0; i < decided.size(); ++i) {
        auto const& drawn = pairs[decided[i]].drawn;
        if (!drawn) continue;
        auto& draw = draws[drawn->draw];
        auto& stratum = draw.strata[drawn->stratum];
        stratum.pairs = std::max(stratum.pairs, drawn->pairs);
        stratum.judged.push_back(i);
        ++draw.judged;
    }
    return draws;
}

std::vector<linkage::JudgedStratum> strata_of(std::span<PairLabels const> pairs, std::span<std::size_t const> decided) {
    auto draws = list_draws(pairs, decided);
    std::erase_if(draws, [](auto const& draw) { return draw.second.judged < draw_pairs_min; });
    double judged = 0;
    for (auto const& [_, draw] : draws) judged += double(draw.judged);
    std::vector<linkage::JudgedStratum> strata;
    for (auto& [name, draw] : draws) {
        auto const share = double(draw.judged) / judged;
        linkage::JudgedStratum known{.share = share, .judged = {}};
        for (std::uint32_t i = 0; i < decided.size(); ++i) {
            auto const& pair = pairs[decided[i]];
            if (pair.first < draw.first && !(pair.drawn && pair.drawn->draw == name)) known.judged.push_back(i);
        }
        known.pairs = double(known.judged.size());
        if (!known.judged.empty()) strata.push_back(std::move(known));
        for (auto& [_, stratum] : draw.strata) {
            stratum.share = share;
            strata.push_back(std::move(stratum));
        }
    }
    return strata;
}

void note_refused(LabelFile const& file, BoundLabels& bound) {
    if (file.refused.empty()) return;
    auto const& first = file.refused.front();
    auto argument = [&](Language language) { return first.reason.text(language); };
    bound.notes.push_back(Error(message::labels_refused, {{"rows", std::to_string(file.refused.size())}, {"row", std::to_string(first.row_number)},
                                                          {"reason_zh", argument(Language::zh)}, {"reason_en", argument(Language::en)}}));
}

}  // namespace

Result<BoundLabels> bind_labels(Path const& path, linkage::Records const& records) {
    auto file = read_labels(path);
    if (!file) return std::unexpected(file.error());
    BoundLabels bound{.labels = file->labels.size()};
    note_refused(*file, bound);
    RowFinder const finder(records);
    std::vector<std::size_t> decided;
    std::size_t foreign = 0;
    for (auto& pair : gather_labels(file->labels)) {
        auto a = finder.find(pair.a.source, pair.a.id), b = finder.find(pair.b.source, pair.b.id);
        if (!a || !b) {
            ++foreign;
            continue;
        }
        std::pair const rows{std::min(*a, *b), std::max(*a, *b)};
        if (auto is_match = pair.is_match()) {
            decided.push_back(bound.pairs.size());
            bound.judged.pairs.push_back({rows.first, rows.second, *is_match});
        } else {
            ++(pair.is_conflict() ? bound.conflicts : bound.unsure);
        }
        bound.rows.push_back(rows);
        bound.pairs.push_back(std::move(pair));
    }
    if (foreign && bound.pairs.empty()) return refuse(message::labels_foreign, {{"file", path.filename().string()}, {"pairs", std::to_string(foreign)}});
    if (foreign) bound.notes.push_back(Error(message::labels_partly_foreign, {{"file", path.filename().string()}, {"pairs", std::to_string(foreign)}}));
    bound.judged.strata = strata_of(bound.pairs, decided);
    return bound;
}

}  // namespace jiayu::service
