// Matters and their actions as the store keeps them.
#pragma once
#include <functional>

#include "matters/permission.hpp"
#include "service/matter_desk.hpp"

namespace jiayu::service {

struct Matter {
    std::int64_t matter_id = 0;
    std::string pack;                    // it was opened under
    matters::Kind const* kind = nullptr;  // of the desk's pack
    matters::Subject subject;
    std::vector<matters::Action> actions;
    std::optional<matters::Standing> standing;  // nothing: not open yet
};

matters::Attempt attempt_of(MatterDesk const& desk, Matter const& matter);

// Refuses one that does not exist, and one that the actor may not see.
Result<Matter> load_matter(MatterDesk const& desk, std::int64_t matter_id);

// Every matter of the register by id, without the forms of its actions; `each` may not ask the store.
Result<void> fold_all_matters(store::Store& store, policy::Pack const& pack, std::function<void(Matter const&)> const& each);

std::string to_json_text(matters::FormValues const& form);
matters::FormValues form_from_json(std::string_view text);

}  // namespace jiayu::service
