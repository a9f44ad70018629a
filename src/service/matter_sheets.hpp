// Sheets as offices print them, on A4: the application with its opinions (申请审批表) and the public notice (公示名单). Their fields are
// those of the pack's forms.
#pragma once
#include "service/public_notice.hpp"
#include "service/show_matter.hpp"

namespace jiayu::service {

void write_matter_sheet(Path const& file, MatterDesk const& desk, ShownMatter const& shown);
void write_notice_sheet(Path const& file, MatterDesk const& desk, PublicNotice const& notice);

}  // namespace jiayu::service
