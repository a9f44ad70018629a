// Turns planned files into bytes, part by part on all threads, joined in order.
#pragma once
#include <fstream>

#include "synth/departments.hpp"
#include "synth/register_truth.hpp"
#include "synth/write_district.hpp"

namespace jiayu::synth {

// A file that grows; any failure throws EnvironmentFailure naming the path.
class OutputFile {
public:
    explicit OutputFile(Path path);
    void append(std::string_view bytes);
    void close();

private:
    Path path_;
    std::ofstream stream_;
};

class DistrictWriter {
public:
    DistrictWriter(World const& world, Path folder, Progress& progress);
    DistrictSummary run();

private:
    void write_department(DepartmentForms const& forms);
    void write_text_file(SourceFile const& file, void (*write_row)(RowWriter&));
    void write_sheet_file(SourceFile const& file, void (*write_row)(RowWriter&));
    // Rows in parts, each handed to `take` in order.
    void write_parts(SourceFile const& file, void (*write_row)(RowWriter&), std::function<void(RowWriter&)> const& take);
    void write_months();
    void write_truth();
    void add_planted(std::string_view lines);

    World const& world_;
    Path folder_;
    Progress& progress_;
    RegisterTruth truth_;
    OutputFile mentions_, planted_;
    DistrictSummary summary_;
};

}  // namespace jiayu::synth
