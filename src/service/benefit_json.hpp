// An explained benefit as JSON: what benefit_decision.explanation keeps and `benefits explain --json` prints.
#pragma once
#include <boost/json.hpp>

#include "policy/explain_benefit.hpp"
#include "policy/pack.hpp"

namespace jiayu::service {

boost::json::object json_of(policy::ExplainedBenefit const& told, policy::Pack const& pack);

boost::json::object json_of(policy::BilingualText const& text);
std::string label_of(policy::Pack const& pack, rules::Column const& column);  // in Chinese; empty: none

// A value as people say it: yes, 是; of a code its word, or in English and where it has none its name in the pack.
std::string word_of(policy::Pack const& pack, policy::BenefitReading const& reading, Language language);

}  // namespace jiayu::service
