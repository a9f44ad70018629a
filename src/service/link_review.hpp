// Clerical review: which pairs to ask people of, what to show of them, and where their answers go.
#pragma once
#include <map>

#include "linkage/review_queue.hpp"
#include "service/link_explain.hpp"
#include "service/link_labels.hpp"

namespace jiayu::service {

// Whose turn it is: pairs that nobody answered yet; pairs that one other reviewer did, whose answer is not shown; pairs on which two differ.
enum class ReviewTurn : std::uint8_t { first, second, adjudicate };

struct LinkReviewSettings {
    Path model;                        // with its m and u
    std::vector<Path> files;
    Path labels;
    std::string reviewer;
    ReviewTurn turn = ReviewTurn::first;
    std::size_t questions_max = 200;
    double sample_share = 0.25;        // of the questions: pairs drawn at random, which quality is estimated from
    std::optional<std::uint64_t> seed; // of the draw; else the model's
};

struct ReviewQuestion {
    linkage::RowIndex a = 0, b = 0;
    AskedAs asked_as = AskedAs::doubtful;
    std::optional<DrawnFrom> drawn;
    std::optional<linkage::Question> doubt;  // of AskedAs::doubtful
    std::optional<Label> known;              // drawn, but answered before: the answer is taken over, nobody is asked
};

struct ReviewCard {
    RecordName a, b;
    ExplainedPair pair;  // values as compared, level and bits of each comparison
};

class LinkReview {
public:
    static Result<LinkReview> open(LinkReviewSettings const& settings);

    std::vector<ReviewQuestion> const& questions() const { return questions_; }  // in the order to ask
    std::size_t worth_asking() const { return worth_asking_; }                   // doubtful pairs in all
    std::size_t answered() const { return answered_; }                           // pairs in the labels file when it was opened
    std::vector<Error> const& notes() const { return notes_; }
    linkage::Model const& model() const { return prepared_->model; }

    ReviewCard card(ReviewQuestion const& question) const;
    // Whether answers, given before or in this sitting, decide a doubtful pair by transitivity, so that it need not be asked.
    bool is_decided(ReviewQuestion const& question) const;
    // Writes the answer down; a later one to the same question takes the place of the earlier.
    void answer(ReviewQuestion const& question, Answer answer, std::string const& time);
    void take_over(ReviewQuestion const& question);  // of a known one

private:
    RecordName name_of(linkage::RowIndex row) const;
    explicit LinkReview(LabelAppender appender) : appender_(std::move(appender)) {}
    void ask_first(LinkReviewSettings const& settings, BoundLabels const& bound, Progress& progress);
    void ask_labelled(LinkReviewSettings const& settings, BoundLabels const& bound);

    LabelAppender appender_;
    std::unique_ptr<linkage::Records> records_;  // where it stays when the review is moved
    std::optional<linkage::PreparedLinkage> prepared_;
    std::string reviewer_;
    ReviewTurn turn_ = ReviewTurn::first;
    std::vector<ReviewQuestion> questions_;
    std::vector<Error> notes_;
    std::size_t worth_asking_ = 0, answered_ = 0;
    std::map<std::pair<linkage::RowIndex, linkage::RowIndex>, bool> verdicts_;  // of all, this sitting's included
};

}  // namespace jiayu::service
