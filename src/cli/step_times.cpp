#include "cli/step_times.hpp"

#include "base/step_text.hpp"

namespace jiayu::cli {

std::string step_times(std::span<linkage::StepTime const> times, int decimals, Language language) {
    std::string text;
    for (auto const& time : times)
        text += fmt::format("{}{} {:.{}f}", text.empty() ? "" : language == Language::zh ? "，" : ", ", step_text(time.step, language), time.seconds, decimals);
    return text;
}

}  // namespace jiayu::cli
