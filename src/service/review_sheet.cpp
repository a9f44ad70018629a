#include "service/review_sheet.hpp"

#include <sys/stat.h>

#include <algorithm>

#include "exchange/csv_writer.hpp"
#include "service/link_run.hpp"
#include "service/messages.hpp"
#include "service/row_finder.hpp"
#include "service/text_rows.hpp"

namespace jiayu::service {

namespace {

// Without this mark spreadsheets take UTF-8 for something else.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

void add_row(std::string& text, std::vector<std::string> const& cells) {
    std::vector<std::string_view> views(cells.begin(), cells.end());
    exchange::append_csv_row(text, views, ',');
}

std::vector<std::string> sheet_columns(linkage::Model const& model) {
    std::vector<std::string> columns{"number", "answer", "source_l", "id_l", "source_r", "id_r", "asked_as", "draw", "stratum", "stratum_pairs", "probability"};
    for (auto const& comparison : model.comparisons)
        for (auto ending : {"_l", "_r", "_level"}) columns.push_back(comparison.name + ending);
    return columns;
}

std::vector<std::string> sheet_row(std::size_t number, ReviewQuestion const& question, ReviewCard const& card) {
    Label const label{.a = card.a, .b = card.b, .reviewer = {}, .time = {}, .asked_as = question.asked_as, .drawn = question.drawn};
    auto const cells = cells_of(label);
    std::vector<std::string> row{std::to_string(number), "", cells[0], cells[1], cells[2], cells[3], cells[7], cells[8], cells[9], cells[10], fmt::format("{:.4f}", card.pair.probability)};
    for (auto const& one : card.pair.comparisons) row.insert(row.end(), {one.a, one.b, one.level});
    return row;
}

// The place of a cell in TextRows::columns.
enum Column : std::size_t { answer_column, source_l, id_l, source_r, id_r, asked_column, draw_column, stratum_column, pairs_column };
std::vector<WantedText> const wanted_columns{{"answer"}, {"source_l"}, {"id_l"}, {"source_r"}, {"id_r"}, {"asked_as", false}, {"draw", false}, {"stratum", false}, {"stratum_pairs", false}};

class AnswerTaker {
public:
    AnswerTaker(linkage::Records const& records, LabelFile const& labels, LinkReviewSettings const& settings, std::string const& now)
        : records_(records), settings_(settings), now_(now) {
        for (auto const& pair : gather_labels(labels.labels)) known_.emplace(std::pair(pair.a, pair.b), pair);
    }

    Result<void> take(TextRows const& rows, std::size_t row, SheetAnswers& answers) {
        auto cell = [&](Column column) { return rows.columns[column][row]; };
        if (cell(answer_column).empty()) {
            ++answers.blank;
            return {};
        }
        std::vector<std::string> const cells{cell(source_l), cell(id_l), cell(source_r), cell(id_r), cell(answer_column), settings_.reviewer, now_,
                                             cell(asked_column), cell(draw_column), cell(stratum_column), cell(pairs_column)};
        auto label = label_from(cells);
        if (!label) return std::unexpected(label.error());
        for (auto const* name : {&label->a, &label->b})
            if (!records_.find(name->source, name->id)) return refuse(message::review_record_unknown, {{"source", name->source}, {"id", name->id}});
        if (is_known(*label)) ++answers.repeated;
        else labels.push_back(*label), known_[{label->a, label->b}] = gather_labels({&*label, 1}).front();
        return {};
    }

    std::vector<Label> labels;

private:
    bool is_known(Label const& label) const {
        auto at = known_.find({label.a, label.b});
        if (at == known_.end()) return false;
        if (label.asked_as == AskedAs::adjudicate) return at->second.adjudicated == label.answer;
        return std::ranges::any_of(at->second.answers, [&](auto const& one) { return one.reviewer == label.reviewer && one.answer == label.answer; });
    }

    RowFinder records_;
    LinkReviewSettings const& settings_;
    std::string const& now_;
    std::map<std::pair<RecordName, RecordName>, PairLabels> known_;
};

}  // namespace

std::size_t write_review_sheet(Path const& path, LinkReview& review) {
    std::string text(byte_order_mark);
    add_row(text, sheet_columns(review.model()));
    std::size_t rows = 0;
    for (auto const& question : review.questions()) {
        if (question.known) review.take_over(question);
        else if (!review.is_decided(question)) add_row(text, sheet_row(++rows, question, review.card(question)));
    }
    auto const before = ::umask(S_IRWXG | S_IRWXO);
    write_file(path, text);
    ::umask(before);
    return rows;
}

Result<SheetAnswers> take_sheet_answers(Path const& sheet, LinkReviewSettings const& settings, std::string const& now) {
    if (settings.reviewer.empty()) return refuse(message::review_without_reviewer);
    Progress progress("link review");
    auto model = load_link_model(settings.model);
    if (!model) return std::unexpected(model.error());
    auto read = read_records(settings.files, {.id = model->id, .rules = model->columns}, progress);
    if (!read) return std::unexpected(read.error());
    auto rows = read_text_rows(sheet, wanted_columns, progress);
    if (!rows) return std::unexpected(rows.error());
    auto before = read_labels(settings.labels);
    if (!before) return std::unexpected(before.error());
    AnswerTaker taker(read->records, *before, settings, now);
    SheetAnswers answers{.refused = std::move(rows->refused)};
    for (std::size_t row = 0; row < rows->size(); ++row)
        if (auto taken = taker.take(*rows, row, answers); !taken) answers.refused.push_back({sheet.filename().string(), rows->row_numbers[row], taken.error(), rows->columns[answer_column][row]});
    std::ranges::sort(answers.refused, {}, &RefusedRecord::row_number);
    auto appender = LabelAppender::open(settings.labels);
    if (!appender) return std::unexpected(appender.error());
    appender->append(taker.labels);
    answers.taken = taker.labels.size();
    return answers;
}

}  // namespace jiayu::service
