// What is true of the benefits office's papers: who holds which document, and whom the earlier system paid what for. Made from the people
// by chance of their own, so that nothing else of the district changes.
#pragma once
#include <vector>

#include "synth/earlier_benefits.hpp"
#include "synth/person.hpp"

namespace jiayu::synth {

struct World;

enum class DocumentKind : std::uint8_t { one_child_certificate = 1, disability_certificate, complication_grade, retirement, without_work };

struct Document {
    PersonIndex holder = nobody, child = nobody;  // child: whom a one-child certificate names
    DocumentKind kind = DocumentKind::one_child_certificate;
    std::uint8_t grade = 0;
    Day issued = 0, ended = never;
};

enum class PaymentGround : std::uint8_t { none, death, disability, complication };
enum class PaymentStatus : std::uint8_t { paid = 1, returned, stopped };

struct Payment {
    PersonIndex payee = nobody, child = nobody;   // child: for whom it is paid, or who died or is disabled
    Benefit benefit = Benefit::rural_reward;
    PaymentGround ground = PaymentGround::none;
    PaymentStatus status = PaymentStatus::paid;
    bool once = false;
    std::int16_t year = 0, start_year = 0;
    std::int32_t from_month = 0, to_month = 0;    // YYYYMM, 0: none
    std::int32_t yuan = 0;
    Day paid_on = never;                          // never: stopped
    PersonIndex holder = nobody;                  // of the account
    std::uint8_t repeat = 0;                      // a second line of the same period
};

struct OfficeRecords {
    std::vector<Document> documents;
    std::vector<Payment> payments;
};

OfficeRecords office_records_of(World const& world);

// Registered as rural by the household register, while it told the kinds apart.
bool is_rural(World const& world, PersonIndex person);

}  // namespace jiayu::synth
