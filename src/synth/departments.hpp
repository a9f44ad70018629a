// One file per department: which files it sends, which rows they have, and how a row is written.
#pragma once
#include <vector>

#include "synth/row_writer.hpp"

namespace jiayu::synth {

struct DepartmentForms {
    Department department;
    std::vector<SourceFile> (*plan)(World const&);
    void (*write_row)(RowWriter&);
};

std::vector<SourceFile> plan_pregnancy_care(World const& world);
std::vector<SourceFile> plan_hospital_delivery(World const& world);
std::vector<SourceFile> plan_immunisation(World const& world);
std::vector<SourceFile> plan_household_register(World const& world);
std::vector<SourceFile> plan_migration(World const& world);
std::vector<SourceFile> plan_marriage(World const& world);
std::vector<SourceFile> plan_schools(World const& world);
std::vector<SourceFile> plan_social_security(World const& world);
std::vector<SourceFile> plan_communities(World const& world);
std::vector<SourceFile> plan_documents(World const& world);
std::vector<SourceFile> plan_payments(World const& world);

void write_pregnancy_row(RowWriter& out);
void write_delivery_row(RowWriter& out);
void write_immunisation_row(RowWriter& out);
void write_household_row(RowWriter& out);
void write_migration_row(RowWriter& out);
void write_marriage_row(RowWriter& out);
void write_school_row(RowWriter& out);
void write_social_security_row(RowWriter& out);
void write_community_row(RowWriter& out);
void write_document_row(RowWriter& out);
void write_payment_row(RowWriter& out);

std::vector<DepartmentForms> const& department_forms();  // in the order of their numbers; the benefits office has two

// Adds a row, unless the department missed it, and now and then a second time.
void add_row(World const& world, SourceFile& file, RowPlan plan);
bool knows(World const& world, PersonIndex person, Department department);
// One file a year from the first year of the period; earlier events belong to the first.
std::map<int, SourceFile> files_by_year(World const& world, SourceFile const& model, std::string_view name);
SourceFile& file_of_year(std::map<int, SourceFile>& files, Day day);
std::vector<SourceFile> in_day_order(std::map<int, SourceFile> files);
std::string certificate_text(std::int32_t birth);
std::vector<int> in_order(std::size_t count);  // 0, 1, 2 …

}  // namespace jiayu::synth
