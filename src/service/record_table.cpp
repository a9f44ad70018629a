#include "service/record_table.hpp"

#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using enum ColumnType;
namespace sql = store::sql;

constexpr RecordColumn pregnancy[] = {
    {"booklet_number", text}, {"last_menses_on", date}, {"booked_on", date}, {"booked_week", integer},
    {"due_on", date},         {"gravidity", integer},   {"parity", integer}, {"institution", text},
};
constexpr RecordColumn delivery[] = {
    {"delivery_number", text}, {"delivered_on", date},      {"gestation_weeks", integer},         {"fetus_count", integer},
    {"fetus_order", integer},  {"birth_weight_g", integer}, {"birth_certificate_number", number}, {"live_birth", code},
    {"institution", text},     {"remark", text},
};
constexpr RecordColumn immunisation[] = {
    {"card_number", text}, {"birth_certificate_number", number}, {"opened_on", date}, {"clinic", text},
};
constexpr RecordColumn household[] = {
    {"household_number", text}, {"relation", code, CodeSet::family_relation}, {"hukou_type", code, CodeSet::hukou_type},
    {"marital_status", code, CodeSet::marital_status}, {"police_station", text}, {"entered_on", date},
    {"entered_reason", text}, {"left_on", date}, {"left_reason", text},
};
constexpr RecordColumn migration[] = {
    {"registration_number", text}, {"direction", code}, {"hukou_division_code", division}, {"hukou_address", text},
    {"arrived_on", date}, {"left_on", date}, {"verified_on", date}, {"reason", text},
};
constexpr RecordColumn marriage[] = {{"certificate_number", text}, {"kind", code}, {"registered_on", date}};
constexpr RecordColumn school[] = {
    {"pupil_number", text}, {"school", text}, {"grade", code}, {"enrolled_on", date}, {"left_on", date}, {"guardian_name", name},
    {"guardian_phone", phone},
};
constexpr RecordColumn social_security[] = {
    {"account_number", text}, {"insurance", text}, {"employer", text}, {"from_on", date}, {"to_on", date}, {"status", code},
    {"hukou_division_code", division},
};
constexpr RecordColumn community[] = {
    {"case_number", text}, {"household_number", text}, {"relation", code, CodeSet::family_relation}, {"group_name", text},
    {"education", code}, {"hukou_type", code, CodeSet::hukou_type}, {"marital_status", code, CodeSet::marital_status},
    {"first_marriage_on", date}, {"marital_changed_on", date}, {"hukou_division_code", division}, {"residence_status", code},
    {"arrived_on", date}, {"left_on", date}, {"verified_on", date}, {"died_on", date}, {"temporary_number", number},
    {"birth_order", integer}, {"reported_on", date},
};
constexpr RecordColumn community_month[] = {
    {"division_code", division}, {"month", month}, {"opening", integer}, {"births", integer}, {"births_male", integer},
    {"births_female", integer}, {"births_first", integer}, {"births_second", integer}, {"births_higher", integer},
    {"deaths", integer}, {"moved_in", integer}, {"moved_out", integer}, {"closing", integer},
};

constexpr RecordColumn benefit_document[] = {
    {"kind", code}, {"document_number", number}, {"grade", code}, {"issued_on", date}, {"ended_on", date}, {"ended_reason", text}, {"issuer", text},
    {"child_name", name}, {"child_number", number},
};
constexpr RecordColumn benefit_payment[] = {
    {"line_number", text}, {"benefit", word}, {"ground", code}, {"period", word}, {"from_month", month}, {"to_month", month}, {"amount", money},
    {"paid_on", date}, {"status", code}, {"start_year", integer}, {"holder_name", name}, {"account_number", number}, {"bank_name", text},
};

constexpr RecordTable tables[] = {
    {"pregnancy_record", &sql::append_pregnancy_record, pregnancy, true},
    {"delivery_record", &sql::append_delivery_record, delivery, true},
    {"immunisation_record", &sql::append_immunisation_record, immunisation, true},
    {"household_record", &sql::append_household_record, household, true},
    {"migration_record", &sql::append_migration_record, migration, true},
    {"marriage_record", &sql::append_marriage_record, marriage, true},
    {"school_record", &sql::append_school_record, school, true},
    {"social_security_record", &sql::append_social_security_record, social_security, true},
    {"community_record", &sql::append_community_record, community, true},
    {"benefit_document_record", &sql::append_benefit_document_record, benefit_document, true},
    {"benefit_payment_record", &sql::append_benefit_payment_record, benefit_payment, true},
    {"community_month", &sql::append_community_month, community_month, false},
};

constexpr MentionColumn mention_columns[] = {
    {"name", name, 6, CodeSet::none, true},
    {"citizen_number", number, 8, CodeSet::none, true},
    {"sex", code, 10, CodeSet::sex, true},
    {"birth_date", date, 12, CodeSet::none, true},
    {"ethnic_group", code, 14, CodeSet::ethnic_group},
    {"phone", phone, 15},
    {"address", text, 16},
    {"division_code", division, 17},
    {"household_number", text, 18},
    {"birth_certificate_number", number, 19},
    {"mother_name", name, 20},
    {"mother_number", number, 21},
    {"father_name", name, 22},
    {"father_number", number, 23},
    {"spouse_name", name, 24},
    {"spouse_number", number, 25},
};

}  // namespace

std::span<RecordTable const> record_tables() { return tables; }

RecordTable const* find_record_table(std::string_view name) {
    auto found = std::ranges::find(tables, name, &RecordTable::name);
    return found == std::end(tables) ? nullptr : found;
}

MentionColumn const* find_mention_column(std::string_view name) {
    auto found = std::ranges::find(mention_columns, name, &MentionColumn::name);
    return found == std::end(mention_columns) ? nullptr : found;
}

}  // namespace jiayu::service
