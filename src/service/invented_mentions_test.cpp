#include "base/date.hpp"
#include "base/random.hpp"
#include "service/invented_mentions.hpp"

namespace jiayu::service {

namespace {

constexpr std::string_view surnames[] = {"张", "王", "李", "陈", "刘", "徐", "蒋", "吴", "周", "朱", "赵", "杨", "沈", "钱", "顾", "陆"};
constexpr std::string_view given[] = {"伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明",
                                      "超", "霞", "平", "刚", "英", "华", "建", "文", "辉", "玲", "鹏", "飞", "雪", "梅", "浩", "宇"};

struct Person {
    std::string name, number, certificate;
    std::int32_t birth_date;
    std::uint8_t sex;
};

struct Family {
    Person mother, father;
    std::vector<Person> children;
    std::string phone, household;
};

class Inventor {
public:
    explicit Inventor(std::uint64_t seed) : random_(seed) {}

    Family family(int index) {
        Family family;
        auto surname = surnames[random_.below(std::size(surnames))];
        family.mother = person(surnames[random_.below(std::size(surnames))], date(1965, 1995), 2, index);
        family.father = person(surname, date(1965, 1995), 1, index);
        family.phone = fmt::format("12{:09}", random_.below(1'000'000'000));
        family.household = fmt::format("{:09}", index);
        auto born = date(2011, 2020);
        int babies = random_.chance(0.15) ? 2 : 1;  // more twins than in life: they are the hard part
        for (int i = 0; i < babies; ++i) {
            family.children.push_back(person(surname, born, std::uint8_t(1 + random_.below(2)), index * 2 + i));
            family.children.back().certificate = fmt::format("Q{:09}", index * 2 + i);
        }
        return family;
    }

    Random& random() { return random_; }

private:
    std::int32_t date(int first_year, int last_year) {
        return std::int32_t(to_number(date_from_days(int(random_.between(to_days(*make_date(first_year, 1, 1)), to_days(*make_date(last_year, 12, 31)))))));
    }
    std::string given_name() {
        std::string name(given[random_.below(std::size(given))]);
        return random_.chance(0.8) ? name + std::string(given[random_.below(std::size(given))]) : name;
    }
    Person person(std::string_view surname, std::int32_t born, std::uint8_t sex, int index) {
        return {std::string(surname) + given_name(), invent_number(born, index % 450 * 2 + (sex == 1)), {}, born, sex};
    }

    Random random_;
};

class Writer {
public:
    Writer(InventedMentions& out, Random& random) : out_(out), random_(random) {}

    Mention& write(Department department, Role role, Person const& person, int index, bool same_record = false) {
        Mention mention;
        mention.mention_id = std::int64_t(out_.mentions.size()) + 1;
        mention.record_id = same_record ? record_ : ++record_;
        mention.department = department;
        mention.role = role;
        mention.name = random_.chance(0.02) ? person.name + "子" : person.name;
        if (role != Role::child) mention.citizen_number = person.number;
        if (random_.chance(0.03)) mention.citizen_number.clear();
        if (random_.chance(0.02) && !mention.citizen_number.empty()) slip(mention);
        mention.birth_date = random_.chance(0.03) ? person.birth_date + 1 : person.birth_date;
        mention.sex = person.sex;
        out_.mentions.push_back(mention);
        out_.people.push_back(index);
        return out_.mentions.back();
    }

private:
    void slip(Mention& mention) {
        auto& digit = mention.citizen_number[random_.below(17)];
        digit = char('0' + (digit - '0' + 1 + random_.below(8)) % 10);
        mention.citizen_number_sent = std::exchange(mention.citizen_number, {});
    }

    InventedMentions& out_;
    Random& random_;
    std::int64_t record_ = 0;
};

void set_family(Mention& mention, Family const& family) {
    mention.phone = family.phone;
    mention.household_number = family.household;
}

void set_parents(Mention& mention, Family const& family) {
    mention.mother_name = family.mother.name;
    mention.mother_number = family.mother.number;
    mention.father_name = family.father.name;
}

void write_family(Writer& writer, Family const& family, int& next) {
    int mother = next++, father = next++, child = next;
    next += int(family.children.size());
    for (auto department : {Department::household_register, Department::communities, Department::social_security}) {
        set_family(writer.write(department, Role::subject, family.mother, mother), family);
        set_family(writer.write(department, Role::subject, family.father, father), family);
    }
    for (std::size_t i = 0; i < family.children.size(); ++i) {
        auto const& baby = family.children[i];
        auto index = child + int(i);
        writer.write(Department::hospital_delivery, Role::mother, family.mother, mother).phone = family.phone;
        auto& delivered = writer.write(Department::hospital_delivery, Role::child, baby, index, true);
        set_parents(delivered, family);
        delivered.birth_certificate_number = baby.certificate;
        auto& vaccinated = writer.write(Department::immunisation, Role::child, baby, index);
        set_parents(vaccinated, family);
        vaccinated.birth_certificate_number = baby.certificate;
        set_parents(writer.write(Department::household_register, Role::subject, baby, index), family);
        writer.write(Department::schools, Role::subject, baby, index);
    }
}

}  // namespace

std::string invent_number(std::int32_t birth_date, int order) {
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    auto number = fmt::format("990412{:08}{:03}", birth_date, order);
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) sum += (number[i] - '0') * weights[i];
    return number + "10X98765432"[sum % 11];
}

InventedMentions invent_mentions(int families, std::uint64_t seed) {
    InventedMentions out;
    Inventor inventor(seed);
    Writer writer(out, inventor.random());
    for (int i = 0, next = 0; i < families; ++i) write_family(writer, inventor.family(i), next);
    return out;
}

}  // namespace jiayu::service
