#include "service/application_day.hpp"

#include "matters/effects.hpp"

namespace jiayu::service {

namespace {

constexpr std::string_view received_field = "received_on";

struct Receipt {
    std::optional<Date> told, confirmed;
};

// A day that is told anew has to be confirmed anew.
Receipt receipt_of(Matter const& matter) {
    Receipt receipt;
    for (auto const& action : matter.actions) {
        if (auto day = date_from_iso(action.form.value(received_field)); day && day != receipt.told) receipt = {day, std::nullopt};
        auto verb = matters::find_part(matter.kind->verbs, action.verb);
        if (verb && verb->effect == matters::effect::backdate) receipt.confirmed = receipt.told;
    }
    return receipt;
}

Date written_on(Matter const& matter) { return office_day(matter.actions.front().at); }

}  // namespace

Date applied_on(Matter const& matter) {
    auto const receipt = receipt_of(matter);
    auto const written = written_on(matter);
    return receipt.confirmed ? std::min(*receipt.confirmed, written) : written;
}

Date reaches_back_to(Matter const& matter) {
    auto const applied = applied_on(matter);
    auto topic = matters::find_part(matter.kind->topics, matter.subject.topic);
    auto found = topic ? rules::value_on(topic->reach, applied) : nullptr;
    auto months = found ? std::get_if<std::int64_t>(&found->value) : nullptr;
    return months ? add_months(applied, -int(*months)) : applied;
}

std::optional<Date> unconfirmed_receipt(Matter const& matter) {
    auto const receipt = receipt_of(matter);
    bool waits = receipt.told && !receipt.confirmed && to_days(*receipt.told) < to_days(written_on(matter));
    return waits ? receipt.told : std::nullopt;
}

}  // namespace jiayu::service
