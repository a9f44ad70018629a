// A small kind of matter for tests: asked → returned ⇄ asked → done, with a clock that pauses and one that must run out.
#pragma once
#include "matters/kind.hpp"

namespace jiayu::matters {

inline rules::Parameter days_of(std::int64_t days) {
    return {"days", rules::integer_type, {{*make_date(1900, 1, 1), std::nullopt, rules::Constant(days), "invented", "design"}}};
}

inline Kind invented_kind() {
    Kind kind;
    kind.id = "invented", kind.title = {"试", "trial"}, kind.purpose = "trials";
    kind.roles = {{"resident", {"居民", "resident"}, Scope::own}, {"clerk", {"经办", "clerk"}, Scope::area}};
    kind.states = {{"asked", {"已提", "asked"}, false, {"clerk"}}, {"returned", {"退回", "returned"}, false, {"resident"}}, {"waiting", {"等待", "waiting"}, false, {"clerk"}}, {"done", {"办结", "done"}, true, {}}, {"disputed", {"争议", "disputed"}, false, {"clerk"}}};
    kind.topics = {{"plain", {"一般", "plain"}, "", NoticeForm::named, false, false}, {"secret", {"保密", "secret"}, "secrets", NoticeForm::counted, false, false}};
    kind.clocks = {{"review", {"审核", "review"}, DayCount::working, days_of(10), {3}, "clerk"}, {"wait", {"等待", "wait"}, DayCount::calendar, days_of(7), {}, "clerk"}};
    kind.forms = {{"asking", {"申请", "asking"}, true,
                   {{"name", {"姓名", "name"}, rules::text_type, true, false, "subject.name", {"身份证", "identity card"}},
                    {"amount", {"金额", "amount"}, rules::money_type, false, false, "", {}},
                    {"day", {"日期", "day"}, rules::date_type, true, false, "", {}}},
                   {}},
                  {"opinion", {"意见", "opinion"}, false, {{"opinion", {"意见", "opinion"}, rules::text_type, true, false, "", {}}}, {{"属实", "right"}, {"不属实", "wrong"}}}};
    auto verb = [&](std::string id, std::vector<std::string> from, std::string to, std::vector<std::string> roles) -> Verb& {
        kind.verbs.push_back({});
        auto& one = kind.verbs.back();
        one.id = id, one.title = {id, id}, one.from = std::move(from), one.to = std::move(to), one.roles = std::move(roles);
        return one;
    };
    auto& ask = verb("ask", {}, "asked", {"resident", "clerk"});
    ask.starts = {"review"}, ask.forms = {"asking"};
    auto& give_back = verb("give_back", {"asked"}, "returned", {"clerk"});
    give_back.pauses = {"review"}, give_back.forms = {"opinion"};
    verb("send_again", {"returned"}, "asked", {"resident", "clerk"}).resumes = {"review"};
    auto& publish = verb("publish", {"asked"}, "waiting", {"clerk"});
    publish.stops = {"review"}, publish.starts = {"wait"};
    auto& finish = verb("finish", {"waiting"}, "done", {"clerk"});
    finish.stops = {"wait"}, finish.only_after = "wait", finish.not_by = {"publish"};
    verb("dispute", {"done", "waiting"}, "disputed", {"resident"});
    verb("settle", {"disputed"}, "before", {"clerk"}).not_by_last = {"publish", "finish", "settle"};
    verb("note", {"asked", "returned", "waiting", "done"}, "", {"clerk"});
    return kind;
}

}  // namespace jiayu::matters
