#include "service/pay_check.hpp"

#include <map>

#include "base/digest.hpp"
#include "service/messages.hpp"
#include "service/pay_file.hpp"
#include "service/pay_return.hpp"
#include "service/save_linkage.hpp"
#include "service/settle_items.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using db::Value;
using ledger::LineId;
using ledger::LineState;

// What each source says of one line, in fen.
struct Tally {
    std::int64_t decided = 0, in_batches = 0, in_sent_batches = 0, in_files = 0, paid = 0, returned = 0;
};

struct Comparison {
    std::string_view left, right;
    std::int64_t left_fen, right_fen;
};

class BenefitCheckRun {
public:
    BenefitCheckRun(store::Store& store, CheckRequest const& request, PayBooks const& books)
        : store_(store), request_(request), books_(books), tallies_(books.books.lines().size()) {}

    void run(PayCheck& check) {
        add_decisions();
        add_batches();
        add_files(check);
        add_items();
        compare_lines();
        compare_fund();
        check.lines += std::ssize(tallies_);
        check.benefits.push_back({books_.benefit, months(), Money::from_fen(-books_.books.fund().appropriated), Money::from_fen(books_.books.fund().available)});
        if (difference_ && !check.difference) check.difference = std::move(difference_);
    }

private:
    MonthSums& month(std::int32_t yyyymm) {
        auto& sums = months_[yyyymm];
        sums.month = yyyymm;
        return sums;
    }

    std::vector<MonthSums> months() {
        std::vector<MonthSums> list;
        for (auto const& [key, sums] : months_) list.push_back(sums);
        return list;
    }

    Tally* tally_of(std::int64_t line) {
        auto place = books_.books.find(LineId(line));
        if (!place) find_difference({.line = line, .left = "movements", .right = "lines"});
        return place ? &tallies_[*place] : nullptr;
    }

    // The first month and line win.
    void find_difference(PayDifference found) {
        found.benefit = books_.benefit;
        auto key = [](PayDifference const& one) { return std::pair(one.month, one.line.value_or(0)); };
        if (!difference_ || key(found) < key(*difference_)) difference_ = std::move(found);
    }

    void add_decisions() {
        Value const key[] = {std::string_view(books_.benefit)};
        store_.query(store::sql::list_decided_amounts, key, [&](db::Row const& row) {
            if (row.is_null(3)) month(std::int32_t(row.integer(2) / 100)).not_committed += row.integer(1);
            else if (auto* tally = tally_of(row.integer(0))) tally->decided = row.integer(1);
        });
    }

    void add_batches() {
        for (auto const& batch : list_batches(store_)) {
            if (batch.benefit != books_.benefit || batch.stage() == ledger::BatchStage::rejected) continue;
            bool const sent = batch.stage() == ledger::BatchStage::sent;
            std::int64_t sum = 0;
            for (auto const& line : list_batch_lines(store_, batch.id)) {
                sum += line.amount.fen();
                auto* tally = tally_of(line.line.value());
                if (!tally) continue;
                tally->in_batches += line.amount.fen();
                if (sent) tally->in_sent_batches += line.amount.fen();
            }
            if (sum != batch.amount.fen())
                find_difference({.left = fmt::format("batch {}", batch.id), .right = "its lines", .left_fen = batch.amount.fen(), .right_fen = sum});
        }
    }

    struct File {
        std::int64_t batch;
        std::string layout, sha256;
    };

    void add_files(PayCheck& check) {
        std::vector<File> files;
        Value const key[] = {std::string_view(books_.benefit)};
        store_.query(store::sql::list_bank_files, key, [&](db::Row const& row) { files.push_back({row.integer(0), std::string(row.text(1)), std::string(row.text(2))}); });
        for (auto const& file : files) {
            ++check.files;
            if (auto fault = add_file(file)) find_difference({.left = fmt::format("bank file of batch {}: {}", file.batch, *fault), .right = "batches"});
        }
    }

    // What is wrong with it, if anything.
    std::optional<std::string> add_file(File const& file) {
        auto layout = load_bank_layout(request_.packs, file.layout);
        if (!layout) return layout.error().text(Language::en);
        auto const path = kept_bank_file(request_.data, file.sha256, *layout);
        std::error_code none;
        if (!std::filesystem::exists(path, none)) return "not in " + path.parent_path().string();
        auto const bytes = read_file(path);
        if (sha256_hex(bytes) != file.sha256) return "changed since it was made";
        auto read = read_payments(bytes, *layout, path.string(), [&](ledger::LineReference reference, Money amount) {
            if (auto* tally = tally_of(reference.line.value())) tally->in_files += amount.fen();
        });
        if (!read) return read.error().text(Language::en);
        return std::nullopt;
    }

    void add_items() {
        Value const key[] = {std::string_view(books_.benefit)};
        store_.query(store::sql::list_posted_bank_items, key, [&](db::Row const& row) {
            auto* tally = tally_of(row.integer(0));
            if (!tally) return;
            (ledger::Outcome(row.integer(1)) == ledger::Outcome::paid ? tally->paid : tally->returned) += row.integer(2);
        });
    }

    void compare_lines() {
        for (std::size_t place = 0; place < tallies_.size(); ++place) {
            auto const& line = books_.books.lines()[place];
            auto const& state = books_.books.state(place);
            auto const& tally = tallies_[place];
            bool const recovers = line.kind == ledger::LineKind::recovery;
            auto const standing = recovers ? state.paid - state.owed : state.open() + state.paid + state.taken_back;
            Comparison const comparisons[] = {{"decisions", "lines", tally.decided, line.amount.fen()},
                                              {"lines", "accounts", line.amount.fen(), standing},
                                              {"batches", "movements into batches", tally.in_batches, state.into_batches},
                                              {"batches sent", "bank files", tally.in_sent_batches, tally.in_files},
                                              {"bank files", "movements to the bank", tally.in_files, state.into_bank},
                                              {"bank's items paid", "movements paid by the bank", tally.paid, state.bank_paid},
                                              {"bank's items returned", "movements returned by the bank", tally.returned, state.bank_returned}};
            for (auto const& [left, right, left_fen, right_fen] : comparisons)
                if (left_fen != right_fen) {
                    find_difference({.month = line.month, .line = line.id.value(), .left = std::string(left), .right = std::string(right), .left_fen = left_fen, .right_fen = right_fen});
                    break;
                }
            add_to_month(line, state, tally);
        }
    }

    void add_to_month(ledger::Line const& line, LineState const& state, Tally const& tally) {
        auto& sums = month(line.month);
        ++sums.lines;
        if (line.kind == ledger::LineKind::recovery) {
            sums.claimed += -line.amount.fen(), sums.recovered += -state.paid, sums.still_owed += state.owed;
            return;
        }
        sums.decided += tally.decided, sums.in_batches += tally.in_batches, sums.in_files += tally.in_files;
        sums.paid_by_bank += tally.paid, sums.returned_by_bank += tally.returned;
        sums.waiting += state.committed, sums.batched += state.batched, sums.with_bank += state.sent, sums.returned_open += state.returned;
        sums.taken_back += state.taken_back, sums.paid += state.paid, sums.set_off += state.set_off;
    }

    // What was given is in the fund, on the way or paid.
    void compare_fund() {
        std::int64_t held = books_.books.fund().available;
        for (auto const& [key, sums] : months_) held += sums.waiting + sums.batched + sums.with_bank + sums.returned_open + sums.paid - sums.recovered;
        auto const given = -books_.books.fund().appropriated;
        if (given != held) find_difference({.left = "appropriated", .right = "accounts", .left_fen = given, .right_fen = held});
    }

    store::Store& store_;
    CheckRequest const& request_;
    PayBooks const& books_;
    std::vector<Tally> tallies_;
    std::map<std::int32_t, MonthSums> months_;
    std::optional<PayDifference> difference_;
};

}  // namespace

Result<PayCheck> check_payments(store::Store& store, CheckRequest const& request) {
    PayCheck check;
    auto benefits = list_paid_benefits(store);
    if (!request.benefit.empty()) {
        if (std::ranges::find(benefits, request.benefit) == benefits.end()) return refuse(message::pay_benefit_unknown, {{"benefit", request.benefit}, {"known", fmt::format("{}", fmt::join(benefits, ", "))}});
        benefits = {request.benefit};
    }
    for (auto const& benefit : benefits) {
        auto books = load_books(store, benefit);
        if (!books) return std::unexpected(books.error());
        BenefitCheckRun(store, request, *books).run(check);
    }
    if (auto orphan = find_integer(store, store::sql::find_orphan_movement); orphan && !check.difference)
        check.difference = {.benefit = {}, .left = fmt::format("movement {}", orphan), .right = "postings"};
    check.open_items = std::ssize(list_open_items(store));
    return check;
}

}  // namespace jiayu::service
