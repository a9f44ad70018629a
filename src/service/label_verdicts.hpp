// What all reviewers together said of each pair: the last answer of each, and what somebody decided where they differ.
#pragma once
#include "service/label_file.hpp"

namespace jiayu::service {

struct ReviewerAnswer {
    std::string reviewer;
    Answer answer;
    std::string time;
};

struct PairLabels {
    RecordName a, b;                        // a < b
    std::vector<ReviewerAnswer> answers;    // the last one of each reviewer, by who answered first
    std::optional<Answer> adjudicated;      // the last word of whoever decided
    std::size_t first = 0;                  // place of the pair's first label in the file
    std::optional<DrawnFrom> drawn;         // of the random sample

    // What counts: the decision, else what those who are sure say together. Nothing while they differ or nobody is sure.
    std::optional<bool> is_match() const;
    // Some say same, some different, and nobody has decided.
    bool is_conflict() const;
    bool has_answer_of(std::string_view reviewer) const;
};

// In the order of the pairs' first labels.
std::vector<PairLabels> gather_labels(std::span<Label const> labels);

struct ReviewerAgreement {
    std::string first, second;                           // reviewers, in alphabetical order
    std::array<std::array<std::int64_t, 3>, 3> counts{}; // pairs that both answered, by the first's answer and the second's
};

// Of each two reviewers who answered some pair both; decisions between them do not count.
std::vector<ReviewerAgreement> count_agreement(std::span<PairLabels const> pairs);

}  // namespace jiayu::service
