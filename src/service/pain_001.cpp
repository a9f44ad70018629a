#include <charconv>

#include "base/utf8.hpp"
#include "exchange/xml_reader.hpp"
#include "exchange/xml_writer.hpp"
#include "service/iso_20022.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

constexpr std::size_t name_characters_max = 140;  // Max140Text

std::string shortened(std::string_view text, std::size_t characters_max) {
    auto characters = to_code_points(text);
    return characters.size() <= characters_max ? std::string(text) : to_utf8(characters.substr(0, characters_max));
}

class OrderWriter {
public:
    OrderWriter(std::string& text, PaymentOrder const& order, BankLayout const& layout) : xml_(text), order_(order), layout_(layout) {}

    void write() {
        xml_.start("Document");
        xml_.attribute("xmlns", "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09");
        xml_.start("CstmrCdtTrfInitn");
        write_group_header();
        xml_.start("PmtInf");
        write_payment_head();
        for (auto const& payment : order_.payments) write_payment(payment);
        xml_.finish();
    }

private:
    void write_totals() {
        xml_.element("NbOfTxs", std::to_string(order_.payments.size()));
        xml_.element("CtrlSum", order_.amount.to_yuan());
    }

    void write_group_header() {
        xml_.start("GrpHdr");
        xml_.element("MsgId", order_.id);
        xml_.element("CreDtTm", to_iso(order_.made_on) + "T00:00:00");
        write_totals();
        write_party("InitgPty", layout_.debtor.name);
        xml_.end();
    }

    void write_payment_head() {
        xml_.element("PmtInfId", order_.id);
        xml_.element("PmtMtd", "TRF");
        xml_.element("BtchBookg", "true");
        write_totals();
        xml_.start("ReqdExctnDt");
        xml_.element("Dt", to_iso(order_.due_on));
        xml_.end();
        write_party("Dbtr", layout_.debtor.name);
        write_account("DbtrAcct", layout_.debtor.account_number);
        write_agent("DbtrAgt", layout_.debtor.bank_code);
    }

    void write_payment(Payment const& payment) {
        reference_.clear();
        ledger::append_reference(reference_, payment.reference);
        xml_.start("CdtTrfTxInf");
        xml_.start("PmtId");
        xml_.element("EndToEndId", reference_);
        xml_.end();
        xml_.start("Amt");
        xml_.start("InstdAmt");
        xml_.attribute("Ccy", "CNY");
        xml_.text(payment.amount.to_yuan());
        xml_.end();
        xml_.end();
        if (!payment.bank_code.empty()) write_agent("CdtrAgt", payment.bank_code);
        write_party("Cdtr", payment.holder_name);
        write_account("CdtrAcct", payment.account_number);
        xml_.start("RmtInf");
        xml_.element("Ustrd", shortened(layout_.purpose + " " + payment.period, name_characters_max));
        xml_.end();
        xml_.end();
    }

    void write_party(char const* element, std::string const& name) {
        xml_.start(element);
        xml_.element("Nm", shortened(name, name_characters_max));
        xml_.end();
    }

    void write_account(char const* element, std::string const& number) {
        xml_.start(element);
        xml_.start("Id");
        xml_.start("Othr");
        xml_.element("Id", number);
        xml_.end();
        xml_.end();
        xml_.end();
    }

    // A bank without a code is named as ISO 20022 names what is not provided.
    void write_agent(char const* element, std::string const& code) {
        xml_.start(element);
        xml_.start("FinInstnId");
        xml_.start(code.empty() ? "Othr" : "ClrSysMmbId");
        xml_.element(code.empty() ? "Id" : "MmbId", code.empty() ? "NOTPROVIDED" : code);
        xml_.end();
        xml_.end();
        xml_.end();
    }

    exchange::XmlWriter xml_;
    PaymentOrder const& order_;
    BankLayout const& layout_;
    std::string reference_;
};

// The message's own totals against its transactions.
struct OrderReading {
    std::string text, reference, amount;
    std::int64_t count = 0, stated_count = -1;
    Money sum, stated_sum;
    bool broken = false;

    void take(EachPayment const& each) {
        auto parsed = ledger::parse_reference(reference);
        auto money = Money::parse_yuan(amount);
        if (!parsed || !money) {
            broken = true;
            return;
        }
        ++count;
        sum = sum + *money;
        each(*parsed, *money);
    }
};

}  // namespace

std::string pain_001_of_order(PaymentOrder const& order, BankLayout const& layout) {
    std::string text;
    text.reserve(order.payments.size() * 480 + 2048);
    OrderWriter(text, order, layout).write();
    return text;
}

Result<void> read_pain_001(std::string_view bytes, std::string const& file, EachPayment const& each) {
    OrderReading reading;
    exchange::XmlReader reader({.on_start = [&](std::string_view, exchange::XmlAttributes) { reading.text.clear(); },
                                .on_end =
                                    [&](std::string_view name) {
                                        if (name == "EndToEndId") reading.reference = reading.text;
                                        else if (name == "InstdAmt") reading.amount = reading.text;
                                        else if (name == "NbOfTxs" && !reading.count) std::from_chars(reading.text.data(), reading.text.data() + reading.text.size(), reading.stated_count);
                                        else if (name == "CtrlSum") reading.stated_sum = Money::parse_yuan(reading.text).value_or(Money());
                                        else if (name == "CdtTrfTxInf") reading.take(each);
                                    },
                                .on_text = [&](std::string_view text) { reading.text += text; }});
    constexpr std::size_t piece = 1 << 20;
    bool whole = true;
    for (std::size_t at = 0; whole && at < bytes.size(); at += piece) whole = reader.feed(bytes.substr(at, piece));
    whole = whole && reader.finish();
    if (!whole || reading.broken || reading.count != reading.stated_count || reading.sum != reading.stated_sum)
        return refuse(message::bank_row_unreadable, {{"file", file}, {"row", std::to_string(reading.count + 1)}});
    return {};
}

}  // namespace jiayu::service
