// A register of invented persons whose matters a test handles by the national pack on both databases; what the judge says is the test's.
#pragma once
#include <fmt/format.h>

#include "matters/settle_periods.hpp"
#include "policy/load_pack.hpp"
#include "service/act_on_matter.hpp"
#include "store/sql.hpp"
#include "store/stores_under_test.hpp"

namespace jiayu::service {

// Everybody is entitled to 960 yuan a year.
class GenerousJudge final : public JudgeForMatters {
public:
    void prepare() override {}
    Result<BenefitJudgement> judge(BenefitRequest const& request) override {
        return BenefitJudgement{.outcome = policy::Outcome::holds, .amount = 96000, .total = {}, .period = matters::period_of(matters::PeriodUnit::year, *request.as_of), .as_of = *request.as_of,
                                .entitled_on = request.as_of, .payee = {}, .rests_on_recall = false, .pack = "abc", .snapshot = 1, .explanation = R"({"conditions":[]})"};
    }
};

inline Date day_of(std::string_view iso) { return *date_from_iso(iso); }

class InventedMatters : public store::OnBothStores {
protected:
    static constexpr std::int64_t home = 320412001006, next_door = 320412001007, far = 320412102206;

    static Path packs() { return Path(JIAYU_SOURCE_FOLDER) / "packs"; }
    static policy::Pack const& pack() {
        static policy::Pack const loaded = *policy::load_sound_pack(packs() / "national");
        return loaded;
    }
    void add_person(std::int64_t id, std::string const& name, std::int64_t division) {
        auto number = fmt::format("9904211950030{:05}", id);
        db::Value values[29];  // in the order of append_person
        values[0] = id, values[1] = std::string_view(name), values[3] = std::string_view(number), values[6] = std::int64_t(1), values[8] = std::int64_t(19500304);
        values[12] = std::string_view("12800000001"), values[14] = division, values[16] = division, values[27] = std::int64_t(1), values[28] = std::int64_t(1);
        store->run(store::sql::append_person, values);
    }
    MatterDesk desk_of(std::string role, std::string_view on, std::int64_t area = 320412000000) {
        MatterDesk desk{.store = test_store->open(), .pack = {}, .actor = {}, .today = day_of(on), .now_utc = std::string(on) + "T02:00:00Z", .judge = std::make_unique<GenerousJudge>()};
        desk.pack.version = pack().version, desk.pack.matter_kinds = pack().matter_kinds, desk.pack.calendar = pack().calendar;
        desk.actor = {.name = role, .role = role, .areas = {DivisionCode::from_number(area)}, .purposes = {"benefits", "special_families"}, .person = {}};
        return desk;
    }
    static MatterOpening opening_of(std::int64_t person, std::string topic = "rural_reward") {
        matters::GivenValues given{.values = {{"account_holder", "张三"}, {"account_number", "9900000000001234"}, {"consent_on", "2026-03-02"}, {"consent_means", "当面"}, {"account_holder_reason", "家庭共用账户"}}, .proofs = {}, .is_pledged = true};
        return {.kind = "benefit_application", .topic = std::move(topic), .subject_person = person, .payee_person = {}, .area = {}, .step = {.verb = {}, .given = given, .note = {}, .key = {}}};
    }
    std::int64_t open(std::int64_t person, std::string topic = "rural_reward") {
        auto desk = desk_of("village_worker", "2026-03-02");
        auto answer = open_matter(desk, opening_of(person, std::move(topic)));
        if (!answer) ADD_FAILURE() << answer.error().text(Language::en);
        return answer ? answer->matter_id : 0;
    }
    static MatterAct act_of(std::int64_t matter, std::string verb, int version, std::map<std::string, std::string, std::less<>> values = {}) {
        return {matter, version, {.verb = std::move(verb), .given = {.values = std::move(values), .proofs = {}, .is_pledged = true}, .note = {}, .key = {}}};
    }
    Result<MatterAnswer> act(std::string role, std::string_view on, MatterAct const& step) {
        auto desk = desk_of(std::move(role), on);
        return act_on_matter(desk, step);
    }
};

}  // namespace jiayu::service
