// `jiayu benefits find`: everyone judged for every benefit on a snapshot: who is entitled and has not applied, who will be within
// some days, of whom it cannot be told and what is missing. Counts are kept in DATA/benefits/found.json for the report.
#pragma once
#include "db/duck_connection.hpp"
#include "policy/benefit_statement.hpp"
#include "service/areas.hpp"
#include "service/store_changes.hpp"

namespace jiayu::service {

struct BenefitCounts {
    std::int64_t entitled = 0, applied = 0;  // applied: of the entitled, granted or paid for the period
    std::int64_t nearly = 0, unknown = 0, fails = 0;  // nearly: of those who fail today
    std::int64_t amount = 0, amount_open = 0;  // fen, of the entitled and of those of them who have not applied
    std::int64_t open() const { return entitled - applied; }
    BenefitCounts& operator+=(BenefitCounts const& other);
};

struct ConditionCounts {
    std::string id;
    std::int64_t holds = 0, fails = 0, unknown = 0;
    std::int64_t alone = 0;  // persons whom this condition alone keeps from being entitled
};

struct FoundBenefit {
    std::string id, period;
    policy::BilingualText title;
    Date version_from;
    bool rests_on_recall = false, amount_set = true;
    BenefitCounts whole;
    std::map<std::optional<std::int64_t>, BenefitCounts> towns;  // 9 digits; nothing: no place is known
    std::vector<ConditionCounts> conditions;
};

// A row of a list. The name in full, because somebody has to be found; the number masked.
struct BenefitCase {
    int list;                       // 1 entitled and not applied, 2 nearly entitled, 3 cannot tell
    std::int64_t person;
    std::optional<std::int64_t> division;
    std::string name, number;
    std::optional<Date> birth_date;
    std::optional<std::int64_t> amount;
    std::optional<Date> entitled_on;             // of list 1 the day since when, of list 2 the day from which on
    std::vector<std::size_t> missing;            // of list 3: conditions of the benefit that are not known; of list 2: that fail today
};

struct BenefitsFound {
    int snapshot;
    Date as_of;
    std::string pack_version;
    std::int64_t judged = 0;        // rows of the fact views
    int nearly_days = 0;
    std::vector<FoundBenefit> benefits;
    std::vector<Area> towns;
    StoreChanges changes;
    double seconds_judge = 0, seconds_all = 0;
    std::vector<BenefitCase> cases;  // of the one list that was asked for
    Path lists;                      // folder of the workbooks; empty: not asked for
    std::size_t files = 0, rows = 0;
};

struct FindBenefitsRequest {
    std::string store_url;
    Path data, packs;
    std::string benefit;                 // empty: all
    std::optional<Date> as_of;           // else the snapshot's day
    std::optional<std::int64_t> town;    // 9 digits
    int list = 0;                        // of one benefit: tell the cases of this list
    std::size_t rows = 20;               // at most
    bool workbooks = false;              // write DATA/benefits/<town>/<benefit>.xlsx
};

Result<BenefitsFound> find_benefits(FindBenefitsRequest const& request);

// What the last whole run counted; nothing: there was none.
std::optional<BenefitsFound> read_found_benefits(Path const& data);

}  // namespace jiayu::service
