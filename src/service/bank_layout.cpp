#include "service/bank_layout.hpp"

#include <toml++/toml.h>

#include <algorithm>

#include "service/messages.hpp"

namespace jiayu::service {

namespace {

constexpr std::pair<std::string_view, PaymentValue> values[] = {
    {"serial", PaymentValue::serial},           {"reference", PaymentValue::reference}, {"account_number", PaymentValue::account_number},
    {"holder_name", PaymentValue::holder_name}, {"amount_yuan", PaymentValue::amount_yuan}, {"bank_code", PaymentValue::bank_code},
    {"purpose", PaymentValue::purpose},         {"period", PaymentValue::period},
};
constexpr PaymentValue needed[] = {PaymentValue::reference, PaymentValue::account_number, PaymentValue::holder_name, PaymentValue::amount_yuan};
constexpr exchange::Encoding encodings[] = {exchange::Encoding::utf8, exchange::Encoding::utf8_with_mark, exchange::Encoding::gb18030};

std::vector<std::string> texts_of(toml::table const& table, std::string_view key) {
    std::vector<std::string> texts;
    if (auto list = table[key].as_array())
        for (auto const& text : *list) texts.push_back(text.value_or(std::string()));
    return texts;
}

class LayoutReader {
public:
    explicit LayoutReader(Path file) : file_(std::move(file)) {}

    Result<BankLayout> read() const {
        toml::table table;
        try {
            table = toml::parse(read_file(file_), file_.string());
        } catch (toml::parse_error const& error) {
            return wrong(std::string(error.description()));
        }
        BankLayout layout{.id = file_.stem(), .purpose = table["purpose"].value_or(std::string()), .debtor = {}, .columns = {}, .answer = {}};
        auto const format = table["format"].value_or(std::string());
        if (format != "csv" && format != "pain.001") return wrong("format = \"" + format + "\"");
        layout.format = format == "csv" ? BankFormat::csv : BankFormat::pain_001;
        if (auto done = read_text_form(table, layout); !done) return std::unexpected(done.error());
        if (auto done = read_columns(table, layout); !done) return std::unexpected(done.error());
        if (auto answer = table["answer"].as_table()) read_answer(*answer, layout.answer);
        return layout;
    }

private:
    std::unexpected<Error> wrong(std::string const& what) const { return refuse(message::bank_layout_wrong, {{"file", file_.string()}, {"what", what}}); }

    Result<void> read_text_form(toml::table const& table, BankLayout& layout) const {
        auto const encoding = table["encoding"].value_or(std::string("UTF-8"));
        auto found = std::ranges::find(encodings, encoding, [](auto one) { return exchange::name_of(one); });
        if (found == std::end(encodings)) return wrong("encoding = \"" + encoding + "\"");
        layout.encoding = *found;
        auto const delimiter = table["delimiter"].value_or(std::string(","));
        if (delimiter.size() != 1) return wrong("delimiter = \"" + delimiter + "\"");
        layout.delimiter = delimiter.front();
        return {};
    }

    Result<void> read_columns(toml::table const& table, BankLayout& layout) const {
        auto list = table["column"].as_array();
        for (std::size_t i = 0; list && i < list->size(); ++i) {
            toml::node_view<toml::node const> column((*list)[i]);
            auto const value = column["value"].value_or(std::string());
            auto found = std::ranges::find(values, value, [](auto const& one) { return one.first; });
            if (found == std::end(values)) return wrong("value = \"" + value + "\"");
            layout.columns.push_back({column["title"].value_or(value), found->second});
        }
        if (layout.format != BankFormat::csv) return read_debtor(table["debtor"], layout.debtor);
        for (auto value : needed)
            if (std::ranges::find(layout.columns, value, &PaymentColumn::value) == layout.columns.end())
                return wrong("[[column]] value = \"" + std::string(std::ranges::find(values, value, [](auto const& one) { return one.second; })->first) + "\"");
        return {};
    }

    Result<void> read_debtor(toml::node_view<toml::node const> table, Debtor& debtor) const {
        debtor = {table["name"].value_or(std::string()), table["account_number"].value_or(std::string()), table["bank_code"].value_or(std::string())};
        if (debtor.name.empty() || debtor.account_number.empty()) return wrong("[debtor] name, account_number");
        return {};
    }

    static void read_answer(toml::table const& table, AnswerLayout& answer) {
        answer = {.reference = texts_of(table, "reference"), .amount_yuan = texts_of(table, "amount_yuan"), .account_number = texts_of(table, "account_number"),
                  .holder_name = texts_of(table, "holder_name"), .outcome = texts_of(table, "outcome"), .reason = texts_of(table, "reason"),
                  .booked_on = texts_of(table, "booked_on"), .paid = texts_of(table, "paid"), .returned = texts_of(table, "returned")};
    }

    Path file_;
};

}  // namespace

Result<BankLayout> load_bank_layout(Path const& packs, std::string const& id) {
    auto const folder = packs / "national" / "bank";
    auto const file = folder / (id + ".toml");
    if (id.find('/') == id.npos && std::filesystem::exists(file)) return LayoutReader(file).read();
    std::vector<std::string> known;
    std::error_code none;
    for (auto const& entry : std::filesystem::directory_iterator(folder, none))
        if (entry.path().extension() == ".toml") known.push_back(entry.path().stem());
    std::ranges::sort(known);
    return refuse(message::bank_layout_unknown, {{"layout", id}, {"known", fmt::format("{}", fmt::join(known, ", "))}});
}

}  // namespace jiayu::service
