#include "service/show_matter.hpp"

#include <boost/json.hpp>

#include "base/utf8.hpp"
#include "domain/money.hpp"
#include "service/mask_number.hpp"
#include "service/matter_facts.hpp"

namespace jiayu::service {

namespace {

enum class Shown : std::uint8_t { masked, whole };

std::string masked_value(std::string_view field, std::string const& value) {
    if (field == "citizen_number") return mask_number(value);
    if (field == "phone") return mask_phone(value);
    if (field == "account_number") return mask_account(value);
    return "***";
}

std::string shown_value(matters::Field const* field, std::string_view id, std::string const& value, Shown shown) {
    bool is_masked = shown == Shown::masked && (!field || field->is_masked);
    if (is_masked) return masked_value(id, value);
    bool is_money = field && field->type.kind == rules::Kind::money;
    std::int64_t fen = 0;
    if (is_money) std::from_chars(value.data(), value.data() + value.size(), fen);
    return is_money ? Money::from_fen(fen).to_yuan() : value;
}

ShownAction shown_action(matters::Kind const& kind, matters::Action const& action, Shown shown) {
    auto verb = matters::find_part(kind.verbs, action.verb);
    ShownAction result{.action = action, .title = verb->title, .notice = verb->notice, .values = {}};
    auto add = [&](std::string const& id, matters::Field const* field, matters::FormEntry const& entry) {
        result.values.push_back({id, field ? field->title : matters::Words{id, id}, shown_value(field, id, entry.value, shown), entry.source, entry.proof});
    };
    std::set<std::string> asked;
    for (auto form : matters::forms_of(kind, *verb))
        for (auto const& field : form->fields)
            if (auto entry = action.form.entries.find(field.id); entry != action.form.entries.end() && asked.insert(field.id).second) add(field.id, &field, entry->second);
    // What the pack no longer asks is shown as it was kept, masked.
    for (auto const& [id, entry] : action.form.entries)
        if (!asked.contains(id)) add(id, nullptr, entry);
    return result;
}

void note_reveal(MatterDesk& desk, std::int64_t matter_id, std::string const& reason) {
    auto transaction = desk.store->begin();
    store::append_trail(*desk.store, desk.actor.name, "matter_revealed", boost::json::serialize(boost::json::object{{"matter_id", matter_id}, {"reason", reason}}));
    transaction->commit();
}

std::string name_in(matters::RegisterFacts const& facts, std::string_view fact) {
    auto found = facts.find(fact);
    return found == facts.end() ? std::string() : found->second;
}

}  // namespace

std::string mask_name(std::string_view name) {
    std::size_t at = 0;
    if (name.empty()) return {};
    next_code_point(name, at);
    return std::string(name.substr(0, at)) + "*";
}

Result<ShownMatter> show_matter(MatterDesk& desk, std::int64_t matter_id, std::string const& reveal_reason) {
    auto matter = load_matter(desk, matter_id);
    if (!matter) return std::unexpected(matter.error());
    if (!reveal_reason.empty()) note_reveal(desk, matter_id, reveal_reason);
    auto const shown = reveal_reason.empty() ? Shown::masked : Shown::whole;
    auto facts = read_register_facts(*desk.store, matter->subject);
    ShownMatter result{.matter = {}, .topic = matters::find_part(matter->kind->topics, matter->subject.topic)->title, .subject_name = name_in(facts, "subject.name"),
                       .payee_name = name_in(facts, "payee.name"), .actions = {}, .decided = list_decided(*desk.store, matter->subject), .next = {}};
    for (auto const& action : matter->actions) result.actions.push_back(shown_action(*matter->kind, action, shown));
    result.next = matters::allowed_verbs(attempt_of(desk, *matter));
    result.matter = std::move(*matter);
    return result;
}

}  // namespace jiayu::service
