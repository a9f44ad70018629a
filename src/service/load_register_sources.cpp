#include "service/load_register_sources.hpp"

#include "base/parallel_for.hpp"
#include "han/placeholder_name.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using namespace registry;
namespace sql = store::sql;

std::int32_t day(db::Row const& row, int column) { return std::int32_t(row.integer(column)); }
std::uint8_t code(db::Row const& row, int column) { return std::uint8_t(row.integer(column)); }

void append_mention(Mentions& into, db::Row const& row) {
    into.mention_id.push_back(row.integer(0));
    into.record_id.push_back(row.integer(1));
    into.person_id.push_back(row.integer(2));
    into.department.push_back(Department(row.integer(3)));
    into.role.push_back(Role(row.integer(4)));
    into.name.push_back(row.text(5));
    into.citizen_number.push_back(pack_citizen_number(row.text(6)));
    into.sex.push_back(code(row, 7));
    into.birth_date.push_back(day(row, 8));
    into.ethnic_group.push_back(code(row, 9));
    into.phone.push_back(row.text(10));
    into.division_code.push_back(row.integer(11));
    into.household_number.push_back(row.text(12));
    into.birth_certificate_number.push_back(row.text(13));
    into.mother_number.push_back(pack_citizen_number(row.text(14)));
    into.father_number.push_back(pack_citizen_number(row.text(15)));
    into.spouse_number.push_back(pack_citizen_number(row.text(16)));
    into.observed_on.push_back(day(row, 17));
    bool in_household = !row.is_null(12);
    into.mother_name.push_back(in_household ? row.text(18) : std::string_view());
    into.father_name.push_back(in_household ? row.text(19) : std::string_view());
    into.spouse_name.push_back(in_household ? row.text(20) : std::string_view());
}

void append_pregnancy(PregnancyRecords& into, db::Row const& row) {
    into.record_id.push_back(row.integer(0));
    into.booked_on.push_back(day(row, 1));
}

void append_delivery(DeliveryRecords& into, db::Row const& row) {
    into.record_id.push_back(row.integer(0));
    into.delivered_on.push_back(day(row, 1));
    into.birth_weight_g.push_back(std::int32_t(row.integer(2)));
    into.gestation_weeks.push_back(code(row, 3));
    into.fetus_count.push_back(code(row, 4));
    into.fetus_order.push_back(code(row, 5));
    into.live_birth.push_back(row.is_null(6) ? std::uint8_t(0) : std::uint8_t(row.integer(6) + 1));
}

void append_household(HouseholdRecords& into, db::Row const& row) {
    into.record_id.push_back(row.integer(0));
    into.relation.push_back(code(row, 1));
    into.hukou_type.push_back(code(row, 2));
    into.marital_status.push_back(code(row, 3));
    into.entered_on.push_back(day(row, 4));
    into.left_on.push_back(day(row, 5));
    into.left_by_death.push_back(row.text(6) == "死亡");
}

void append_migration(MigrationRecords& into, db::Row const& row) {
    into.record_id.push_back(row.integer(0));
    into.hukou_division_code.push_back(row.integer(1));
    into.direction.push_back(code(row, 2));
    into.arrived_on.push_back(day(row, 3));
    into.left_on.push_back(day(row, 4));
    into.verified_on.push_back(day(row, 5));
}

void append_marriage(MarriageRecords& into, db::Row const& row) {
    into.record_id.push_back(row.integer(0));
    into.kind.push_back(code(row, 1));
    into.registered_on.push_back(day(row, 2));
}

void append_school(SchoolRecords& into, db::Row const& row) {
    into.record_id.push_back(row.integer(0));
    into.enrolled_on.push_back(day(row, 1));
}

void append_social_security(SocialSecurityRecords& into, db::Row const& row) {
    into.record_id.push_back(row.integer(0));
    into.hukou_division_code.push_back(row.integer(1));
    into.from_on.push_back(day(row, 2));
}

void append_community(CommunityRecords& into, db::Row const& row) {
    into.record_id.push_back(row.integer(0));
    into.hukou_division_code.push_back(row.integer(1));
    into.relation.push_back(code(row, 2));
    into.hukou_type.push_back(code(row, 3));
    into.marital_status.push_back(code(row, 4));
    into.residence_status.push_back(code(row, 5));
    into.birth_order.push_back(code(row, 6));
    into.first_marriage_on.push_back(day(row, 7));
    into.marital_changed_on.push_back(day(row, 8));
    into.arrived_on.push_back(day(row, 9));
    into.left_on.push_back(day(row, 10));
    into.verified_on.push_back(day(row, 11));
    into.died_on.push_back(day(row, 12));
    into.reported_on.push_back(day(row, 13));
    into.temporary_number.push_back(row.text(14));
}

template <class Into>
void load(store::Reader& reader, Progress& progress, db::Statement const& statement, Into& into,
          void (*append)(Into&, db::Row const&)) {
    constexpr std::uint64_t batch = 16'384;
    std::uint64_t rows = 0;
    reader.query(statement, {}, [&](db::Row const& row) {
        append(into, row);
        if (++rows % batch == 0) progress.advance(batch);
    });
    progress.advance(rows % batch);
}

void find_placeholders(Mentions& mentions) {
    mentions.name_is_placeholder.resize(mentions.size());
    parallel_chunks(mentions.size(), 65'536, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) mentions.name_is_placeholder[i] = han::find_placeholder(mentions.name[i]).has_value();
    });
}

}  // namespace

registry::Sources load_register_sources(store::Store& store, Progress& progress) {
    registry::Sources sources;
    std::int64_t rows = 0;
    store.query(sql::count_register_sources, {}, [&](db::Row const& row) { rows = row.integer(0); });
    progress.begin_step("load", std::uint64_t(rows));
    auto readers = store.read_together(2);
    parallel_for(2, [&](std::size_t part) {
        auto& reader = *readers[part];
        if (part == 0) return load(reader, progress, sql::list_linked_mentions, sources.mentions, append_mention);
        load(reader, progress, sql::list_community_records, sources.communities, append_community);
        load(reader, progress, sql::list_household_records, sources.households, append_household);
        load(reader, progress, sql::list_social_security_records, sources.social_security, append_social_security);
        load(reader, progress, sql::list_migration_records, sources.migrations, append_migration);
        load(reader, progress, sql::list_marriage_records, sources.marriages, append_marriage);
        load(reader, progress, sql::list_school_records, sources.schools, append_school);
        load(reader, progress, sql::list_delivery_records, sources.deliveries, append_delivery);
        load(reader, progress, sql::list_pregnancy_records, sources.pregnancies, append_pregnancy);
    });
    find_placeholders(sources.mentions);
    return sources;
}

}  // namespace jiayu::service
