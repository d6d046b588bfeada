"""Short names of the prefectures in Chinese and in English.

The Chinese name is the official one without its kind. The English one is how GeoNames spells the place of that name
inside the prefecture; `SPELLED` holds the customary spelling where GeoNames has no such place, or only a town inside.
"""

import re
import unicodedata

from geography import Province
from places import Place

PEOPLES = (
    "朝鲜族|土家族|苗族|藏族|羌族|彝族|布依族|侗族|哈尼族|壮族|傣族|"
    "景颇族|白族|傈僳族|回族|蒙古族|蒙古|柯尔克孜|哈萨克|黎族"
)
KIND = re.compile(f"((?:{PEOPLES})*自治[州县]|市|地区|盟|县|林区)$")

SPELLED = {
    "兴安": "Hinggan",
    "锡林郭勒": "Xilin Gol",
    "阿拉善": "Alxa",
    "辽源": "Liaoyuan",
    "延边": "Yanbian",
    "鄂州": "Ezhou",
    "仙桃": "Xiantao",
    "潜江": "Qianjiang",
    "天门": "Tianmen",
    "神农架": "Shennongjia",
    "益阳": "Yiyang",
    "湘西": "Xiangxi",
    "儋州": "Danzhou",
    "东方": "Dongfang",
    "定安": "Ding'an",
    "屯昌": "Tunchang",
    "澄迈": "Chengmai",
    "白沙": "Baisha",
    "昌江": "Changjiang",
    "乐东": "Ledong",
    "陵水": "Lingshui",
    "保亭": "Baoting",
    "琼中": "Qiongzhong",
    "凉山": "Liangshan",
    "黔西南": "Qianxinan",
    "黔东南": "Qiandongnan",
    "黔南": "Qiannan",
    "红河": "Honghe",
    "文山": "Wenshan",
    "西双版纳": "Xishuangbanna",
    "德宏": "Dehong",
    "怒江": "Nujiang",
    "迪庆": "Diqing",
    "日喀则": "Shigatse",
    "林芝": "Nyingchi",
    "山南": "Shannan",
    "阿里": "Ngari",
    "榆林": "Yulin",
    "临夏": "Linxia",
    "甘南": "Gannan",
    "海东": "Haidong",
    "海北": "Haibei",
    "黄南": "Huangnan",
    "海南州": "Hainan",
    "果洛": "Golog",
    "海西": "Haixi",
    "博尔塔拉": "Bortala",
    "巴音郭楞": "Bayingolin",
    "阿克苏": "Aksu",
    "和田": "Hotan",
    "伊犁": "Ili",
    "阿勒泰": "Altay",
    "阿拉尔": "Aral",
    "铁门关": "Tiemenguan",
    "双河": "Shuanghe",
    "可克达拉": "Kokdala",
    "昆玉": "Kunyu",
}


def chinese_names(full: dict[int, str], provinces: dict[int, Province]) -> dict[int, str]:
    """Official names without their kind; 海南州 keeps 州, because 海南 is a province."""
    taken = {province.name_zh: code for code, province in provinces.items()}
    short = {code: KIND.sub("", name) for code, name in full.items()}
    return {
        code: f"{name}州" if taken.get(name, code // 10000) != code // 10000 else name for code, name in short.items()
    }


def english_names(
    names_zh: dict[int, str],
    full: dict[int, str],
    places: dict[int, list[Place]],
    populations: dict[int, int],
    provinces: dict[int, Province],
) -> dict[int, str]:
    """English names; of several that are spelled alike all but the most populous one name their province.

    `海南州` does so in any case, because Hainan is a province too.
    """
    spelled = {code: SPELLED.get(name) or found(name, full[code], places[code]) for code, name in names_zh.items()}
    largest: dict[str, int] = {}
    for code in sorted(spelled, key=lambda code: populations[code]):
        largest[spelled[code]] = code
    taken = {province.name: prefix for prefix, province in provinces.items()}
    unique = {}
    for code, name in spelled.items():
        prefix = code // 10000
        alone = largest[name] == code and taken.get(name, prefix) == prefix
        unique[code] = name if alone else f"{name} ({provinces[prefix].name})"
    return unique


def found(name_zh: str, full: str, places: list[Place]) -> str:
    """Spelling of the largest place that has the Chinese name, in ASCII.

    Raises
    ------
    ValueError
        If no place has it.
    """
    wanted = {full, *(name_zh + kind for kind in ("", "市", "县", "镇"))}
    for place in places:
        if wanted & place.names:
            plain = unicodedata.normalize("NFKD", place.name.replace("’", "'").replace("‘", "'"))
            return plain.encode("ascii", "ignore").decode()
    raise ValueError(f"GeoNames has no place of the name {name_zh}; add its spelling to SPELLED")
