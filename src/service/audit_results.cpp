#include "service/audit_results.hpp"

#include "db/duck_appender.hpp"
#include "db/duck_database.hpp"
#include "service/messages.hpp"
#include "service/sql.hpp"

namespace jiayu::service {

namespace {

constexpr std::string_view extension = ".duckdb";

Path audits_folder(Path const& data) { return data / "audits"; }

std::optional<Path> newest_file(Path const& data) {
    std::optional<Path> newest;
    std::error_code none;
    for (auto const& entry : std::filesystem::directory_iterator(audits_folder(data), none))
        if (entry.path().extension() == extension && (!newest || entry.path() > *newest)) newest = entry.path();
    return newest;
}

void set_town(db::DuckAppender& rows, int column, std::optional<std::int64_t> town) {
    if (town) rows.set_integer(column, *town);
    else rows.set_null(column);
}

void save_run(db::DuckConnection& file, AuditRun const& run) {
    db::DuckAppender row(file, "", "main", "audit_run");
    row.set_integer(0, run.snapshot);
    row.set_integer(1, to_number(run.as_of));
    row.set_text(2, run.pack);
    row.set_text(3, run.pack_version);
    row.set_text(4, run.made_at);
    row.end_row();
    row.finish();
}

void save_rules(db::DuckConnection& file, policy::Pack const& pack) {
    db::DuckAppender rows(file, "", "main", "audit_rule");
    for (std::size_t number = 0; number < pack.audit_rules.size(); ++number) {
        auto const& rule = pack.audit_rules[number];
        std::string_view const texts[] = {rule.id, name_of(rule.level), rule.title.zh, rule.title.en, rule.advice.zh, rule.advice.en};
        rows.set_integer(0, std::int64_t(number));
        for (int i = 0; i < 6; ++i) rows.set_text(1 + i, texts[i]);
        rows.set_integer(7, rule.count_only);
        rows.end_row();
    }
    rows.finish();
}

void save_counts(db::DuckConnection& file, AuditCounts const& counts) {
    db::DuckAppender rows(file, "", "main", "town_count");
    for (std::size_t rule = 0; rule < counts.rules.size(); ++rule)
        for (auto const& count : counts.rules[rule].towns) {
            rows.set_integer(0, std::int64_t(rule));
            set_town(rows, 1, count.town);
            rows.set_integer(2, count.findings);
            rows.set_integer(3, count.unknown);
            rows.end_row();
        }
    rows.finish();
    db::DuckAppender births(file, "", "main", "town_births");
    for (auto const& town : counts.births) {
        set_town(births, 0, town.town);
        std::int64_t const numbers[] = {town.agreed, town.late, town.unreported, town.overreported, town.in_monthly_tables};
        for (int i = 0; i < 5; ++i) births.set_integer(1 + i, numbers[i]);
        births.end_row();
    }
    births.finish();
}

void save_findings(db::DuckConnection& file, db::DuckConnection& snapshot) {
    db::DuckAppender rows(file, "", "main", "finding");
    snapshot.query(std::string(sql::find_findings.common), {}, [&](db::Row const& row) {
        for (int column = 0; column < rows.columns(); ++column) rows.set(column, row, column);
        rows.end_row();
    });
    rows.finish();
}

AuditRun read_run(db::DuckConnection& file) {
    AuditRun run{};
    file.query(std::string(sql::find_audit_run.common), {}, [&](db::Row const& row) {
        run = {int(row.integer(0)), date_from_number(row.integer(1)).value(), std::string(row.text(2)), std::string(row.text(3)), std::string(row.text(4))};
    });
    return run;
}

std::optional<std::int64_t> town_in(db::Row const& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
}

void add_count(AuditRuleCounts& rule, AuditTownCount count) {
    rule.findings += count.findings;
    rule.unknown += count.unknown;
    rule.towns.push_back(count);
}

}  // namespace

AuditCounts count_audit(AuditRun run, policy::Pack const& pack, policy::AuditOutcome const& outcome, std::vector<TownBirths> births) {
    AuditCounts counts{std::move(run), {}, std::move(births)};
    for (auto const& rule : pack.audit_rules)
        counts.rules.push_back({rule.id, std::string(name_of(rule.level)), rule.title.zh, rule.title.en, rule.count_only, {}});
    for (auto const& count : outcome.counts) add_count(counts.rules[count.rule], {count.town, count.findings, count.unknown});
    return counts;
}

void save_audit(Path const& data, AuditCounts const& counts, policy::Pack const& pack, db::DuckConnection& snapshot) {
    std::filesystem::create_directories(audits_folder(data));
    auto path = audits_folder(data) / fmt::format("{:06}{}", counts.run.snapshot, extension);
    auto unfinished = path;
    unfinished += ".unfinished";
    std::filesystem::remove(unfinished);
    {
        db::DuckDatabase database({.file = unfinished});
        auto file = database.connect();
        file.run(std::string(sql::create_audit.common));
        save_run(file, counts.run);
        save_rules(file, pack);
        save_counts(file, counts);
        save_findings(file, snapshot);
        file.run("checkpoint");
    }
    auto previous = newest_file(data);
    std::filesystem::rename(unfinished, path);
    if (previous && *previous != path) std::filesystem::remove(*previous);
}

Result<AuditCounts> read_newest_audit(Path const& data) {
    auto path = newest_file(data);
    if (!path) return refuse(message::audit_missing, {{"data", data.string()}});
    db::DuckDatabase database({.file = *path, .read_only = true});
    auto file = database.connect();
    AuditCounts counts{read_run(file), {}, {}};
    file.query(std::string(sql::find_audit_rules.common), {}, [&](db::Row const& row) {
        counts.rules.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)), row.integer(4) != 0, {}});
    });
    file.query(std::string(sql::find_audit_counts.common), {}, [&](db::Row const& row) {
        add_count(counts.rules.at(std::size_t(row.integer(0))), {town_in(row, 1), row.integer(2), row.integer(3)});
    });
    file.query(std::string(sql::find_town_births.common), {}, [&](db::Row const& row) {
        counts.births.push_back({town_in(row, 0), row.integer(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5)});
    });
    return counts;
}

}  // namespace jiayu::service
