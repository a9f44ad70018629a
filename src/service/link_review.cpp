#include "service/link_review.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "linkage/cluster_rules.hpp"
#include "linkage/join_records.hpp"
#include "linkage/review_sample.hpp"
#include "service/link_run.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

using linkage::RowIndex;
using Rows = std::pair<RowIndex, RowIndex>;

constexpr std::size_t drawn_max = 2000;

// One draw for one model on one set of records, whenever it is made.
std::string name_of_draw(linkage::Model const& model, linkage::Records const& records, std::uint64_t seed) {
    return sha256_hex(fmt::format("{}\n{}\n{}", linkage::to_toml(model), records.size(), seed)).substr(0, 8);
}

// What this draw may not draw: pairs decided before it was first made.
std::vector<Rows> known_before(BoundLabels const& bound, std::string const& draw) {
    auto first = ~std::size_t(0);
    for (auto const& pair : bound.pairs)
        if (pair.drawn && pair.drawn->draw == draw) first = std::min(first, pair.first);
    std::vector<Rows> known;
    for (std::size_t i = 0; i < bound.pairs.size(); ++i) {
        auto const& pair = bound.pairs[i];
        if (pair.first < first && pair.is_match() && !(pair.drawn && pair.drawn->draw == draw)) known.push_back(bound.rows[i]);
    }
    std::ranges::sort(known);
    return known;
}

// Draws and doubtful pairs by turns, so that any first part of the questions has its share of both.
class Interleaver {
public:
    Interleaver(std::vector<ReviewQuestion> drawn, std::vector<ReviewQuestion> doubtful, double share) : drawn_(std::move(drawn)), doubtful_(std::move(doubtful)), share_(share) {}

    std::vector<ReviewQuestion> questions(std::size_t questions_max) {
        std::vector<ReviewQuestion> all;
        std::size_t asked = 0, sampled = 0;
        while (asked < questions_max && (next_drawn_ < drawn_.size() || next_doubtful_ < doubtful_.size())) {
            bool takes_drawn = next_drawn_ < drawn_.size() && share_ > 0 && (double(sampled) < share_ * double(asked + 1) || next_doubtful_ == doubtful_.size());
            if (!takes_drawn && next_doubtful_ == doubtful_.size()) break;
            all.push_back(takes_drawn ? drawn_[next_drawn_++] : doubtful_[next_doubtful_++]);
            if (all.back().known) continue;
            ++asked;
            sampled += takes_drawn;
        }
        return all;
    }

private:
    std::vector<ReviewQuestion> drawn_, doubtful_;
    double share_;
    std::size_t next_drawn_ = 0, next_doubtful_ = 0;
};

std::vector<ReviewQuestion> draw_questions(std::span<linkage::Edge const> edges, BoundLabels const& bound, std::string const& draw, std::uint64_t seed) {
    auto const known = known_before(bound, draw);
    auto is_known = [&](RowIndex a, RowIndex b) { return std::ranges::binary_search(known, Rows(a, b)); };
    auto const sample = linkage::draw_review_sample(edges, is_known, {.seed = seed, .pairs_max = drawn_max});
    std::map<Rows, std::size_t> place_of;
    for (std::size_t i = 0; i < bound.rows.size(); ++i) place_of[bound.rows[i]] = i;
    std::vector<ReviewQuestion> questions;
    for (auto const& [a, b, stratum] : sample.pairs) {
        ReviewQuestion question{.a = a, .b = b, .asked_as = AskedAs::sample, .drawn = DrawnFrom{draw, stratum, double(sample.strata[stratum].pairs)}};
        if (auto at = place_of.find({a, b}); at != place_of.end()) {
            auto const& pair = bound.pairs[at->second];
            if (pair.drawn && pair.drawn->draw == draw) continue;
            if (!pair.answers.empty()) question.known = Label{.a = pair.a, .b = pair.b, .answer = pair.answers.front().answer, .reviewer = pair.answers.front().reviewer, .time = pair.answers.front().time};
        }
        questions.push_back(std::move(question));
    }
    return questions;
}

// Doubtful pairs without those that are drawn soon anyway, or were answered and left open.
std::vector<ReviewQuestion> doubtful_questions(linkage::ReviewQueue const& queue, BoundLabels const& bound, std::span<ReviewQuestion const> drawn) {
    std::vector<Rows> left_out = bound.rows;
    for (auto const& question : drawn) left_out.emplace_back(question.a, question.b);
    std::ranges::sort(left_out);
    std::vector<ReviewQuestion> questions;
    for (auto const& question : queue.questions)
        if (!std::ranges::binary_search(left_out, Rows(question.a, question.b))) questions.push_back({.a = question.a, .b = question.b, .drawn = {}, .doubt = question});
    return questions;
}

linkage::ReviewQueue queue_of(linkage::PreparedLinkage& prepared, linkage::Records const& records, std::span<linkage::Edge const> edges, linkage::PairDecisions const& decisions,
                              std::size_t questions_max) {
    auto const joined = linkage::join_records(prepared, records, edges, decisions);
    linkage::PairWeights const weights(prepared.model, *prepared.table);
    linkage::ClusterInput input{.rows = records.size(), .edges = edges,
                                .weigh = [&](RowIndex a, RowIndex b) { return weights.weigh(a, b, linkage::LevelMemory::of_this_thread(weights.table())).weight - weights.prior_bits(); },
                                .prior_bits = weights.prior_bits(), .decisions = decisions};
    linkage::bind_cluster_rules(prepared.model.clustering, records, input);
    return linkage::make_review_queue(input, joined.cluster_of, joined.review, {.questions_max = questions_max});
}

// Two groups of records that answers hold together or apart.
class AnsweredGroups {
public:
    explicit AnsweredGroups(std::map<Rows, bool> const& verdicts) {
        for (auto const& [rows, is_match] : verdicts)
            if (is_match) parents_[root(rows.second)] = root(rows.first);
        for (auto const& [rows, is_match] : verdicts)
            if (!is_match) apart_.push_back(std::minmax({root(rows.first), root(rows.second)}));
        std::ranges::sort(apart_);
    }
    bool decide(RowIndex a, RowIndex b) {
        auto x = root(a), y = root(b);
        return x == y || std::ranges::binary_search(apart_, Rows(std::min(x, y), std::max(x, y)));
    }

private:
    RowIndex root(RowIndex row) {
        for (auto at = parents_.find(row); at != parents_.end() && at->second != row; at = parents_.find(row)) row = at->second;
        return row;
    }
    std::map<RowIndex, RowIndex> parents_;
    std::vector<Rows> apart_;
};

}  // namespace

Result<LinkReview> LinkReview::open(LinkReviewSettings const& settings) {
    if (settings.reviewer.empty()) return refuse(message::review_without_reviewer);
    Progress progress("link review");
    auto model = load_learned_model(settings.model);
    if (!model) return std::unexpected(model.error());
    if (settings.seed) model->training.seed = *settings.seed;
    auto read = read_records(settings.files, {.id = model->id, .rules = model->columns}, progress);
    if (!read) return std::unexpected(read.error());
    auto appender = LabelAppender::open(settings.labels);
    if (!appender) return std::unexpected(appender.error());
    LinkReview review(std::move(*appender));
    review.reviewer_ = settings.reviewer;
    review.turn_ = settings.turn;
    review.records_ = std::make_unique<linkage::Records>(std::move(read->records));
    auto bound = bind_labels(settings.labels, *review.records_);
    if (!bound) return std::unexpected(bound.error());
    auto prepared = linkage::prepare_linkage(std::move(*model), *review.records_, {.learn = false});
    if (!prepared) return std::unexpected(prepared.error());
    review.prepared_ = std::move(*prepared);
    review.notes_ = bound->notes;
    review.answered_ = bound->pairs.size();
    for (auto const& pair : bound->judged.pairs) review.verdicts_[{pair.a, pair.b}] = pair.is_match;
    if (settings.turn == ReviewTurn::first) review.ask_first(settings, *bound, progress);
    else review.ask_labelled(settings, *bound);
    return review;
}

void LinkReview::ask_first(LinkReviewSettings const& settings, BoundLabels const& bound, Progress& progress) {
    auto const begin_step = [&](std::string_view step, std::uint64_t total) -> linkage::Advance {
        progress.begin_step(step, total);
        return [&](std::uint64_t count) { progress.advance(count); };
    };
    auto const scored = linkage::score_prepared(*prepared_, {.learn = false, .begin_step = begin_step});
    progress.begin_step("queue", 0);
    auto const queue = queue_of(*prepared_, *records_, scored.edges, linkage::decisions_of(bound.judged), settings.questions_max);
    worth_asking_ = queue.worth_asking;
    auto const seed = prepared_->model.training.seed;
    std::vector<ReviewQuestion> drawn;
    if (settings.sample_share > 0) drawn = draw_questions(scored.edges, bound, name_of_draw(prepared_->model, *records_, seed), seed);
    auto const soon = std::min(drawn.size(), std::size_t(double(settings.questions_max) * settings.sample_share) + 1);
    auto doubtful = doubtful_questions(queue, bound, std::span(drawn).first(soon));
    questions_ = Interleaver(std::move(drawn), std::move(doubtful), settings.sample_share).questions(settings.questions_max);
}

void LinkReview::ask_labelled(LinkReviewSettings const& settings, BoundLabels const& bound) {
    for (std::size_t i = 0; i < bound.pairs.size(); ++i) {
        auto const& pair = bound.pairs[i];
        if (pair.has_answer_of(reviewer_) || pair.adjudicated) continue;
        bool is_second = settings.turn == ReviewTurn::second;
        if (is_second ? pair.answers.size() != 1 : !pair.is_conflict()) continue;
        ++worth_asking_;
        if (questions_.size() < settings.questions_max)
            questions_.push_back({.a = bound.rows[i].first, .b = bound.rows[i].second, .asked_as = is_second ? AskedAs::second : AskedAs::adjudicate, .drawn = {}, .doubt = {}, .known = {}});
    }
}

ReviewCard LinkReview::card(ReviewQuestion const& question) const {
    return {name_of(question.a), name_of(question.b), explain_rows(*prepared_, *records_, {question.a, question.b})};
}

RecordName LinkReview::name_of(RowIndex row) const { return {records_->sources[records_->source_of[row]], std::string(records_->ids[row])}; }

bool LinkReview::is_decided(ReviewQuestion const& question) const {
    return question.asked_as == AskedAs::doubtful && AnsweredGroups(verdicts_).decide(question.a, question.b);
}

void LinkReview::answer(ReviewQuestion const& question, Answer answer, std::string const& time) {
    Label label{.a = name_of(question.a), .b = name_of(question.b), .answer = answer, .reviewer = reviewer_, .time = time, .asked_as = question.asked_as, .drawn = question.drawn};
    if (label.b < label.a) std::swap(label.a, label.b);
    appender_.append({&label, 1});
    Rows const rows{question.a, question.b};
    if (answer == Answer::unsure) verdicts_.erase(rows);
    else verdicts_[rows] = answer == Answer::same;
}

void LinkReview::take_over(ReviewQuestion const& question) {
    auto label = *question.known;
    label.asked_as = AskedAs::sample;
    label.drawn = question.drawn;
    appender_.append({&label, 1});
}

}  // namespace jiayu::service
