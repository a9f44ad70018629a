#include "service/area_name.hpp"

#include <gtest/gtest.h>

namespace jiayu::service {

TEST(AreaName, SaysTheKindInEnglishAndTheNameBySounds) {
    struct Example {
        char const *zh, *en;
    };
    Example const examples[] = {
        {"湖塘镇", "Hutang Town"},
        {"南夏墅街道", "Nanxiashu Subdistrict"},
        {"武进区", "Wujin District"},
        {"溧阳市", "Liyang City"},
        {"镇", "Zhen"},
        {"武进经济开发区", "Wujin Economic Development Zone"},
        {"经济开发区", "Economic Development Zone"},
        {"开发区", "Development Zone"},
        {"高新区", "High-Tech Zone"},
        {"华罗庚高新区", "Hualuogeng High-Tech Zone"},
        {"西太湖生态休闲区", "Xitaihu Ecological Leisure Zone"},
        {"茅山旅游度假区", "Maoshan Tourist Resort"},
        {"太湖旅游度假区管委会", "Taihu Tourist Resort"},
        {"吕墅镇", "Lüshu Town"},
        {"常州监狱", "Changzhou Prison"},
        {"丁山村村委会", "Dingshan Village"},
        {"花园新村社区居委会", "Hua Yuan Xin Cun Community"},
        {"南夏墅社区居委会（含南夏墅村村委）", "Nanxiashu Community"},
        {"320412400", "320412400"},
        {"", ""},
    };
    for (auto const& example : examples) EXPECT_EQ(english_area_name(example.zh), example.en) << example.zh;
}

}  // namespace jiayu::service
