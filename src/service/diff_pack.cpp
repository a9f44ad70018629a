#include "service/diff_pack.hpp"

#include "policy/fill_statement.hpp"
#include "policy/load_pack.hpp"
#include "policy/pack_version.hpp"
#include "rules/sql.hpp"
#include "service/areas.hpp"
#include "service/kept_packs.hpp"
#include "service/messages.hpp"
#include "service/snapshot_folder.hpp"
#include "service/sql.hpp"

namespace jiayu::service {

namespace {

constexpr std::int64_t sample_max = 5;

// A folder of its own, a pack beside the others, or one that judged in this district.
Path folder_of(PackDiffRequest const& request, std::string const& wanted) {
    for (auto const& folder : {Path(wanted), request.packs / wanted})
        if (std::filesystem::exists(folder / "audit") || std::filesystem::exists(folder / "pack.toml")) return folder;
    return find_kept_pack(request.data, wanted).value_or(request.packs / wanted);
}

std::optional<policy::Pack> read(Path const& folder, PackDiff& diff) {
    auto pack = policy::load_pack(folder);
    if (pack) return std::move(*pack);
    for (auto& problem : pack.error()) diff.remarks.push_back({(folder.filename() / problem.place).string(), std::move(problem.error)});
    return std::nullopt;
}

std::string masked_number(std::int64_t person) {
    auto digits = std::to_string(person);
    constexpr std::size_t shown = 2;
    for (std::size_t i = 0; i + shown < digits.size(); ++i) digits[i] = '*';
    return digits;
}

std::vector<ChangedFile> changed_files(Path const& before, Path const& after) {
    auto old_files = policy::pack_files(before), new_files = policy::pack_files(after);
    std::vector<ChangedFile> changed;
    for (auto const& [file, digest] : old_files) {
        auto at = new_files.find(file);
        if (at == new_files.end()) changed.push_back({policy::ChangeKind::removed, file});
        else if (at->second != digest) changed.push_back({policy::ChangeKind::changed, file});
    }
    for (auto const& [file, digest] : new_files)
        if (!old_files.contains(file)) changed.push_back({policy::ChangeKind::added, file});
    return changed;
}

class SnapshotDiff {
public:
    SnapshotDiff(policy::Pack const& before, policy::Pack const& after, db::DuckConnection& connection, Date as_of)
        : before_(before), after_(after), as_of_(as_of), connection_(connection) {}

    std::vector<MovedRule> rules() {
        std::set<std::string> ids;
        for (auto const* pack : {&before_, &after_})
            for (auto const& rule : pack->audit_rules) ids.insert(rule.id);
        std::vector<MovedRule> all;
        for (auto const& id : ids) {
            auto old_rule = find(before_.audit_rules, id), new_rule = find(after_.audit_rules, id);
            bool comparable = !old_rule || !new_rule || old_rule->view->name == new_rule->view->name;
            if (!comparable) continue;  // other rows are judged: the texts say so
            auto before = old_rule ? outcome(sql(old_rule->condition)) : "0", after = new_rule ? outcome(sql(new_rule->condition)) : "0";
            auto const& view = *(new_rule ? new_rule : old_rule)->view;
            auto moved = moves(view.name, before, after);
            if (!moved.empty()) all.push_back({id, std::move(moved), view.find("person_id") ? sample(view.name, {before, no_amount}, {after, no_amount}) : std::vector<MovedPerson>()});
        }
        return all;
    }

    std::vector<MovedBenefit> benefits() {
        std::set<std::string> ids;
        for (auto const* pack : {&before_, &after_})
            for (auto const& benefit : pack->benefits) ids.insert(benefit.id);
        std::vector<MovedBenefit> all;
        for (auto const& id : ids) {
            auto old_benefit = find(before_.benefits, id), new_benefit = find(after_.benefits, id);
            bool comparable = !old_benefit || !new_benefit || old_benefit->view->name == new_benefit->view->name;
            if (comparable) add_benefit(id, {old_benefit, new_benefit}, all);
        }
        return all;
    }

private:
    template <class Part>
    static Part const* find(std::vector<Part> const& parts, std::string const& id) {
        auto at = std::ranges::find(parts, id, &Part::id);
        return at == parts.end() ? nullptr : &*at;
    }

    std::string sql(jiayu::rules::Term const& term) const { return jiayu::rules::to_sql(term, {.as_of = as_of_}); }
    static std::string outcome(std::string const& condition) { return "coalesce(cast((" + condition + ") as integer), 2)"; }

    std::vector<MovedOutcome> moves(std::string const& view, std::string const& before, std::string const& after) {
        std::vector<MovedOutcome> moved;
        if (before == after) return moved;
        connection_.query(policy::fill(sql::count_moved_outcomes, {{"before", before}, {"after", after}, {"view", view}}), {}, [&](db::Row const& row) {
            moved.push_back({policy::Outcome(row.integer(0)), policy::Outcome(row.integer(1)), row.integer(2)});
        });
        return moved;
    }

    static constexpr auto no_amount = "cast(null as bigint)";
    struct Judged {
        std::string outcome = "0", fen = no_amount;
    };
    Judged judged(policy::Benefit const* benefit) const {
        auto version = benefit ? benefit->version_on(as_of_) : nullptr;
        if (!version) return {};
        std::string all;
        for (auto place : version->conditions) all += (all.empty() ? "" : " and ") + sql(benefit->conditions[place].condition);
        return {outcome(all), version->amount ? "cast(" + sql(*version->amount) + " as bigint)" : no_amount};
    }

    void add_benefit(std::string const& id, std::pair<policy::Benefit const*, policy::Benefit const*> both, std::vector<MovedBenefit>& all) {
        auto before = judged(both.first), after = judged(both.second);
        if (before.outcome == after.outcome && before.fen == after.fen) return;
        auto const& present = *(both.second ? both.second : both.first);
        MovedBenefit benefit{.benefit = id, .period = present.period};
        connection_.query(statement(sql::count_moved_benefit, present.view->name, before, after), {}, [&](db::Row const& row) {
            benefit.entitled_before = row.integer(0), benefit.entitled_after = row.integer(1);
            benefit.fen_before = row.integer(2), benefit.fen_after = row.integer(3), benefit.other_amount = row.integer(4), benefit.persons = row.integer(5);
        });
        if (benefit.persons == 0) return;
        benefit.moved = moves(present.view->name, before.outcome, after.outcome);
        benefit.sample = sample(present.view->name, before, after);
        all.push_back(std::move(benefit));
    }

    static std::string statement(db::Statement const& text, std::string const& view, Judged const& before, Judged const& after) {
        return policy::fill(text, {{"before", before.outcome}, {"after", after.outcome}, {"fen_before", before.fen}, {"fen_after", after.fen}, {"view", view}});
    }

    std::vector<MovedPerson> sample(std::string const& view, Judged const& before, Judged const& after) {
        std::vector<MovedPerson> persons;
        db::Value const limit[] = {sample_max};
        connection_.query(statement(sql::list_moved_persons, view, before, after), limit, [&](db::Row const& row) { persons.push_back(person(row)); });
        return persons;
    }

    static MovedPerson person(db::Row const& row) {
        constexpr std::int64_t community_digits = 1000;
        auto number = [&](int column) { return row.is_null(column) ? std::nullopt : std::optional(row.integer(column)); };
        auto community = number(1);
        return {masked_number(row.integer(0)), community ? std::optional(*community / community_digits) : std::nullopt,
                policy::Outcome(row.integer(2)), policy::Outcome(row.integer(3)), number(4), number(5)};
    }

    policy::Pack const& before_;
    policy::Pack const& after_;
    Date as_of_;
    db::DuckConnection& connection_;
};

}  // namespace

Result<PackDiff> diff_pack(PackDiffRequest const& request) {
    PackDiff diff;
    auto old_folder = folder_of(request, request.before), new_folder = folder_of(request, request.after);
    auto before = read(old_folder, diff), after = read(new_folder, diff);
    if (!before || !after) return diff;
    diff.before_version = before->version;
    diff.after_version = after->version;
    diff.changes = policy::compare_packs(*before, *after);
    diff.files = changed_files(old_folder, new_folder);
    if (!request.on_snapshot) return diff;
    auto snapshot = open_newest_snapshot(request.data);
    if (!snapshot) return std::unexpected(snapshot.error());
    auto connection = snapshot->database.connect();
    if (auto empty = refuse_empty(connection, snapshot->number)) return std::unexpected(*empty);
    diff.snapshot = snapshot->number;
    diff.as_of = request.as_of.value_or(snapshot->as_of);
    SnapshotDiff moves(*before, *after, connection, diff.as_of);
    diff.rules = moves.rules();
    diff.benefits = moves.benefits();
    return diff;
}

}  // namespace jiayu::service
