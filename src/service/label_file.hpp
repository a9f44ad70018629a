// What reviewers said of pairs of records, one answer a row, in a CSV that only grows. It names records by source and id and holds no
// value of theirs. A row is written in one piece and synced before the next question is asked, so that a stop at any moment loses at most
// the answer being written; such a torn row is refused when the file is read, and the rest stands.
#pragma once
#include <span>

#include "service/record_batches.hpp"

namespace jiayu::service {

enum class Answer : std::uint8_t { same, different, unsure };
std::string_view name_of(Answer answer);                       // "same", "different", "unsure"
std::optional<Answer> answer_from(std::string_view text);      // also s, d, u, 1, 0, ? and Chinese words; nothing for any other

// Why a pair was asked: of the doubtful ones, of the random sample, of a second reviewer, or to decide between two.
enum class AskedAs : std::uint8_t { doubtful, sample, second, adjudicate };
std::string_view name_of(AskedAs why);
std::optional<AskedAs> asked_as_from(std::string_view text);

struct RecordName {
    std::string source, id;
    friend auto operator<=>(RecordName const&, RecordName const&) = default;
};

// A pair of the random sample was drawn out of `pairs` of its stratum; `draw` tells draws of different models apart.
struct DrawnFrom {
    std::string draw;
    std::uint32_t stratum = 0;
    double pairs = 0;
    friend bool operator==(DrawnFrom const&, DrawnFrom const&) = default;
};

struct Label {
    RecordName a, b;  // a < b
    Answer answer = Answer::unsure;
    std::string reviewer, time;  // ISO 8601, UTC
    AskedAs asked_as = AskedAs::doubtful;
    std::optional<DrawnFrom> drawn;  // of AskedAs::sample
    friend bool operator==(Label const&, Label const&) = default;
};

struct LabelFile {
    std::vector<Label> labels;          // in the order of the file
    std::vector<RefusedRecord> refused; // rows that cannot be read, each with its reason
};

// A file that is not there yet has no labels. Refuses a file that is no table of labels.
Result<LabelFile> read_labels(Path const& path);

// The columns of a labels file, and a row of it without its line end: what a queue for a spreadsheet begins with too.
std::vector<std::string> label_columns();
std::vector<std::string> cells_of(Label const& label);
// The label that cells in the order of label_columns() say.
Result<Label> label_from(std::span<std::string const> cells);

// Adds to a labels file, making it when it is not there, readable for its owner alone. Throws EnvironmentFailure.
class LabelAppender {
public:
    // Refuses a file that begins with another header.
    static Result<LabelAppender> open(Path const& path);
    LabelAppender(LabelAppender&& other) noexcept;
    ~LabelAppender();

    void append(std::span<Label const> labels);  // in one piece, on the disk when it returns

private:
    LabelAppender(Path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

    Path path_;
    int descriptor_;
};

}  // namespace jiayu::service
