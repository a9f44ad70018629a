// The steps of paying for the edges: each opens the store that `store_url` names and calls the service of the same name.
#pragma once
#include "service/pay_check.hpp"
#include "service/pay_commit.hpp"
#include "service/pay_figures.hpp"
#include "service/pay_file.hpp"
#include "service/pay_reclaim.hpp"
#include "service/pay_return.hpp"
#include "service/pay_roll.hpp"
#include "service/pay_trace.hpp"

namespace jiayu::service {

Result<AppropriationReport> appropriate(std::string const& store_url, Appropriation const& appropriation, PayStep const& step);
Result<CommitReport> commit_decisions(std::string const& store_url, std::string const& benefit, PayStep const& step);
Result<BatchReport> make_batch(std::string const& store_url, BatchRequest const& request, PayStep const& step);
Result<Batch> check_batch(std::string const& store_url, BatchCheck const& check, PayStep const& step);
Result<std::vector<Batch>> list_batches(std::string const& store_url);
Result<BankFileReport> write_bank_file(std::string const& store_url, BankFileRequest const& request, PayStep const& step);
Result<ReturnReport> take_bank_return(std::string const& store_url, ReturnRequest const& request, PayStep const& step);
Result<std::vector<OpenItem>> list_open_items(std::string const& store_url);
Result<PayCheck> check_payments(std::string const& store_url, CheckRequest const& request);
Result<void> close_bank_item(std::string const& store_url, ItemClosing const& closing, PayStep const& step);
Result<Money> take_back(std::string const& store_url, TakeBack const& request, PayStep const& step);
Result<ReclaimReport> reclaim(std::string const& store_url, Reclaim const& request, PayStep const& step);
Result<PayTrace> trace_line(std::string const& store_url, ledger::LineId line, std::int64_t fen);
Result<PayFiguresReport> measure_payments(std::string const& store_url, Path const& packs);
Result<PayRoll> make_pay_roll(std::string const& store_url, RollRequest const& request, PayStep const& step);

}  // namespace jiayu::service
