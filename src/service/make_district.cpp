#include "service/make_district.hpp"

#include "synth/messages.hpp"

namespace jiayu::service {

namespace {

Result<synth::ErrorRates> read_rates(DistrictRequest const& request, Path const& packs) {
    auto rates = synth::read_error_rates(read_file(packs / "demo/error_rates.toml"));
    if (rates && !request.errors.empty()) rates = synth::read_error_rates(read_file(request.errors), *rates);
    if (rates) rates->multiply(request.error_factor);
    return rates;
}

}  // namespace

Result<synth::Settings> settings_of(DistrictRequest const& request, Path const& packs) {
    using namespace synth;
    if (!(request.error_factor >= 0 && request.error_factor <= 20)) return refuse(message::error_rate_out_of_range);
    auto as_of = date_from_iso(request.as_of);
    if (!as_of || int(as_of->year()) < 2016 || int(as_of->year()) > 2026) return refuse(message::as_of_invalid, {{"text", request.as_of}});
    std::int32_t district = 0;
    std::from_chars(request.district.data(), request.district.data() + request.district.size(), district);
    auto rates = read_rates(request, packs);
    if (!rates) return std::unexpected(rates.error());
    return Settings{.residents = request.residents, .seed = request.seed, .district = district, .as_of = to_days(*as_of),
                    .first_day = to_days(*make_date(int(as_of->year()) - 9, 1, 1)), .rates = *rates};
}

Result<synth::DistrictSummary> make_district(DistrictRequest const& request, Path const& packs, Progress& progress) {
    using namespace synth;
    if (request.residents < 1'000 || request.residents > 20'000'000) return refuse(message::residents_out_of_range);
    auto settings = settings_of(request, packs);
    if (!settings) return std::unexpected(settings.error());
    auto materials = read_materials(read_material_texts(packs), settings->district, settings->first_day, settings->as_of);
    if (!materials) return std::unexpected(materials.error());
    return write_district(*materials, *settings, request.folder, progress);
}

}  // namespace jiayu::service
