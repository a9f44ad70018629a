// How one bank takes payments and answers: packs/national/bank/*.toml.
#pragma once
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "exchange/text_encoding.hpp"

namespace jiayu::service {

enum class PaymentValue { serial, reference, account_number, holder_name, amount_yuan, bank_code, purpose, period };

struct PaymentColumn {
    std::string title;
    PaymentValue value;
};

// Titles by which an answer may call a value.
struct AnswerLayout {
    std::vector<std::string> reference, amount_yuan, account_number, holder_name, outcome, reason, booked_on;
    std::vector<std::string> paid, returned;  // words of the outcome
};

struct Debtor {  // the district's own account
    std::string name, account_number, bank_code;
};

enum class BankFormat { csv, pain_001 };

struct BankLayout {
    std::string id;  // its file's name
    BankFormat format = BankFormat::csv;
    exchange::Encoding encoding = exchange::Encoding::utf8;
    char delimiter = ',';
    std::string purpose;
    Debtor debtor;  // of pain.001
    std::vector<PaymentColumn> columns;
    AnswerLayout answer;

    std::string_view extension() const { return format == BankFormat::csv ? "csv" : "xml"; }
};

// Refuses an unknown name and a layout that lacks what a payment needs.
Result<BankLayout> load_bank_layout(Path const& packs, std::string const& id);

}  // namespace jiayu::service
