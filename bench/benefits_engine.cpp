// benefits_engine DATA PACKS DAY: on the newest snapshot of DATA, times judging everyone for every benefit with all reasons, the same
// conditions as plain WHERE clauses, 10,000 changed persons, and the explanation of one person. The best of several runs. Prints the
// lines of a table: what, seconds, CPU seconds of all threads, bar, met.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>

#include "policy/benefit_statement.hpp"
#include "policy/load_pack.hpp"
#include "service/judge_benefits.hpp"

namespace {

using namespace jiayu;

constexpr int runs = 5;
constexpr int persons_changed = 10'000;

struct Time {
    double wall = 1e9, cpu = 1e9;
};

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    auto seconds = [](timeval time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Time best_of(int times, auto const& work) {
    Time best;
    for (int run = 0; run < times; ++run) {
        auto cpu = cpu_seconds();
        auto start = std::chrono::steady_clock::now();
        work();
        best.wall = std::min(best.wall, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        best.cpu = std::min(best.cpu, cpu_seconds() - cpu);
    }
    return best;
}

void print(std::string const& what, Time time, std::optional<double> bar) {
    auto verdict = !bar ? std::string("| |") : fmt::format("| ≤ {} | {} |", *bar, time.wall <= *bar ? "met" : "not met");
    fmt::print("| {} | {:.6f} | {:.6f} {}\n", what, time.wall, time.cpu, verdict);
}

struct Bench {
    policy::Pack const& pack;
    db::DuckConnection& snapshot;
    Date day;
    std::vector<policy::JudgedBenefit> judged = policy::benefits_in_force(pack, day);

    Time everyone(std::string const& where) {
        auto statement = "create or replace temp table judged_benefit as\n" + policy::judge_benefits_statement({.benefits = judged, .as_of = day, .where = where});
        return best_of(runs, [&] { snapshot.run(statement); });
    }

    Time plain() {
        return best_of(runs, [&] {
            for (auto const& one : judged) snapshot.run("create or replace temp table entitled as\n" + policy::list_entitled_statement(one, day));
        });
    }
};

std::vector<std::int64_t> some_persons(db::DuckConnection& snapshot) {
    std::vector<std::int64_t> persons;
    snapshot.query("select person_id from facts.benefit_person using sample 200 rows (reservoir, 7)", {}, [&](db::Row const& row) { persons.push_back(row.integer(0)); });
    return persons;
}

void explain(Path const& data, Path const& packs, policy::Pack const& pack, std::vector<std::int64_t> const& persons, Date day) {
    auto judge = service::BenefitJudge::open(data, packs);
    if (!judge) throw std::runtime_error(judge.error().text(Language::en));
    double slowest = 0, sum = 0;
    int count = 0;
    for (auto person : persons)
        for (auto const& benefit : pack.benefits) {
            auto row = judge->explain({person, benefit.id, day});
            if (!row) continue;  // no child
            auto time = best_of(3, [&] { policy::explain_benefit(*row->benefit.benefit, {person, row->facts.facts(), [](auto const&, std::string value) { return value; }}, day); });
            slowest = std::max(slowest, time.wall), sum += time.wall, ++count;
        }
    constexpr double bar = 0.010;
    print(fmt::format("explanation of one person and benefit, mean of {}", count), {sum / std::max(count, 1), sum / std::max(count, 1)}, bar);
    print("explanation of one person and benefit, slowest", {slowest, slowest}, bar);
}

}  // namespace

int main(int, char** arguments) {
    Path const data = arguments[1], packs = arguments[2];
    auto day = date_from_iso(arguments[3]).value();
    auto pack = policy::load_sound_pack(packs / "national");
    auto opened = service::open_newest_snapshot(data);
    if (!pack || !opened) return 1;
    auto snapshot = opened->database.connect();
    Bench bench{*pack, snapshot, day};
    auto all = bench.everyone("");
    auto rows = snapshot.query_integer("select count(*) from judged_benefit");
    auto plain = bench.plain();
    snapshot.run(fmt::format("create temp table changed as select person_id from facts.benefit_person using sample {} rows (reservoir, 7)", persons_changed));
    auto changed = bench.everyone("person_id in (select person_id from changed)");
    constexpr double bar_million = 1.5, bar_changed = 0.2, million = 1e6;
    fmt::print("{} rows of the fact views, {} benefits, judged for {}\n\n| what | seconds | CPU seconds | bar | |\n|---|---|---|---|---|\n", rows, bench.judged.size(), to_iso(day));
    print(fmt::format("everyone × all benefits with all reasons ({} rows)", rows), all, bar_million);
    print(fmt::format("the same for a million rows, by proportion"), {all.wall * million / double(rows), all.cpu * million / double(rows)}, bar_million);
    print("the same conditions as plain WHERE clauses, no reasons", plain, std::nullopt);
    print(fmt::format("{} changed persons × all benefits", persons_changed), changed, bar_changed);
    explain(data, packs, *pack, some_persons(snapshot), day);
    fmt::print("\nreasons cost {:.2f} times the plain WHERE clauses in seconds, {:.2f} times in CPU seconds\n", all.wall / plain.wall, all.cpu / plain.cpu);
    return 0;
}
