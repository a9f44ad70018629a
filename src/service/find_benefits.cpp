#include "service/find_benefits.hpp"

#include "db/duck_appender.hpp"
#include "policy/fill_statement.hpp"
#include "service/benefit_cases.hpp"
#include "service/district_pack.hpp"
#include "service/found_benefits_json.hpp"
#include "service/kept_packs.hpp"
#include "service/matter_standings.hpp"
#include "service/messages.hpp"
#include "service/snapshot_folder.hpp"
#include "service/sql.hpp"
#include "service/stopwatch.hpp"
#include "store/sql.hpp"
#include "store/store.hpp"

namespace jiayu::service {

namespace {

constexpr std::int64_t town_unit = 1000;
constexpr std::string_view nearly_parameter = "benefit_nearly_days";

Path found_file(Path const& data) { return data / "benefits" / "found.json"; }

int nearly_days(policy::Pack const& pack, Date day) {
    auto parameter = pack.vocabulary.parameters.find(nearly_parameter);
    auto value = parameter == pack.vocabulary.parameters.end() ? nullptr : rules::value_on(parameter->second, day);
    auto days = value ? std::get_if<std::int64_t>(&value->value) : nullptr;
    return days ? int(*days) : 0;
}

// Judges on one connection of a snapshot and counts there.
class Finder {
public:
    Finder(FindBenefitsRequest const& request, policy::Pack const& pack, db::DuckConnection& snapshot, Date as_of)
        : request_(request), pack_(pack), snapshot_(snapshot), as_of_(as_of), judged_(policy::benefits_in_force(pack, as_of, request.benefit)),
          until_(date_from_days(to_days(as_of) + nearly_days(pack, as_of))) {}

    bool any() const { return !judged_.empty(); }

    void judge(BenefitsFound& found) {
        Stopwatch watch;
        snapshot_.run("create or replace temp table judged_benefit as\n" + policy::judge_benefits_statement({.benefits = judged_, .as_of = as_of_, .where = where()}));
        found.seconds_judge = watch.lap();
        found.judged = snapshot_.query_integer(std::string(sql::count_judged_benefit.common));
        found.nearly_days = to_days(until_) - to_days(as_of_);
        snapshot_.run(std::string(sql::create_benefit_case.common));
        add_applied();
        add_nearly();
        for (auto const& judged : judged_) found.benefits.push_back(count(judged));
    }

    std::vector<CaseQuery> queries(std::string const& lists, std::optional<std::size_t> rows_max) const {
        std::vector<CaseQuery> queries;
        for (auto const& judged : judged_) queries.push_back({judged, as_of_, until_, lists, rows_max});
        return queries;
    }

private:
    std::string where() const {
        if (!request_.town) return {};
        return fmt::format("division_code between {} and {}", *request_.town * town_unit, *request_.town * town_unit + town_unit - 1);
    }

    // Grants and cases are asked of the store as they are now: who applied this morning is not offered it this afternoon.
    void add_applied() {
        auto store = store::open_store_to_read(request_.store_url);
        for (auto const& judged : judged_) {
            auto period = policy::period_on(judged.benefit->period, as_of_);
            db::Value const paid[] = {std::int64_t(judged.place), std::string_view(judged.benefit->id), std::string_view(period)};
            snapshot_.run(std::string(sql::add_paid_benefit.common), paid);
            if (!store) continue;
            db::DuckAppender rows(snapshot_, "temp", "main", "applied_benefit");
            db::Value const granted[] = {std::string_view(judged.benefit->id), std::string_view(period)};
            (*store)->query(store::sql::list_benefit_grants, granted, [&](db::Row const& row) {
                rows.set_integer(0, std::int64_t(judged.place));
                rows.set_integer(1, row.integer(0));
                rows.end_row();
            });
            (*store)->query(store::sql::list_standings_of_topic, std::span(granted).first<1>(), [&](db::Row const& row) {
                if (!is_under_way(row.text(1), row.text(2))) return;
                rows.set_integer(0, std::int64_t(judged.place));
                rows.set_integer(1, row.integer(0));
                rows.end_row();
            });
            rows.finish();
        }
    }

    bool is_under_way(std::string_view kind_id, std::string_view state_id) const {
        auto kind = matters::find_part(pack_.matter_kinds, kind_id);
        auto state = kind ? matters::find_part(kind->states, state_id) : nullptr;
        return state && matters::takes_its_place(*kind, *state);
    }

    // By the rules of the later day.
    void add_nearly() {
        for (auto const& judged : judged_) {
            auto version = judged.benefit->version_on(until_);
            if (!version) continue;
            auto later = policy::list_entitled_statement({judged.benefit, version, judged.place}, until_);
            snapshot_.run(policy::fill(sql::add_nearly_benefit, {{"place", std::to_string(judged.place)}, {"later", later}}));
        }
    }

    FoundBenefit count(policy::JudgedBenefit const& judged) {
        auto const& benefit = *judged.benefit;
        FoundBenefit found{.id = benefit.id, .period = policy::period_on(benefit.period, as_of_), .title = benefit.title, .version_from = judged.version->from,
                           .rests_on_recall = policy::rests_on_recall(benefit, *judged.version, as_of_), .amount_set = judged.version->amount.has_value(), .whole = {}, .towns = {}, .conditions = {}};
        for (auto number : judged.version->conditions) found.conditions.push_back({benefit.conditions[number].id});
        snapshot_.query(policy::fill(sql::count_benefit, {{"place", std::to_string(judged.place)}}), {}, [&](db::Row const& row) {
            auto rows = row.integer(6);
            auto town = row.is_null(0) ? std::nullopt : std::optional(row.integer(0));
            auto counts = counts_of(row);
            found.whole += counts;
            found.towns[town] += counts;
            add_reasons(found.conditions, row.integer(1), row.integer(2), rows);
        });
        return found;
    }

    static BenefitCounts counts_of(db::Row const& row) {
        auto rows = row.integer(6), amount = row.integer(7);
        bool applied = row.integer(4) != 0, nearly = row.integer(5) != 0;
        switch (policy::Outcome(row.integer(3))) {
            case policy::Outcome::holds: return {.entitled = rows, .applied = applied ? rows : 0, .amount = amount, .amount_open = applied ? 0 : amount};
            case policy::Outcome::unknown: return {.unknown = rows};
            case policy::Outcome::fails: return {.nearly = nearly ? rows : 0, .fails = rows};
        }
        JIAYU_ASSERT(false);
    }

    static void add_reasons(std::vector<ConditionCounts>& conditions, std::int64_t holds, std::int64_t unknown, std::int64_t rows) {
        auto all = (std::int64_t(1) << conditions.size()) - 1;
        for (std::size_t i = 0; i < conditions.size(); ++i) {
            auto outcome = policy::outcome_of_bits(holds, unknown, i);
            (outcome == policy::Outcome::holds ? conditions[i].holds : outcome == policy::Outcome::fails ? conditions[i].fails : conditions[i].unknown) += rows;
            if (outcome != policy::Outcome::holds && (holds | std::int64_t(1) << i) == all) conditions[i].alone += rows;
        }
    }

    FindBenefitsRequest const& request_;
    policy::Pack const& pack_;
    db::DuckConnection& snapshot_;
    Date as_of_;
    std::vector<policy::JudgedBenefit> judged_;
    Date until_;
};

std::optional<Error> refuse_request(FindBenefitsRequest const& request, policy::Pack const& pack) {
    std::vector<std::string> ids;
    for (auto const& benefit : pack.benefits) ids.push_back(benefit.id);
    bool known = request.benefit.empty() || std::ranges::find(ids, request.benefit) != ids.end();
    if (!known) return Error(message::benefit_unknown, {{"benefit", request.benefit}, {"known", fmt::format("{}", fmt::join(ids, ", "))}});
    if (request.list && request.benefit.empty()) return Error(message::benefit_list_of_one, {{"known", fmt::format("{}", fmt::join(ids, ", "))}});
    return std::nullopt;
}

Result<void> refresh_cases(FindBenefitsRequest const& request, policy::Pack const& pack) {
    auto store = store::open_store_to_read(request.store_url);
    return store ? refresh_standings(**store, pack) : Result<void>();
}

void keep_found(FindBenefitsRequest const& request, BenefitsFound const& found) {
    bool whole = request.benefit.empty() && !request.town;
    if (!whole) return;
    std::filesystem::create_directories(found_file(request.data).parent_path());
    write_file(found_file(request.data), boost::json::serialize(json_of(found)));
}

}  // namespace

BenefitCounts& BenefitCounts::operator+=(BenefitCounts const& other) {
    entitled += other.entitled, applied += other.applied, nearly += other.nearly, unknown += other.unknown, fails += other.fails;
    amount += other.amount, amount_open += other.amount_open;
    return *this;
}

Result<BenefitsFound> find_benefits(FindBenefitsRequest const& request) {
    Stopwatch watch;
    auto pack = load_judging_pack(request.data, request.packs);
    if (!pack) return std::unexpected(pack.error());
    if (auto error = refuse_request(request, *pack)) return std::unexpected(*error);
    if (auto fresh = refresh_cases(request, *pack); !fresh) return std::unexpected(fresh.error());
    auto opened = open_newest_snapshot(request.data);
    if (!opened) return std::unexpected(opened.error());
    auto snapshot = opened->database.connect();
    if (auto empty = refuse_empty(snapshot, opened->number)) return std::unexpected(*empty);
    auto changes = changes_since(snapshot, request.store_url);
    if (!changes) return std::unexpected(changes.error());
    auto areas = read_areas(request.packs, snapshot, opened->as_of);
    if (!areas) return std::unexpected(areas.error());
    BenefitsFound found{.snapshot = opened->number, .as_of = request.as_of.value_or(opened->as_of), .pack_version = pack->version, .benefits = {}, .towns = areas->towns,
                        .changes = *changes, .cases = {}, .lists = {}};
    Finder finder(request, *pack, snapshot, found.as_of);
    if (!finder.any()) return refuse(message::benefit_none_in_force, {{"day", to_iso(found.as_of)}});
    finder.judge(found);
    if (request.list)
        for (auto const& query : finder.queries(std::to_string(request.list), request.rows))
            list_benefit_cases(snapshot, query, [&](BenefitCase told) { found.cases.push_back(std::move(told)); });
    if (request.workbooks) write_benefit_lists(snapshot, finder.queries("1, 2, 3", std::nullopt), request.data, found);
    found.seconds_all = watch.lap();
    keep_found(request, found);
    keep_pack(request.data, judging_pack(request.data, request.packs), pack->version);
    return found;
}

std::optional<BenefitsFound> read_found_benefits(Path const& data) {
    if (!std::filesystem::exists(found_file(data))) return std::nullopt;
    return found_benefits_of(boost::json::parse(read_file(found_file(data))).as_object());
}

}  // namespace jiayu::service
