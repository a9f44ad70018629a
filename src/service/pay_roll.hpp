// 发放花名册: the list of one batch, as an office prints, signs and files it. Numbers are masked unless a reason is given, which the trail keeps.
#pragma once
#include "service/pay_batch.hpp"

namespace jiayu::service {

struct RollRequest {
    std::int64_t batch = 0;
    Path output;                // XLSX; empty: none is written
    std::string reveal_reason;  // empty: masked
    Language language = Language::zh;
};

struct RollLine {
    std::int64_t line = 0, person = 0, division = 0;
    std::string name, citizen_number, period, holder_name, account_number;  // masked as asked
    Money amount;
};
struct PayRoll {
    Batch batch;
    std::vector<RollLine> lines;
};
Result<PayRoll> make_pay_roll(store::Store& store, RollRequest const& request, PayStep const& step);

}  // namespace jiayu::service
