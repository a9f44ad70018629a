// Gathers what all rows say about each person, and lists the planted kinds that no single row shows (docs/design/planted.md).
#pragma once
#include <string>
#include <vector>

#include "synth/fact.hpp"
#include "synth/row_writer.hpp"
#include "synth/world.hpp"

namespace jiayu::synth {

// What the files together say about one person.
struct Known {
    std::uint16_t departments = 0;
    std::uint8_t birth_rank = 255;
    Day birth = never;                         // of record
    Day died_household = never, died_community = never;
    Day last_event = always;
    Day delivered_on = never, reported_on = never;
    Day last_marriage_on = always;
    std::uint64_t spouse_household = 0, spouse_community = 0;
    std::int32_t household = -1, community_household = -1;
    std::int64_t inflow_division = -1;
    std::uint8_t marital_household = 0, marital_community = 0;
    std::uint8_t birth_order = 0, fetus_count = 0;
    bool own_number = false, moved_away = false, temporary = false, residence_here = false;
    bool last_is_divorce = false, two_households = false, two_inflows = false, marital_seen_household = false, marital_seen_community = false;
};

class RegisterTruth {
public:
    explicit RegisterTruth(World const& world);

    void merge(std::vector<Fact> const& facts, std::string const& path);  // in file order
    void merge_office(std::vector<OfficeRow> const& rows, std::string const& path);
    void finish_department(Department department, std::string& planted);  // B01, B03, B04 of the households just read
    void finish(std::string& planted);
    void append_persons(std::string& text, std::size_t begin, std::size_t end) const;
    void append_births(std::string& text) const;
    std::uint16_t departments_of(PersonIndex person) const { return known_[person].departments; }

private:
    struct Member {
        std::int64_t household;
        PersonIndex person;
        Day birth;
        std::uint8_t relation;
    };
    struct Certificate {
        std::int32_t number;
        PersonIndex child;
        std::int32_t row, file;
    };
    void merge_standing(Known& known, Fact const& fact);
    void judge_person(PersonIndex index, std::string& planted) const;
    void judge_spouse(PersonIndex index, std::string& planted) const;
    void judge_shared_numbers(std::string& planted) const;
    void judge_births(std::string& planted) const;
    void judge_birth(PersonIndex child, std::string& planted) const;
    void judge_household(std::size_t begin, std::size_t end, bool gaps, std::string& planted) const;
    void judge_certificates(std::string& planted) const;
    void judge_payments(std::string& planted) const;
    void judge_payment(OfficeRow const& row, std::string const& file, std::string& planted) const;
    void judge_paid_twice(std::string& planted) const;
    Day death_of_record(PersonIndex person) const;
    Payment payment_of(OfficeRow const& row) const;
    bool is_birth(PersonIndex child) const;
    Day born_on(PersonIndex child) const;
    std::uint64_t spouse_number(PersonIndex person) const;
    PersonIndex owner_of(std::uint64_t number) const;

    World const& world_;
    std::vector<Known> known_;
    std::vector<std::string> files_;
    std::vector<Certificate> certificates_;
    std::vector<Member> members_;
    std::vector<std::pair<std::int32_t, OfficeRow>> payment_rows_;  // file, row
    std::vector<std::pair<PersonIndex, std::uint8_t>> disabilities_;  // grades on paper
    std::vector<std::pair<std::uint64_t, PersonIndex>> foreign_numbers_;   // valid, not the person's own
    std::vector<std::pair<std::uint64_t, PersonIndex>> own_numbers_;       // sorted; made by finish()
};

}  // namespace jiayu::synth
