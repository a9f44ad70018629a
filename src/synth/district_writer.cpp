#include "synth/district_writer.hpp"

#include <cerrno>
#include <cstring>

#include "base/messages.hpp"
#include "base/parallel_for.hpp"
#include "exchange/csv_writer.hpp"
#include "exchange/text_encoding.hpp"
#include "synth/month_tables.hpp"
#include "synth/sheet_layout.hpp"

namespace jiayu::synth {

namespace {

constexpr std::size_t part_rows = 2048;

exchange::Encoding encoding_of(FileForm form) {
    return form == FileForm::csv_gb18030 ? exchange::Encoding::gb18030 : exchange::Encoding::utf8;
}

Path prepared(Path const& path) {
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    return path;
}

}  // namespace

OutputFile::OutputFile(Path path) : path_(prepared(path)), stream_(path_, std::ios::binary | std::ios::trunc) { append(""); }

void OutputFile::append(std::string_view bytes) {
    stream_.write(bytes.data(), std::streamsize(bytes.size()));
    if (!stream_)
        throw EnvironmentFailure(Error(message::file_unwritable, {{"path", path_.string()}, {"reason", std::strerror(errno)}}));
}

void OutputFile::close() {
    stream_.close();
    if (!stream_) append("");
}

DistrictWriter::DistrictWriter(World const& world, Path folder, Progress& progress)
    : world_(world), folder_(std::move(folder)), progress_(progress), truth_(world), mentions_(folder_ / "truth/mentions.csv"),
      planted_(folder_ / "truth/planted.csv") {}

DistrictSummary DistrictWriter::run() {
    auto const& persons = world_.population.persons;
    for (auto const& person : persons) {
        summary_.residents += person.resident_on(world_.as_of());
        summary_.hukou += person.born <= world_.as_of() && person.alive_on(world_.as_of()) && person.has_hukou_on(world_.as_of());
    }
    summary_.persons = std::int64_t(persons.size());
    mentions_.append("file,row,role,person,errors\n");
    planted_.append("kind,file,row,role,person,field,true_value,written_value\n");
    for (auto const& forms : department_forms()) write_department(forms);
    write_months();
    write_truth();
    return std::move(summary_);
}

void DistrictWriter::write_department(DepartmentForms const& forms) {
    auto files = forms.plan(world_);
    std::size_t rows = 0;
    for (auto const& file : files) rows += file.rows.size();
    auto const& name = name_of(forms.department);
    progress_.begin_step(language_of_environment() == Language::zh ? name.zh : name.en, rows);
    for (auto const& file : files) {
        if (file.form == FileForm::xlsx) write_sheet_file(file, forms.write_row);
        else write_text_file(file, forms.write_row);
        summary_.files.push_back({file.path, std::int64_t(file.rows.size())});
    }
    std::string planted;
    truth_.finish_department(forms.department, planted);
    add_planted(planted);
}

void DistrictWriter::write_parts(SourceFile const& file, void (*write_row)(RowWriter&), std::function<void(RowWriter&)> const& take) {
    auto parts = (file.rows.size() + part_rows - 1) / part_rows;
    auto at_once = thread_count() * 4;
    for (std::size_t first = 0; first < parts; first += at_once) {
        auto count = std::min(at_once, parts - first);
        std::vector<std::unique_ptr<RowWriter>> writers(count);
        parallel_for(count, [&](std::size_t i) {
            writers[i] = std::make_unique<RowWriter>(world_, file);
            auto begin = (first + i) * part_rows, end = std::min(file.rows.size(), begin + part_rows);
            for (auto at = begin; at < end; ++at) {
                writers[i]->begin(file.rows[at], int(at) + file.header_rows + 1);
                write_row(*writers[i]);
                writers[i]->end();
            }
            writers[i]->body = exchange::encode(writers[i]->body, encoding_of(file.form));
            progress_.advance(end - begin);
        });
        for (auto& writer : writers) {
            take(*writer);
            mentions_.append(writer->mentions);
            add_planted(writer->planted);
            truth_.merge(writer->facts, file.path);
            truth_.merge_office(writer->office_rows, file.path);
        }
    }
}

void DistrictWriter::write_text_file(SourceFile const& file, void (*write_row)(RowWriter&)) {
    OutputFile output(folder_ / file.path);
    std::string header;
    exchange::append_csv_row(header, file.headers, file.delimiter);
    auto encoding = file.form == FileForm::csv_utf8_with_mark ? exchange::Encoding::utf8_with_mark : encoding_of(file.form);
    output.append(exchange::encode(header, encoding));
    write_parts(file, write_row, [&](RowWriter& part) { output.append(part.body); });
    output.close();
}

void DistrictWriter::write_sheet_file(SourceFile const& file, void (*write_row)(RowWriter&)) {
    SheetLayout sheet(prepared(folder_ / file.path), file);
    write_parts(file, write_row, [&](RowWriter& part) { sheet.append_rows(part.sheet_cells); });
    sheet.close();
}

void DistrictWriter::write_months() {
    MonthTables tables(world_);
    progress_.begin_step("months", std::uint64_t(tables.years()));
    for (int year = 0; year < tables.years(); ++year) {
        std::string planted;
        tables.write_year(year, folder_, planted);
        add_planted(planted);
        summary_.files.push_back({tables.path_of(year), tables.rows_of_year(year)});
        progress_.advance();
    }
    OutputFile truth(folder_ / "truth/communities.csv");
    std::string text = "division,month,opening,births,births_male,births_female,births_first,births_second,births_higher,deaths,moved_in,moved_out,closing\n";
    tables.append_truth(text);
    truth.append(text);
    truth.close();
}

void DistrictWriter::write_truth() {
    progress_.begin_step("truth", 0);
    std::string planted;
    truth_.finish(planted);
    add_planted(planted);
    planted_.close();
    mentions_.close();
    OutputFile persons(folder_ / "truth/persons.csv"), births(folder_ / "truth/births.csv");
    std::string text = "person,name,citizen_number,sex,birth_date,death_date,mother,father,twin_of,departments\n";
    auto count = world_.population.persons.size();
    for (std::size_t begin = 0; begin < count; begin += 10'000) {
        truth_.append_persons(text, begin, std::min(count, begin + 10'000));
        persons.append(text);
        text.clear();
    }
    persons.close();
    text = "person,mother,born_on,sex,division,birth_order,reported_by_community_on,in_delivery,in_immunisation,in_household,in_school,in_community\n";
    truth_.append_births(text);
    births.append(text);
    births.close();
}

void DistrictWriter::add_planted(std::string_view lines) {
    summary_.planted += std::ranges::count(lines, '\n');
    planted_.append(lines);
}

}  // namespace jiayu::synth
