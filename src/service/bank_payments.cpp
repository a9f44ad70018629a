#include "service/bank_payments.hpp"

#include <algorithm>

#include "exchange/csv_reader.hpp"
#include "exchange/csv_writer.hpp"
#include "service/iso_20022.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

// The texts of one row, in memory that the next row uses again.
class PaymentRow {
public:
    explicit PaymentRow(BankLayout const& layout) : layout_(layout), cells_(layout.columns.size()) {}

    std::span<std::string_view const> fill(Payment const& payment, std::size_t serial) {
        serial_ = std::to_string(serial);
        amount_ = payment.amount.to_yuan();
        reference_.clear();
        ledger::append_reference(reference_, payment.reference);
        for (std::size_t i = 0; i < cells_.size(); ++i) cells_[i] = text_of(payment, layout_.columns[i].value);
        return cells_;
    }

private:
    std::string_view text_of(Payment const& payment, PaymentValue value) const {
        switch (value) {
            case PaymentValue::serial: return serial_;
            case PaymentValue::reference: return reference_;
            case PaymentValue::account_number: return payment.account_number;
            case PaymentValue::holder_name: return payment.holder_name;
            case PaymentValue::amount_yuan: return amount_;
            case PaymentValue::bank_code: return payment.bank_code;
            case PaymentValue::purpose: return layout_.purpose;
            case PaymentValue::period: break;
        }
        return payment.period;
    }

    BankLayout const& layout_;
    std::vector<std::string_view> cells_;
    std::string serial_, amount_, reference_;
};

std::size_t column_of(BankLayout const& layout, PaymentValue value) {
    return std::size_t(std::ranges::find(layout.columns, value, &PaymentColumn::value) - layout.columns.begin());
}

std::string csv_of_payments(std::span<Payment const> payments, BankLayout const& layout) {
    std::string text;
    text.reserve(payments.size() * 96 + 128);
    std::vector<std::string_view> titles;
    for (auto const& column : layout.columns) titles.push_back(column.title);
    exchange::append_csv_row(text, titles, layout.delimiter);
    PaymentRow row(layout);
    for (std::size_t i = 0; i < payments.size(); ++i) exchange::append_csv_row(text, row.fill(payments[i], i + 1), layout.delimiter);
    return layout.encoding == exchange::Encoding::utf8 ? text : exchange::encode(text, layout.encoding);
}

Result<void> read_csv_payments(std::string_view bytes, BankLayout const& layout, std::string const& file, EachPayment const& each) {
    exchange::DecodedText decoded(bytes, layout.encoding);
    exchange::CsvReader reader(decoded.text(), layout.delimiter, file);
    auto const reference_at = column_of(layout, PaymentValue::reference), amount_at = column_of(layout, PaymentValue::amount_yuan);
    while (true) {
        auto more = reader.next();
        if (!more) return std::unexpected(more.error());
        if (!*more) return {};
        if (reader.row_number() == 1) continue;
        auto const cells = reader.cells();
        auto const wrong = [&] { return refuse(message::bank_row_unreadable, {{"file", file}, {"row", std::to_string(reader.row_number())}}); };
        if (cells.size() != layout.columns.size()) return wrong();
        auto reference = ledger::parse_reference(cells[reference_at]);
        auto amount = Money::parse_yuan(cells[amount_at]);
        if (!reference || !amount) return wrong();
        each(*reference, *amount);
    }
}

}  // namespace

std::string bytes_of_order(PaymentOrder const& order, BankLayout const& layout) {
    return layout.format == BankFormat::csv ? csv_of_payments(order.payments, layout) : pain_001_of_order(order, layout);
}

Result<void> read_payments(std::string_view bytes, BankLayout const& layout, std::string const& file, EachPayment const& each) {
    return layout.format == BankFormat::csv ? read_csv_payments(bytes, layout, file, each) : read_pain_001(bytes, file, each);
}

}  // namespace jiayu::service
