// The figures that the invented district is calibrated to. "published": packs' source tables (武进区, 常州市); "design": our own, chosen
// so that the published ones come out. Explained in docs/design/synth.md; the test synth_marginals compares.
#pragma once
#include <array>

namespace jiayu::synth::figures {

// published: 武进 2024, 户籍 101.34 of 常住 172.82
inline constexpr double hukou_share = 101.34 / 172.82;
// published: 常州 2020
inline constexpr double household_size = 2.51;
inline constexpr double hukou_births_per_mille_2020 = 7.6;
inline constexpr double hukou_deaths_per_mille_2020 = 7.9;
inline constexpr double hukou_male_share = 189.26 / 386.63;

// design: hukou residents of the first day for one resident of the last; incomers likewise
inline constexpr double hukou_share_first = 0.573;
inline constexpr double inflow_share_first = 0.38;

// design, by year 2011–2020 (later years use the last): births, deaths, marriages per 1,000 hukou population
inline constexpr std::array births{7.4, 8.3, 7.7, 8.6, 8.2, 9.6, 10.0, 9.0, 8.4, 7.6};
inline constexpr std::array deaths{7.0, 7.1, 7.2, 7.3, 7.4, 7.5, 7.6, 7.7, 7.8, 7.9};
inline constexpr std::array marriages{7.0, 7.1, 7.2, 7.0, 6.7, 6.4, 6.1, 5.8, 5.4, 5.0};
inline constexpr double inflow_births_per_mille = 8.0;
inline constexpr double inflow_deaths_per_mille = 1.2;

template <std::size_t size>
constexpr double of_year(std::array<double, size> const& figures, int year) {
    auto at = year - 2011;
    return figures[std::size_t(at < 0 ? 0 : at < int(size) ? at : int(size) - 1)];
}

// design: ages of the hukou population on the first day, five-year groups from 0
inline constexpr std::array age_groups{3.6, 3.6, 3.8, 5.2, 6.8, 6.6, 6.2, 7.8, 9.3, 9.3, 7.0, 8.5, 7.2, 5.2, 4.0, 3.1, 1.8, 0.7, 0.22, 0.05, 0.01};

// design: boys per births, first and later children
inline constexpr double boy_share_first = 0.5130;
inline constexpr double boy_share_later = 0.5190;
inline constexpr double twin_deliveries = 0.014;
inline constexpr double stillbirths = 0.005;

}  // namespace jiayu::synth::figures
