// One matter as a screen shows it: what it is about, where it stands, what was done, what may be done next. Masked unless revealed with a
// reason, which is written to the trail first.
#pragma once
#include "service/act_on_matter.hpp"
#include "service/settle_benefit.hpp"

namespace jiayu::service {

struct ShownValue {
    std::string field;
    matters::Words title;
    std::string value;  // masked where the form says so
    matters::EntrySource source;
    std::string proof;
};

struct ShownAction {
    matters::Action action;  // its form as `values`
    matters::Words title, notice;
    std::vector<ShownValue> values;
};

struct ShownMatter {
    Matter matter;
    matters::Words topic;
    std::string subject_name, payee_name;  // as the register has them; numbers are what is masked
    std::vector<ShownAction> actions;
    std::vector<matters::DecidedAmount> decided;
    std::vector<matters::Verb const*> next;  // that this actor may use now
};

Result<ShownMatter> show_matter(MatterDesk& desk, std::int64_t matter_id, std::string const& reveal_reason = {});

std::string mask_name(std::string_view name);  // 张*

}  // namespace jiayu::service
