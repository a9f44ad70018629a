#include "service/judge_benefits.hpp"

#include "policy/fill_statement.hpp"
#include "policy/load_pack.hpp"
#include "service/benefit_json.hpp"
#include "service/district_pack.hpp"
#include "service/kept_packs.hpp"
#include "service/mask_number.hpp"
#include "service/messages.hpp"
#include "service/sql.hpp"

namespace jiayu::service {

namespace {

Result<Path> folder_of(Path const& data, Path const& packs, std::string const& hash) {
    if (hash.empty()) return judging_pack(data, packs);
    auto kept = find_kept_pack(data, hash);
    if (!kept) return refuse(message::benefit_no_pack, {{"hash", hash}, {"folder", (data / "packs").string()}});
    return *kept;
}

Error no_benefit(policy::Pack const& pack, std::string const& wanted) {
    std::vector<std::string> ids;
    for (auto const& benefit : pack.benefits) ids.push_back(benefit.id);
    return Error(message::benefit_unknown, {{"benefit", wanted}, {"known", fmt::format("{}", fmt::join(ids, ", "))}});
}

}  // namespace

BenefitJudge::BenefitJudge(policy::Pack pack, OpenSnapshot snapshot)
    : pack_(std::make_unique<policy::Pack>(std::move(pack))), snapshot_(std::make_unique<OpenSnapshot>(std::move(snapshot))),
      connection_(std::make_unique<db::DuckConnection>(snapshot_->database.connect())) {}

Result<BenefitJudge> BenefitJudge::open(Path const& data, Path const& packs, std::string const& pack_hash) {
    auto folder = folder_of(data, packs, pack_hash);
    if (!folder) return std::unexpected(folder.error());
    auto pack = policy::load_sound_pack(*folder);
    if (!pack) return std::unexpected(pack.error());
    auto snapshot = open_newest_snapshot(data);
    if (!snapshot) return std::unexpected(snapshot.error());
    return BenefitJudge(std::move(*pack), std::move(*snapshot));
}

std::optional<FactRow> BenefitJudge::find_row(rules::View const& view, std::int64_t person) {
    auto columns = all_columns(view);
    std::optional<FactRow> found;
    auto statement = policy::fill(sql::find_fact_row, {{"subject", view.subject}, {"columns", selected_facts(columns)}, {"view", view.name}});
    db::Value const wanted[] = {person};
    connection_->query(statement, wanted, [&](db::Row const& row) { found.emplace(view, columns, row, 1); });
    return found;
}

Result<policy::Benefit const*> BenefitJudge::benefit_of(std::string const& id) const {
    auto benefit = std::ranges::find(pack_->benefits, id, &policy::Benefit::id);
    if (benefit == pack_->benefits.end()) return std::unexpected(no_benefit(*pack_, id));
    return &*benefit;
}

Result<FactRow> BenefitJudge::row_of(policy::Benefit const& benefit, std::int64_t person) {
    if (auto row = find_row(*benefit.view, person)) return std::move(*row);
    return refuse(message::benefit_no_person, {{"person", std::to_string(person)}, {"view", benefit.view->name}, {"snapshot", std::to_string(snapshot())}});
}

Result<BenefitFacts> BenefitJudge::facts(BenefitRequest const& request) {
    auto benefit = benefit_of(request.benefit);
    if (!benefit) return std::unexpected(benefit.error());
    auto row = row_of(**benefit, request.person);
    if (!row) return std::unexpected(row.error());
    return BenefitFacts{(*benefit)->view->name, row->values()};
}

Result<BenefitJudge::Explained> BenefitJudge::explain(BenefitRequest const& request) {
    auto known = benefit_of(request.benefit);
    if (!known) return std::unexpected(known.error());
    auto const* benefit = *known;
    auto row = row_of(*benefit, request.person);
    if (!row) return std::unexpected(row.error());
    if (request.facts) row->take(*request.facts);
    Explained explained{std::move(*row), {}};
    auto masked = pack_->masked_columns.find(benefit->view->name);
    auto mask = [&](rules::Column const& column, std::string value) {
        bool hides = masked != pack_->masked_columns.end() && masked->second.contains(column.name);
        return hides ? mask_number(value) : value;
    };
    explained.benefit = policy::explain_benefit(*benefit, {request.person, explained.facts.facts(), mask}, request.as_of.value_or(as_of()));
    return explained;
}

Result<BenefitJudgement> BenefitJudge::judge(BenefitRequest const& request) {
    auto explained = explain(request);
    if (!explained) return std::unexpected(explained.error());
    auto const& told = explained->benefit;
    return BenefitJudgement{told.verdict.outcome, told.verdict.amount, told.verdict.total, told.period, told.as_of, told.entitled_on, told.payee,
                            told.rests_on_recall, pack_->version, snapshot(), boost::json::serialize(json_of(told, *pack_))};
}

Result<BenefitJudgement> judge_benefit(Path const& data, Path const& packs, BenefitRequest const& request) {
    auto judge = BenefitJudge::open(data, packs);
    if (!judge) return std::unexpected(judge.error());
    auto judgement = judge->judge(request);
    if (judgement) keep_pack(data, judging_pack(data, packs), judgement->pack);
    return judgement;
}

}  // namespace jiayu::service
