#include "service/audit_register.hpp"

#include "service/district_pack.hpp"
#include "service/kept_packs.hpp"
#include "service/make_snapshot.hpp"
#include "service/messages.hpp"
#include "service/sql.hpp"
#include "store/sql.hpp"
#include "store/store.hpp"

namespace jiayu::service {

namespace {

class Stopwatch {
public:
    double lap() {
        auto now = std::chrono::steady_clock::now();
        auto seconds = std::chrono::duration<double>(now - begin_).count();
        begin_ = now;
        return seconds;
    }

private:
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

Result<DivisionTable> load_divisions(Path const& packs) {
    auto folder = packs / "national/divisions";
    return DivisionTable::load(read_file(folder / "changzhou_divisions_2023.csv"), read_file(folder / "changzhou_division_changes.csv"));
}

Result<CodeTable> load_relations(Path const& packs) { return CodeTable::load(read_file(packs / "national/codes/family_relation.csv")); }

std::int64_t rule_that(policy::Pack const& pack, std::string_view reconciles) {
    return std::ranges::find(pack.audit_rules, reconciles, &policy::AuditRule::reconciles) - pack.audit_rules.begin();
}

std::vector<TownBirths> count_births(policy::Pack const& pack, db::DuckConnection& snapshot) {
    db::Value const rules[] = {rule_that(pack, "unreported"), rule_that(pack, "overreported"), rule_that(pack, "late")};
    std::vector<TownBirths> births;
    snapshot.query(std::string(sql::count_births.common), rules, [&](db::Row const& row) {
        auto town = row.is_null(0) ? std::nullopt : std::optional(row.integer(0));
        births.push_back({town, row.integer(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5)});
    });
    return births;
}

std::map<std::int64_t, std::string> names_of_towns(AuditCounts const& counts, DivisionTable const& divisions) {
    std::map<std::int64_t, std::string> names;
    auto add = [&](std::optional<std::int64_t> town) {
        if (!town || names.contains(*town)) return;
        auto name = divisions.name_on(DivisionCode::from_number(*town * 1000), counts.run.as_of);
        if (name) names[*town] = *name;
    };
    for (auto const& rule : counts.rules)
        for (auto const& count : rule.towns) add(count.town);
    for (auto const& town : counts.births) add(town.town);
    return names;
}

// An audit of persons whom nobody has linked would find nothing, and say so.
std::optional<Error> refuse_unlinked(std::string const& store_url) {
    auto store = store::open_store_to_read(store_url);
    if (!store) return store.error();
    auto is_zero = [&](db::Statement const& statement) {
        bool zero = true;
        (*store)->query(statement, {}, [&](db::Row const& row) { zero = row.integer(0) == 0; });
        return zero;
    };
    if (is_zero(store::sql::find_last_file_id)) return Error(message::resolve_nothing);
    if (is_zero(store::sql::find_last_link_run_id)) return Error(message::resolve_not_run);
    return std::nullopt;
}

// A parameter of the pack that is a number of days.
int days_of(policy::Pack const& pack, std::string_view name, Date day) {
    auto parameter = pack.vocabulary.parameters.find(name);
    auto value = parameter == pack.vocabulary.parameters.end() ? nullptr : rules::value_on(parameter->second, day);
    auto days = value ? std::get_if<std::int64_t>(&value->value) : nullptr;
    return days ? int(*days) : 0;
}

Date due_day(policy::Pack const& pack, std::string_view now_utc) {
    auto today = date_from_iso(now_utc.substr(0, 10)).value();
    return date_from_days(to_days(today) + days_of(pack, "work_list_days", today));
}

}  // namespace

Result<AuditReport> audit_register(AuditRequest const& request) {
    auto pack = load_judging_pack(request.data, request.packs);
    if (!pack) return std::unexpected(pack.error());
    auto divisions = load_divisions(request.packs);
    if (!divisions) return std::unexpected(divisions.error());
    auto relations = load_relations(request.packs);
    if (!relations) return std::unexpected(relations.error());
    AuditReport report;
    Stopwatch watch;
    if (std::filesystem::exists(request.data) && !can_write(request.data)) return refuse(message::audit_unwritable, {{"data", request.data.string()}});
    if (auto refusal = refuse_unlinked(request.store_url)) return std::unexpected(*refusal);
    if (!request.reuse_snapshot)
        make_snapshot(request.store_url, {.data = request.data, .packs = request.packs, .now_utc = request.now_utc, .refresh = true});
    auto opened = open_newest_snapshot(request.data);
    if (!opened) return std::unexpected(opened.error());
    auto snapshot = opened->database.connect();
    auto changes = changes_since(snapshot, request.store_url);
    if (!changes) return std::unexpected(changes.error());
    report.changes = *changes;
    report.seconds_snapshot = watch.lap();
    Progress progress("audit");
    progress.begin_step("judge", 0);
    auto outcome = policy::audit_snapshot(*pack, snapshot, opened->as_of);
    report.views = outcome.views;
    report.seconds_judge = watch.lap();
    if (request.one_by_one) report.seconds_one_by_one = policy::audit_one_by_one(*pack, snapshot, opened->as_of);
    watch.lap();
    AuditRun run{opened->number, opened->as_of, pack->name, pack->version, request.now_utc};
    report.counts = count_audit(run, *pack, outcome, count_births(*pack, snapshot));
    report.town_names = names_of_towns(report.counts, *divisions);
    save_audit(request.data, report.counts, *pack, snapshot);
    keep_pack(request.data, judging_pack(request.data, request.packs), pack->version);
    report.seconds_save = watch.lap();
    if (request.work_lists) {
        WorkListOptions options{request.data, due_day(*pack, request.now_utc), opened->as_of, &*divisions, &*relations};
        report.lists = write_work_lists(*pack, snapshot, options, progress);
    }
    report.seconds_lists = watch.lap();
    if (!request.truth) return report;
    auto scores = evaluate_audit(*pack, snapshot, {*request.truth, opened->as_of, request.examples});
    if (!scores) return std::unexpected(scores.error());
    report.scores = std::move(*scores);
    return report;
}

}  // namespace jiayu::service
