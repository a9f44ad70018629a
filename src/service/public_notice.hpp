// 公示: the list that hangs on the board before a benefit is decided. Names are masked, numbers and telephones never stand on it, and who
// has to do with a benefit that is only counted (special support) is never named. What hung there is kept as it hung, with its hash.
#pragma once
#include "service/matter_rows.hpp"

namespace jiayu::service {

struct NoticePerson {
    std::int64_t matter_id;
    std::string name;   // 张*
    std::string place;  // of the community, by name
};

struct PublicNotice {
    std::int64_t notice_id = 0;
    std::string kind, topic;
    DivisionCode area = DivisionCode::from_number(0);
    std::string area_name;
    Date published_on, until_on;
    std::string published_by;
    std::vector<NoticePerson> persons;
    std::int64_t not_named = 0;  // persons who are only counted
    std::string document, sha256;
    bool is_intact = true;       // the kept document still has its hash
};

struct NoticeRequest {
    std::string kind, topic;
    DivisionCode area = DivisionCode::from_number(0);  // matters of which place
};

// Every matter of the place that waits for it; refused when there is none.
Result<PublicNotice> publish_notice(MatterDesk& desk, Path const& packs, NoticeRequest const& request);

struct NoticeClosing {
    std::vector<std::int64_t> closed;
    std::vector<std::int64_t> left;  // objected to, or elsewhere by now
};

// After the period. Matters with an objection that is still examined are left.
Result<NoticeClosing> close_notice(MatterDesk& desk, std::int64_t notice_id);

// Of the actor's areas.
Result<std::vector<PublicNotice>> list_notices(MatterDesk const& desk);
Result<PublicNotice> find_notice(MatterDesk const& desk, std::int64_t notice_id);

}  // namespace jiayu::service
