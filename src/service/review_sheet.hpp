// The questions of a review as a table to fill in with a spreadsheet, and the answers taken back from it.
#pragma once
#include "service/link_review.hpp"

namespace jiayu::service {

// number, answer (to be filled in), the columns of a label that name the pair and why it is asked, probability, and for each comparison
// both values and the level. Holds personal data: readable for its owner alone. Pairs whose answer is known are taken over now.
// Returns the number of rows. Throws EnvironmentFailure.
std::size_t write_review_sheet(Path const& path, LinkReview& review);

struct SheetAnswers {
    std::size_t taken = 0, blank = 0;
    std::size_t repeated = 0;            // the reviewer's answer to this pair stands in the labels already
    std::vector<RefusedRecord> refused;
    std::vector<Error> notes;
};

// Of `settings` the model, files, labels and reviewer. Every row but the refused ones is taken; taking a table twice changes nothing.
Result<SheetAnswers> take_sheet_answers(Path const& sheet, LinkReviewSettings const& settings, std::string const& now);

}  // namespace jiayu::service
