#include "base/parallel_for.hpp"
#include "exchange/csv_writer.hpp"
#include "synth/district_writer.hpp"
#include "synth/people_table.hpp"

namespace jiayu::synth {

namespace {

constexpr std::int64_t part_rows = 8192;

struct Part {
    std::string table, truth;
    std::vector<std::int64_t> persons;
};

Part make_part(PeopleTable const& table, std::int64_t begin, std::int64_t end, bool truth_column) {
    Part part;
    std::vector<std::string> cells(table.columns.size());
    std::vector<std::string_view> line;
    for (auto row = begin; row < end; ++row) {
        for (auto& cell : cells) cell.clear();
        auto person = table.make(row, cells);
        auto cluster = std::to_string(person);
        line.assign(cells.begin(), cells.end());
        if (truth_column) line.push_back(cluster);
        exchange::append_csv_row(part.table, line, ',');
        exchange::append_csv_row(part.truth, std::array<std::string_view, 2>{cells[0], cluster}, ',');
        part.persons.push_back(person);
    }
    return part;
}

class PeopleWriter {
public:
    PeopleWriter(PeopleFiles files, Progress& progress) : files_(std::move(files)), progress_(progress), truth_(files_.folder / "truth.csv") {
        truth_.append("id,cluster\r\n");
    }

    void write(PeopleTable const& table) {
        auto path = table.name + ".csv";
        OutputFile output(files_.folder / path);
        auto header = table.columns;
        if (files_.truth_column) header.push_back("cluster");
        std::string text;
        exchange::append_csv_row(text, header, ',');
        output.append(text);
        progress_.begin_step(table.name, std::uint64_t(table.rows));
        auto at_once = part_rows * std::int64_t(thread_count()) * 4;
        for (std::int64_t first = 0; first < table.rows; first += at_once)
            write_parts(table, first, std::min(table.rows, first + at_once), output);
        output.close();
        summary_.tables.push_back({path, table.rows});
    }

    PeopleSummary finish() {
        truth_.close();
        for (auto count : counts_) {
            summary_.persons += count > 0;
            summary_.pairs += count * (count - 1) / 2;
            summary_.records_max = std::max(summary_.records_max, count);
        }
        return std::move(summary_);
    }

private:
    void write_parts(PeopleTable const& table, std::int64_t begin, std::int64_t end, OutputFile& output) {
        std::vector<Part> parts(std::size_t((end - begin + part_rows - 1) / part_rows));
        parallel_for(parts.size(), [&](std::size_t i) {
            auto from = begin + std::int64_t(i) * part_rows;
            parts[i] = make_part(table, from, std::min(end, from + part_rows), files_.truth_column);
            progress_.advance(parts[i].persons.size());
        });
        for (auto const& part : parts) {
            output.append(part.table);
            truth_.append(part.truth);
            for (auto person : part.persons) count(person);
        }
    }

    void count(std::int64_t person) {
        if (std::size_t(person) >= counts_.size()) counts_.resize(std::max(std::size_t(person) + 1, counts_.size() * 2));
        ++counts_[std::size_t(person)];
    }

    PeopleFiles files_;
    Progress& progress_;
    OutputFile truth_;
    std::vector<std::int64_t> counts_;  // by person
    PeopleSummary summary_;
};

}  // namespace

PeopleSummary write_people(std::vector<PeopleTable> const& tables, PeopleFiles const& files, Progress& progress) {
    PeopleWriter writer(files, progress);
    for (auto const& table : tables) writer.write(table);
    return writer.finish();
}

}  // namespace jiayu::synth
