#include "service/check_entries.hpp"

#include "domain/account_number.hpp"
#include "han/normalize_name.hpp"
#include "service/matter_facts.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

constexpr std::string_view texts_for_the_bank[] = {"account_holder", "account_number", "bank_code", "account_holder_reason"};

Result<void> check_receipt(MatterDesk const& desk, matters::FormValues const& form) {
    auto received = date_from_iso(form.value("received_on"));
    bool is_earlier = received && to_days(*received) < to_days(office_day(desk.now_utc));
    if (is_earlier && form.value("received_document").empty()) return refuse(message::receipt_unproved, {{"day", to_iso(*received)}, {"today", to_iso(office_day(desk.now_utc))}});
    return {};
}

// A table program takes a cell that begins so for a formula; control characters break a bank's file.
bool is_formula(std::string_view text) {
    constexpr std::string_view wide[] = {"＝", "＋", "－", "＠"};
    if (text.empty()) return false;
    bool begins_so = std::string_view("=+-@").contains(text.front()) || std::ranges::any_of(wide, [&](auto sign) { return text.starts_with(sign); });
    return begins_so || std::ranges::any_of(text, [](unsigned char c) { return c < ' ' || c == 0x7F; });
}

Result<void> check_account(MatterDesk& desk, Matter const& matter, matters::FormValues const& form) {
    for (auto field : texts_for_the_bank)
        if (auto text = form.value(field); is_formula(text)) return refuse(message::entry_formula, {{"field", std::string(field)}});
    auto number = form.value("account_number"), holder = form.value("account_holder");
    if (number.empty()) return {};
    switch (fault_of_account(number)) {
        case AccountFault::none: break;
        case AccountFault::check_digit: return refuse(message::account_check_digit, {});
        default: return refuse(message::account_form, {{"length", std::to_string(number.size())}});
    }
    bool is_payees = han::normalize_name(holder) == han::normalize_name(name_of_person(*desk.store, matter.subject.payee_person));
    if (is_payees || !form.value("account_holder_reason").empty()) return {};
    return refuse(message::account_of_another, {{"holder", holder}});
}

}  // namespace

Result<void> check_entries(MatterDesk& desk, Matter const& matter, matters::FormValues const& form) {
    if (auto consent = date_from_iso(form.value("consent_on")); consent && to_days(*consent) > to_days(desk.today))
        return refuse(message::consent_late, {{"day", to_iso(*consent)}, {"today", to_iso(desk.today)}});
    if (auto days = check_receipt(desk, form); !days) return days;
    return check_account(desk, matter, form);
}

}  // namespace jiayu::service
