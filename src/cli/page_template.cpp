#include "cli/page_template.hpp"

namespace jiayu::cli {

Path page_template(std::string_view name) {
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).parent_path() / "../share/jiayu" / name;
}

}  // namespace jiayu::cli
