#include "service/judge_for_matters.hpp"

#include <boost/json.hpp>

#include "service/district_pack.hpp"
#include "service/kept_packs.hpp"
#include "service/make_snapshot.hpp"

namespace jiayu::service {

namespace {

class SnapshotJudge final : public JudgeForMatters {
public:
    explicit SnapshotJudge(JudgePlace place) : place_(std::move(place)) {}

    void prepare() override {
        make_snapshot(place_.store_url, {.data = place_.data, .packs = place_.packs, .now_utc = place_.now_utc, .as_of = {}, .refresh = true});
        judge_.reset();
    }
    Result<BenefitJudgement> judge(BenefitRequest const& request) override {
        if (auto opened = open(); !opened) return std::unexpected(opened.error());
        return judge_->judge(request);
    }
    Result<BenefitFacts> facts(BenefitRequest const& request) override {
        if (auto opened = open(); !opened) return std::unexpected(opened.error());
        return judge_->facts(request);
    }

private:
    Result<void> open() {
        if (judge_) return {};
        auto judge = BenefitJudge::open(place_.data, place_.packs);
        if (!judge) return std::unexpected(judge.error());
        judge_ = std::make_unique<BenefitJudge>(std::move(*judge));
        keep_pack(place_.data, judging_pack(place_.data, place_.packs), judge_->pack().version);
        return {};
    }

    JudgePlace place_;
    std::unique_ptr<BenefitJudge> judge_;
};

}  // namespace

std::unique_ptr<JudgeForMatters> judge_on_snapshot(JudgePlace place) { return std::make_unique<SnapshotJudge>(std::move(place)); }

std::string because(BenefitJudgement const& judgement, Language language) {
    std::string text;
    auto json = boost::json::parse(judgement.explanation);
    auto conditions = json.as_object().if_contains("conditions");
    if (!conditions) return text;
    for (auto const& condition : conditions->as_array()) {
        auto const& one = condition.as_object();
        if (one.at("outcome").as_string() == "holds") continue;
        if (!text.empty()) text += language == Language::zh ? "；" : "; ";
        text += one.at("sentence").as_object().at(language == Language::zh ? "zh" : "en").as_string();
    }
    return text;
}

}  // namespace jiayu::service
