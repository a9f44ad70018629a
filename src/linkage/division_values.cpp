#include "linkage/division_values.hpp"

#include "base/parallel_for.hpp"
#include "domain/division.hpp"
#include "han/normalize_name.hpp"

namespace jiayu::linkage {

DivisionValues::DivisionValues(Dictionary const& values) : values_(values.size()) {
    parallel_chunks(values_.size(), 16'384, [&](std::size_t begin, std::size_t end) {
        for (auto code = begin; code < end; ++code)
            if (auto const text = han::fold_width(values.text(Code(code))); !text.empty())
                if (auto division = DivisionCode::parse(text)) values_[code] = division->number();
    });
}

}  // namespace jiayu::linkage
