"""China's regions and provinces by the short names that the reference scenarios use."""

REGION_OF = {
    province: region
    for region, provinces in {
        "东北": "辽宁 吉林 黑龙江",
        "华北": "北京 天津 河北 山西 内蒙古",
        "华东": "上海 江苏 浙江 安徽 福建 江西 山东 台湾",
        "华中": "河南 湖北 湖南",
        "华南": "广东 广西 海南 香港 澳门",
        "西南": "重庆 四川 贵州 云南 西藏",
        "西北": "陕西 甘肃 青海 宁夏 新疆",
    }.items()
    for province in provinces.split()
}
"""The region of each province."""

PROVINCES = frozenset(REGION_OF)
REGIONS = frozenset(REGION_OF.values())
