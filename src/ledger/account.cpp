#include "ledger/account.hpp"

namespace jiayu::ledger {

namespace {

constexpr AccountName names[] = {
    {"appropriated", "财政拨款", "appropriated"}, {"available", "可用资金", "available"}, {"committed", "已定待发", "committed"},
    {"batched", "已编批次", "in a batch"},        {"sent", "已送银行", "with the bank"},   {"paid", "已到账", "paid"},
    {"returned", "退回待办", "returned"},         {"claims", "应收回对应科目", "claims"},  {"owed", "应收回", "owed"},
};

}  // namespace

AccountName const& name_of(Account account) { return names[std::size_t(account) - 1]; }

}  // namespace jiayu::ledger
