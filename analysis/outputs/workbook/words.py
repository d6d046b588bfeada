"""The words on the workbook's sheets, in English and Chinese."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from analysis.study import Language


@dataclass(frozen=True)
class Words:
    """Sheet names, headings and remarks of one language; what is in braces is filled in."""

    summary: str
    comparison: str
    figures: str
    regions: str
    definitions: str
    settings: str
    title: str
    basis: str
    basis_single: str
    findings: str
    headline: str
    headline_note: str
    efficient: str
    kpi: str
    scope: str
    unit: str
    scenario: str
    baseline: str
    mean: str
    half_width: str
    difference: str
    relative: str
    low: str
    high: str
    p_value: str
    p_holm: str
    better: str
    verdicts: Mapping[str, str]
    comparison_note: str
    figures_note: str
    regions_note: str
    region: str
    name: str
    lower: str
    higher: str
    neither: str
    definition: str
    source: str
    setting: str
    differs: str
    yes: str
    settings_note: str
    rows: str
    abc: str
    carrier_in_region: str


WORDS: Mapping[Language, Words] = MappingProxyType(
    {
        "en": Words(
            summary="Summary",
            comparison="Comparison",
            figures="Figures",
            regions="Regions",
            definitions="Definitions",
            settings="Settings",
            title="Warehouse networks compared",
            basis="{replications} replications of each scenario, seed {seed}, common random numbers; orders placed in {days}"
            " days from {first}. Means with 95 % intervals (Student's t).",
            basis_single="One replication of each scenario, seed {seed}; orders placed in {days} days from {first}. One"
            " replication says nothing about how sure the figures are.",
            findings="Findings against {baseline}",
            headline="Main figures",
            headline_note="Mean ± half-width of the 95 % interval. Green: better than {baseline}; red: worse; grey: the"
            " evidence does not suffice.",
            efficient="Efficient (no other scenario is both cheaper and faster): {names}.",
            kpi="Figure",
            scope="For",
            unit="Unit",
            scenario="Scenario",
            baseline="Baseline",
            mean="Mean",
            half_width="± half-width",
            difference="Difference",
            relative="Difference, %",
            low="Low (95 %)",
            high="High (95 %)",
            p_value="p",
            p_holm="p (Holm)",
            better="Better",
            verdicts={"scenario": "scenario", "baseline": "baseline", "undecided": "undecided", "": ""},
            comparison_note="Paired differences of replications under common random numbers, with 95 % intervals. The"
            " verdict rests on p-values adjusted by Holm over the scenarios of one figure and scope, and each interval stands"
            " alone, so an interval clear of zero may read undecided.",
            figures_note="Mean over replications, and half-width of its 95 % interval.",
            regions_note="Means by region of the customer. Shared costs follow the goods through the warehouses to the"
            " customers.",
            region="Region",
            name="Name",
            lower="lower",
            higher="higher",
            neither="neither",
            definition="Definition",
            source="Source",
            setting="Setting",
            differs="Differs",
            yes="yes",
            settings_note="Everything the scenarios say; tables of cities and articles are counted only.",
            rows="{count} rows",
            abc="Class {name}",
            carrier_in_region="{carrier} in {region}",
        ),
        "zh": Words(
            summary="摘要",
            comparison="比较",
            figures="指标",
            regions="区域",
            definitions="定义",
            settings="设定",
            title="仓网方案比较",
            basis="每个方案重复 {replications} 次，种子 {seed}，公共随机数；统计自 {first} 起 {days} 天内下达的订单。"
            "均值附 95% 置信区间（Student t）。",
            basis_single="每个方案仅重复一次，种子 {seed}；统计自 {first} 起 {days} 天内下达的订单。一次重复无法说明把握程度。",
            findings="与{baseline}相比的发现",
            headline="主要指标",
            headline_note="均值 ± 95% 置信区间半宽。绿色：优于{baseline}；红色：劣于；灰色：无法判定。",
            efficient="有效方案（没有其他方案既更便宜又更快）：{names}。",
            kpi="指标",
            scope="范围",
            unit="单位",
            scenario="方案",
            baseline="基准",
            mean="均值",
            half_width="± 半宽",
            difference="差值",
            relative="差值 %",
            low="下限（95%）",
            high="上限（95%）",
            p_value="p 值",
            p_holm="p 值（Holm）",
            better="更优",
            verdicts={"scenario": "方案", "baseline": "基准", "undecided": "无法判定", "": ""},
            comparison_note="公共随机数下各次重复的配对差值及其 95% 置信区间；结论依据同一指标、同一范围内按 Holm 法校正的 p 值，"
            "而各区间为单独的置信区间，因此不含零的区间也可能「无法判定」。",
            figures_note="各次重复的均值及其 95% 置信区间半宽。",
            regions_note="按客户所在区域的均值。共同成本随货物经各仓分摊到客户。",
            region="区域",
            name="名称",
            lower="越低越好",
            higher="越高越好",
            neither="中性",
            definition="定义",
            source="来源",
            setting="设定项",
            differs="不同",
            yes="是",
            settings_note="方案文件的全部内容；城市表与商品表仅列行数。",
            rows="{count} 行",
            abc="{name} 类",
            carrier_in_region="{carrier}（{region}）",
        ),
    }
)
"""The words."""
