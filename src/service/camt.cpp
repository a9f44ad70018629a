#include <algorithm>

#include "exchange/xml_reader.hpp"
#include "ledger/reference.hpp"
#include "service/iso_20022.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

using ledger::Outcome;

// What an entry says for all its transactions, and what one of them says itself.
struct EntryFacts {
    std::string amount, direction, status, booked_on, reversal;
};
struct TransactionFacts {
    std::string reference, amount, direction, account, holder, reason_code, reason_text;
    bool has_return = false;
};

class StatementReader {
public:
    StatementReader(std::string const& file, Date today) : file_(file), today_(today) {}

    void start(std::string_view name) {
        path_.emplace_back(name);
        text_.clear();
        if (name == "Ntry") entry_ = {};
        if (name == "TxDtls") transaction_ = {};
        if (name == "RtrInf") transaction_.has_return = true;
    }

    void text(std::string_view piece) { text_ += piece; }

    void end(std::string_view name) {
        auto const parent = path_.size() > 1 ? std::string_view(path_[path_.size() - 2]) : std::string_view();
        if (is_inside("TxDtls")) note_transaction(name, parent);
        else if (is_inside("Ntry")) note_entry(name, parent);
        if (name == "TxDtls") take();
        path_.pop_back();
        text_.clear();
    }

    bool is_statement() const { return saw_entry_; }
    std::optional<Error> fault() const { return fault_; }
    std::vector<AnswerItem> take_items() { return std::move(items_); }

private:
    static bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

    bool is_inside(std::string_view name) const { return std::ranges::find(path_, name) != path_.end(); }

    void note_entry(std::string_view name, std::string_view parent) {
        saw_entry_ = true;
        if (parent == "Ntry") {
            if (name == "Amt") entry_.amount = text_;
            if (name == "CdtDbtInd") entry_.direction = text_;
            if (name == "RvslInd") entry_.reversal = text_;
            if (name == "Sts" && !is_blank(text_)) entry_.status = text_;  // camt.05x.001.02; later versions have a code inside
        }
        if (name == "Cd" && parent == "Sts") entry_.status = text_;
        if (parent == "BookgDt" && (name == "Dt" || name == "DtTm")) entry_.booked_on = text_.substr(0, 10);
    }

    void note_transaction(std::string_view name, std::string_view parent) {
        auto& facts = transaction_;
        if (name == "EndToEndId") facts.reference = text_;
        if (name == "Amt" && parent == "TxDtls") facts.amount = text_;
        if (name == "Amt" && parent == "TxAmt" && facts.amount.empty()) facts.amount = text_;
        if (name == "CdtDbtInd" && parent == "TxDtls") facts.direction = text_;
        if (name == "Nm" && is_inside("Cdtr")) facts.holder = text_;
        if ((name == "Id" || name == "IBAN") && is_inside("CdtrAcct") && !is_blank(text_)) facts.account = text_;
        if ((name == "Cd" || name == "Prtry") && parent == "Rsn") facts.reason_code = text_;
        if (name == "AddtlInf" && parent == "RtrInf") facts.reason_text += text_;
    }

    void take() {
        auto const number = ++number_;
        if (!entry_.status.empty() && entry_.status != "BOOK") return;  // pending entries come again when they are booked
        if (transaction_.reference.empty()) return;
        auto const direction = transaction_.direction.empty() ? entry_.direction : transaction_.direction;
        bool const came_back = transaction_.has_return || entry_.reversal == "true";
        if (direction == "CRDT" && !came_back && !ledger::parse_reference(transaction_.reference)) return;
        auto amount = Money::parse_yuan(transaction_.amount.empty() ? entry_.amount : transaction_.amount);
        auto day = entry_.booked_on.empty() ? std::optional(today_) : date_from_iso(entry_.booked_on);
        if (!amount || *amount <= Money() || !day) {
            if (!fault_) fault_ = Error(message::camt_unreadable, {{"file", file_}, {"number", std::to_string(number)}});
            return;
        }
        auto const& reason = transaction_;
        items_.push_back({.number = number, .reference = reason.reference, .outcome = came_back || direction == "CRDT" ? Outcome::returned : Outcome::paid, .amount = *amount,
                          .account_number = reason.account, .holder_name = reason.holder,
                          .reason = reason.reason_code + (reason.reason_code.empty() || reason.reason_text.empty() ? "" : " ") + reason.reason_text, .booked_on = *day});
    }

    std::string file_;
    Date today_;
    std::vector<std::string> path_;
    std::string text_;
    EntryFacts entry_;
    TransactionFacts transaction_;
    std::int64_t number_ = 0;
    bool saw_entry_ = false;
    std::optional<Error> fault_;
    std::vector<AnswerItem> items_;
};

}  // namespace

Result<std::vector<AnswerItem>> read_camt(std::string_view bytes, std::string const& file, Date today) {
    StatementReader statement(file, today);
    exchange::XmlReader reader({.on_start = [&](std::string_view name, exchange::XmlAttributes) { statement.start(name); },
                                .on_end = [&](std::string_view name) { statement.end(name); },
                                .on_text = [&](std::string_view text) { statement.text(text); }});
    constexpr std::size_t piece = 1 << 20;
    bool whole = true;
    for (std::size_t at = 0; whole && at < bytes.size(); at += piece) whole = reader.feed(bytes.substr(at, piece));
    if (!whole || !reader.finish() || !statement.is_statement()) return refuse(message::camt_unreadable, {{"file", file}, {"number", "1"}});
    if (auto fault = statement.fault()) return std::unexpected(*fault);
    return statement.take_items();
}

}  // namespace jiayu::service
