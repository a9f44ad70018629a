// Judging persons for matters: on the district's newest snapshot, brought up to the register first.
#pragma once
#include <memory>

#include "service/judge_benefits.hpp"

namespace jiayu::service {

// A seam with two sides: the snapshot, and what a test says.
class JudgeForMatters {
public:
    virtual ~JudgeForMatters() = default;
    virtual void prepare() = 0;  // before the transaction of a step that decides
    virtual Result<BenefitJudgement> judge(BenefitRequest const& request) = 0;
    // What the judgement rests on; nothing where the judge has no facts to keep.
    virtual Result<BenefitFacts> facts(BenefitRequest const&) { return BenefitFacts(); }
};

struct JudgePlace {
    std::string store_url;
    Path data, packs;
    std::string now_utc;
};

std::unique_ptr<JudgeForMatters> judge_on_snapshot(JudgePlace place);

// The sentences of the conditions that do not hold, of BenefitJudgement::explanation.
std::string because(BenefitJudgement const& judgement, Language language);

}  // namespace jiayu::service
