// What a verb can make a service do, and the register facts that a form can be filled from: the words that packs may use.
#pragma once
#include <string_view>

namespace jiayu::matters {

namespace effect {
inline constexpr std::string_view publish = "publish", close_notice = "close_notice", grant = "grant", refuse = "refuse", renew = "renew", stop = "stop",
                                  correct = "correct", account = "account", backdate = "backdate", redate = "redate", reopen = "reopen";
}

inline constexpr std::string_view effects[] = {effect::publish, effect::close_notice, effect::grant, effect::refuse, effect::renew, effect::stop, effect::correct,
                                                effect::account, effect::backdate,     effect::redate, effect::reopen};

inline constexpr std::string_view register_facts[] = {
    "subject.name",  "subject.citizen_number",  "subject.sex", "subject.birth_date",     "subject.hukou_division",    "subject.division", "subject.spouse_name",
    "subject.children", "subject.phone", "payee.name", "payee.phone", "payee.account_holder", "payee.account_number", "payee.bank_code",
};

}  // namespace jiayu::matters
