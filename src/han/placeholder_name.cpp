#include "han/placeholder_name.hpp"

#include <bitset>

#include "base/utf8.hpp"
#include "han/pinyin.hpp"

namespace jiayu::han {

namespace {

constexpr std::string_view whole_names[] = {
    "待定", "待取名", "未取名", "未起名", "未命名", "未定名", "未定", "未名", "无名", "无名氏", "暂无", "暂未取名", "暂未起名", "暂无姓名",
    "无", "无姓名", "不详", "未知", "未填", "某", "某某", "某某某", "之子", "之女", "测试",
};

// After a parent's name, the longest first.
constexpr std::string_view child_endings[] = {
    "的儿子", "的女儿", "之长子", "之长女", "之次子", "之次女", "之儿子", "之女儿", "之双大", "之双小", "之大子", "之小子", "之大女", "之小女",
    "的宝宝", "之婴", "之子", "之女", "之儿", "之孩",
};

// Not here: what grown people are called as well (大宝, 毛妹).
constexpr std::string_view nursery_names[] = {
    "小毛", "毛毛", "小毛毛", "毛头", "小毛头", "大毛", "二毛", "宝宝", "小宝宝", "小囡", "囡囡", "毛囡", "婴", "女婴", "男婴",
    "婴儿", "小婴", "新生儿", "娃", "娃娃", "小娃", "小孩", "女孩", "男孩", "毛丫", "BB", "BABY",
};

constexpr std::string_view undecided_names[] = {"某", "某某", "待定", "未取名", "未命名", "未定", "无名", "暂无"};

template <std::size_t size>
bool is_one_of(std::string_view text, std::string_view const (&list)[size]) {
    return std::ranges::find(list, text) != std::end(list);
}

constexpr std::string_view anonymous = "某";

bool has_chinese(std::string_view name) {
    return std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

bool is_mark(char c) { return c == '?' || c == '*' || (c >= '0' && c <= '9'); }

// "A", "XX", "???"; a foreigner's name in Latin letters is a name.
bool is_filler(std::string_view name) { return name.size() <= 4 && name.find_first_not_of(name[0]) == name.npos; }

bool is_unreadable(std::string_view name) {
    if (std::ranges::any_of(name, is_mark) || name.find("\xEF\xBF\xBD") != name.npos) return true;
    bool has_letter = std::ranges::any_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
    return has_letter && (has_chinese(name) || is_filler(name));
}

std::string surname_of(std::string_view name) {
    auto surname = split_name(name).surname;
    return surname == anonymous ? std::string() : std::string(surname);
}

std::optional<Placeholder> child_of(std::string_view name) {
    for (auto ending : child_endings) {
        if (!name.ends_with(ending) || name.size() == ending.size()) continue;
        auto parent = name.substr(0, name.size() - ending.size());
        bool is_whole = count_code_points(parent) >= 2 && parent.find(anonymous) == parent.npos && !is_unreadable(parent);
        // 欧阳某 has the surname 欧阳, 张某 the surname 张; a parent given by the surname alone is all surname.
        auto surname = count_code_points(parent) == 1 ? std::string(parent) : surname_of(parent);
        return Placeholder{PlaceholderKind::child_of, surname, is_whole ? std::string(parent) : std::string()};
    }
    return std::nullopt;
}

char32_t last_character(std::string_view text) {
    auto start = text.size() - 1;
    while (start > 0 && (text[start] & 0xC0) == 0x80) --start;
    return next_code_point(text, start);
}

// The last characters of all lists: most names end otherwise and are done with, which matters for millions.
std::bitset<4096> const& endings() {
    static auto const set = [] {
        std::bitset<4096> last;
        for (auto text : whole_names) last.set(last_character(text) % 4096);
        for (auto text : child_endings) last.set(last_character(text) % 4096);
        for (auto text : nursery_names) last.set(last_character(text) % 4096);
        for (auto text : undecided_names) last.set(last_character(text) % 4096);
        return last;
    }();
    return set;
}

bool is_plainly_ordinary(std::string_view name) {
    auto is_suspicious = [](char c) { return static_cast<unsigned char>(c) < 0x80 || static_cast<unsigned char>(c) == 0xEF; };
    return !endings()[last_character(name) % 4096] && std::ranges::none_of(name, is_suspicious);
}

}  // namespace

std::optional<Placeholder> find_placeholder(std::string_view name) {
    if (name.empty() || is_plainly_ordinary(name)) return std::nullopt;
    if (is_one_of(name, whole_names)) return Placeholder{PlaceholderKind::undecided, "", ""};
    if (is_one_of(name, nursery_names)) return Placeholder{PlaceholderKind::nursery, "", ""};
    if (auto child = child_of(name)) return child;
    auto [surname, given] = split_name(name);
    if (is_one_of(given, nursery_names)) return Placeholder{PlaceholderKind::nursery, surname_of(name), ""};
    if (is_one_of(given, undecided_names)) return Placeholder{PlaceholderKind::undecided, surname_of(name), ""};
    if (is_unreadable(name)) return Placeholder{PlaceholderKind::unreadable, has_chinese(name) ? surname_of(name) : "", ""};
    return std::nullopt;
}

}  // namespace jiayu::han
