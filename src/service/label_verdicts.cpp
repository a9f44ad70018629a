#include "service/label_verdicts.hpp"

#include <algorithm>
#include <map>

namespace jiayu::service {

namespace {

void take(PairLabels& pair, Label const& label) {
    if (label.drawn) pair.drawn = label.drawn;
    if (label.asked_as == AskedAs::adjudicate) {
        pair.adjudicated = label.answer;
        return;
    }
    auto known = std::ranges::find(pair.answers, label.reviewer, &ReviewerAnswer::reviewer);
    if (known == pair.answers.end()) pair.answers.push_back({label.reviewer, label.answer, label.time});
    else known->answer = label.answer, known->time = label.time;
}

bool has_answer(PairLabels const& pair, Answer answer) { return std::ranges::any_of(pair.answers, [&](auto const& one) { return one.answer == answer; }); }

}  // namespace

std::optional<bool> PairLabels::is_match() const {
    if (adjudicated) return *adjudicated == Answer::unsure ? std::nullopt : std::optional(*adjudicated == Answer::same);
    auto same = has_answer(*this, Answer::same), different = has_answer(*this, Answer::different);
    return same == different ? std::nullopt : std::optional(same);
}

bool PairLabels::is_conflict() const { return !adjudicated && has_answer(*this, Answer::same) && has_answer(*this, Answer::different); }

bool PairLabels::has_answer_of(std::string_view reviewer) const { return std::ranges::find(answers, reviewer, &ReviewerAnswer::reviewer) != answers.end(); }

std::vector<PairLabels> gather_labels(std::span<Label const> labels) {
    std::vector<PairLabels> pairs;
    std::map<std::pair<RecordName, RecordName>, std::size_t> place_of;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        auto const& label = labels[i];
        auto [at, is_new] = place_of.try_emplace({label.a, label.b}, pairs.size());
        if (is_new) pairs.push_back({.a = label.a, .b = label.b, .first = i});
        take(pairs[at->second], label);
    }
    return pairs;
}

std::vector<ReviewerAgreement> count_agreement(std::span<PairLabels const> pairs) {
    std::map<std::pair<std::string, std::string>, ReviewerAgreement> by_reviewers;
    for (auto const& pair : pairs)
        for (auto const& x : pair.answers)
            for (auto const& y : pair.answers) {
                if (!(x.reviewer < y.reviewer)) continue;
                auto& agreement = by_reviewers[{x.reviewer, y.reviewer}];
                agreement.first = x.reviewer, agreement.second = y.reviewer;
                ++agreement.counts[std::size_t(x.answer)][std::size_t(y.answer)];
            }
    std::vector<ReviewerAgreement> all;
    for (auto& [_, agreement] : by_reviewers) all.push_back(std::move(agreement));
    return all;
}

}  // namespace jiayu::service
