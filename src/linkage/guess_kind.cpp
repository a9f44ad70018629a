#include "linkage/column_kind.hpp"

namespace jiayu::linkage {

namespace {

constexpr double most = 0.8, half = 0.5;

// Values that can hardly be anything else, whatever the header says.
std::optional<ColumnKind> kind_of_values(KindEvidence const& evidence) {
    auto const& forms = evidence.forms;
    if (forms.citizen_number > half) return ColumnKind::citizen_number;
    if (forms.email > half) return ColumnKind::email;
    if (forms.sex > most && evidence.distinct <= 12) return ColumnKind::sex;
    if (forms.date > most) return ColumnKind::date;
    if (forms.mobile_phone > most) return ColumnKind::phone;
    return std::nullopt;
}

// A header may promise what the values do not hold: "first" may be a ranking, "day" a weekday, "by" a clerk.
bool fits(ColumnKind kind, KindEvidence const& evidence) {
    auto const& forms = evidence.forms;
    switch (kind) {
        case ColumnKind::given_name: case ColumnKind::surname: case ColumnKind::full_name: case ColumnKind::other_name: return forms.letters > half;
        case ColumnKind::date: return forms.date > 0.3;
        case ColumnKind::year: return forms.year > most;
        case ColumnKind::month: return forms.month > most && evidence.distinct <= 40;
        case ColumnKind::day: return forms.day > most && evidence.distinct <= 100;
        case ColumnKind::sex: return evidence.distinct <= 20;
        case ColumnKind::postcode: return forms.length <= 10 && forms.digits + forms.mixed > half;
        case ColumnKind::citizen_number: return forms.digits + forms.mixed > half && forms.length >= 8;
        case ColumnKind::phone: return forms.length >= 5 && forms.letters < half;
        case ColumnKind::email: return forms.email > 0.2;
        case ColumnKind::house_number: return forms.length <= 8;
        case ColumnKind::record_id: return evidence.is_unique_in_sources;
        default: return true;
    }
}

// What is left where the header says nothing that fits.
ColumnKind kind_by_values(KindEvidence const& evidence) {
    auto const& forms = evidence.forms;
    auto const variety = double(evidence.distinct) / double(evidence.present);
    if (forms.postcode > most) return ColumnKind::postcode;
    if (forms.year > 0.95 && evidence.distinct > 5) return ColumnKind::year;
    if (evidence.distinct <= 30 || (variety < 0.001 && evidence.distinct <= 500)) return ColumnKind::category;
    if (forms.han_name > most && variety > 0.02) return ColumnKind::full_name;
    if (forms.digits > most) return ColumnKind::number;
    if (forms.letters > most && forms.words < 1.3 && forms.length < 20) return ColumnKind::place;
    if (forms.mixed > half && forms.words > 1.5) return ColumnKind::address;
    if (forms.han > half && forms.length > 5) return ColumnKind::address;
    return ColumnKind::text;
}

}  // namespace

ColumnKind guess_kind(KindEvidence const& evidence) {
    if (evidence.present == 0) return ColumnKind::empty;
    if (evidence.distinct <= 1) return ColumnKind::constant;
    auto header = kind_of_header(evidence.header);
    // Whose record it is may look like anything; the name of a column is all that tells.
    if (header == ColumnKind::truth || header == ColumnKind::source) return *header;
    if (header == ColumnKind::record_id && evidence.is_unique_in_sources) return *header;
    if (auto kind = kind_of_values(evidence)) return *kind;
    if (header == ColumnKind::date && evidence.forms.year > half) return ColumnKind::year;
    // An id that stands twice in a source tells persons, not records: it may be the answer.
    if (header == ColumnKind::record_id) return ColumnKind::truth;
    if (header && fits(*header, evidence)) return *header;
    return kind_by_values(evidence);
}

}  // namespace jiayu::linkage
