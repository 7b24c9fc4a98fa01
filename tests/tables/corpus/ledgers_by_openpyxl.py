"""Ledgers as offices write them, by openpyxl: units, rooms, totals, dates, names, merged amounts."""

from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from tests.support.sheets import Rows
from tests.tables.corpus.by_openpyxl import merge, one
from tests.tables.corpus.case import Case, Change, jobs, of_f1, two_firms

UNITS, CELLS, MERGED, ENDS, UNSEEN, TOTALS, ROOMS, DATES, NUMBERS, PROJECTS = (
    "units in headers", "units in cells", "merged amounts", "ends of leases", "unseen characters", "totals rows",
    "rooms in a cell", "dates in words", "numbers as written", "projects and firms",
)  # fmt: skip
PIPELINE, NEEDS, TENANTS, ROOM = "招商项目台账", "厂房需求登记表", "入园企业一览表", "厂房分配台账"
SKIP, READ, NO_COLUMN = "skip_hidden", "read_hidden", "leave_column"


def case(kind: str, name: str, sheet: str, *rows: list[Any], then: Any = None, **verdict: Any) -> Case:
    return Case(kind=kind, name=name, file="台账.xlsx", make=one(sheet, *rows, then=then), **verdict)


def at(sheet: str, *cells: str) -> frozenset[str]:
    return frozenset(f"{sheet}!{cell}" for cell in cells)


def f1(kind: str, header: str, value: Any, *, sheet: str = NEEDS, **verdict: Any) -> Case:
    """A ledger with one figure of firm F1."""
    first = {NEEDS: "企业", PIPELINE: "项目名称", TENANTS: "企业名称"}[sheet]
    return case(
        kind, f"{header}: {value}", sheet, [first, header, "主要产品"], ["企业F1", value, "器械"], **verdict
    )


def room(kind: str, header: str, value: Any, **verdict: Any) -> Case:
    """A ledger with one figure of room A-101."""
    return case(kind, f"{header}: {value}", ROOM, ["单元号", header], ["A-101", value], **verdict)


def lift(*rooms: str) -> Change:
    return {("units", name, "freight_lift_t"): "2.5" for name in rooms}


def let(text: Any, **verdict: Any) -> Case:
    """F1 sits in A-101, let until `text`."""
    head: list[Any] = ["单元号", "使用状态", "入驻企业", "起租日期", "到期日期"]
    return case(
        ENDS, f"let until {text}", ROOM, head, ["A-101", "投产", "企业F1", "2023-01-01", text], **verdict
    )


def sits(free: str) -> Change:
    facts = of_f1(sitting_units="A-101", sitting_since="2023Q1", lease_end=free)
    return {**facts, ("units", "A-101", "state"): "production"}


def rooms(text: str, *found: str, **verdict: Any) -> Case:
    return case(
        ROOMS, f"rooms “{text}”", ROOM, ["单元号", "货梯(t)"], [text, 2.5], changes=lift(*found), **verdict
    )


def total(name: str, row: list[Any]) -> Case:
    rows: Rows = [["序号", "项目名称", "用电(kW)"], [1, "企业F1", 51], row]
    return case(
        TOTALS, f"totals: {name}", PIPELINE, *rows, changes=of_f1(power_kw="51"), told=("totals row",)
    )


def hidden_first(page: Worksheet) -> None:
    page.row_dimensions[2].hidden = True


BOTH: Change = {("firms", "F1", "power_kw"): "50", ("firms", "F2", "power_kw"): "70"}
ALL = ("A-101", "A-102", "A-201", "A-202")

CASES: tuple[Case, ...] = (
    room(UNITS, "月租金（元/㎡·天）", 0.4, asked=at(ROOM, "B1")),
    room(UNITS, "月租金（元/㎡·天）", 0.36, answers={f"{ROOM}!B1": "月租金(元/㎡·天×30)"}, changes={("units", "A-101", "list_rent_yuan_m2_month"): "10.8"}),
    room(UNITS, "月租金(元/㎡)", 12, changes={("units", "A-101", "list_rent_yuan_m2_month"): "12"}),
    room(UNITS, "租金(元/㎡)", 12, asked=at(ROOM, "B1")),
    room(UNITS, "月租金", 12000, asked=at(ROOM, "B1")),
    room(UNITS, "月租金（元）", 12000, asked=at(ROOM, "B1")),
    room(UNITS, "租金（元/㎡·年）", 120.6, changes={("units", "A-101", "list_rent_yuan_m2_month"): "10.05"}),
    room(UNITS, "楼板承重[kg/㎡]", 800, changes={("units", "A-101", "load_kn_m2"): "8"}, told=("times 1/100",)),
    f1(UNITS, "用水（t/月）", 60, asked=at(NEEDS, "B1")),
    f1(UNITS, "月用水量（吨）", 66, answers={f"{NEEDS}!B1": "用水(t/月×1/22)"}, changes=of_f1(water_m3d="3")),
    f1(UNITS, "日用水量（吨）", 3, changes=of_f1(water_m3d="3")),
    f1(UNITS, "用水（m³/h）", 1, asked=at(NEEDS, "B1")),
    f1(UNITS, "蒸汽（t/d）", 24, asked=at(NEEDS, "B1")),
    f1(UNITS, "蒸汽（t/d）", 4.8, answers={f"{NEEDS}!B1": "蒸汽(t/d×1/24)"}, changes=of_f1(steam_tph="0.2")),
    f1(UNITS, "蒸汽（kg/h）", 200, changes=of_f1(steam_tph="0.2")),
    f1(UNITS, "危废（t/月）", 2, changes=of_f1(hazwaste_tpa="24")),
    f1(UNITS, "用电（kVA）", 200, asked=at(NEEDS, "B1")),
    f1(UNITS, "净高（mm）", 5500, changes=of_f1(min_clear_height_m="5.5")),
    f1(UNITS, "面积（亩）(最小/期望/最大)", "1.5/1.8/2.4", changes=of_f1(area_req_m2="1200", area_min_m2="1000", area_max_m2="1600")),
    f1(UNITS, "年产值（亿元/年）", 0.3, sheet=TENANTS, changes=of_f1(output_10k="3000")),
    f1(UNITS, "月产值（万元）", 250, sheet=TENANTS, changes=of_f1(output_10k="3000")),
    f1(UNITS, "年纳税额（千元）", 1200, sheet=TENANTS, changes=of_f1(tax_10k="120")),
    f1(UNITS, "总投资[亿元]", 0.2, sheet=PIPELINE, changes=of_f1(invest_10k="2000")),
    f1(UNITS, "总投资/亿元", 0.21, sheet=PIPELINE, changes=of_f1(invest_10k="2100")),
    f1(UNITS, "总投资亿元", 0.22, sheet=PIPELINE, changes=of_f1(invest_10k="2200")),
    f1(UNITS, "总投资【亿元】", 0.23, sheet=PIPELINE, changes=of_f1(invest_10k="2300")),
    f1(UNITS, "总投资（美元）", 500, sheet=PIPELINE, asked=at(PIPELINE, "B1")),
    f1(UNITS, "总投资（欧元）", 500, sheet=PIPELINE, answers={f"{PIPELINE}!B1": NO_COLUMN}),
    f1(UNITS, "总投资（含设备）", 2100, sheet=PIPELINE, changes=of_f1(invest_10k="2100")),
    f1(UNITS, "意向面积（sq.m）", 1100, sheet=PIPELINE, changes=of_f1(area_req_m2="1100")),
    case(UNITS, "a line above names the unit", PIPELINE, ["招商台账", None, "单位：亿元"], ["项目名称", "总投资", "主要产品"], ["企业F1", 0.2, "器械"], changes=of_f1(invest_10k="2000")),
    case(UNITS, "a row below names the units", PIPELINE, ["项目名称", "总投资", "用电"], [None, "（亿元）", "MW"], ["企业F1", 0.2, 0.05], changes=of_f1(invest_10k="2000", power_kw="50")),
    f1(CELLS, "总投资", "￥2,000万元", sheet=PIPELINE, changes=of_f1(invest_10k="2000")),
    f1(CELLS, "总投资", "￥2000", sheet=PIPELINE, asked=at(PIPELINE, "B2")),
    f1(CELLS, "总投资", "200万美元", sheet=PIPELINE, asked=at(PIPELINE, "B2")),
    f1(CELLS, "意向面积", "1200 m^2", sheet=PIPELINE, changes=of_f1(area_req_m2="1200")),
    f1(CELLS, "意向面积", "1.8亩", sheet=PIPELINE, changes=of_f1(area_req_m2="1200")),
    f1(CELLS, "用水", "60吨/月", asked=at(NEEDS, "B2")),
    f1(CELLS, "用水", "5吨/天", changes=of_f1(water_m3d="5")),
    f1(CELLS, "蒸汽", "2.4t/d", asked=at(NEEDS, "B2")),
    f1(CELLS, "承重", "1t/㎡", changes=of_f1(min_load_kn_m2="10")),
    room(CELLS, "月租金(元/㎡)", "12元", changes={("units", "A-101", "list_rent_yuan_m2_month"): "12"}),
    f1(NUMBERS, "用电", "1.2E+02", changes=of_f1(power_kw="120")),
    f1(NUMBERS, "用电", "1\u2009200", changes=of_f1(power_kw="1200")),
    f1(NUMBERS, "用电", "1 200", asked=at(NEEDS, "B2")),
    f1(NUMBERS, "用电", "一百千瓦", refused=at(NEEDS, "B2")),
    f1(NUMBERS, "用电", "-", told=("read as empty",)),
    f1(NUMBERS, "用电", "待定", asked=at(NEEDS, "B2")),
    case(MERGED, "an area over two firms", PIPELINE, ["项目名称", "意向面积"], ["企业F1", 1200], ["企业F2", None], then=merge("B2:B3"), base=two_firms, asked=at(PIPELINE, "B2", "B3")),
    case(MERGED, "an area over two firms, shared out", PIPELINE, ["项目名称", "用电"], ["企业F1", 120], ["企业F2", None], then=merge("B2:B3"), base=two_firms, answers={f"{PIPELINE}!B2": "50kW", f"{PIPELINE}!B3": "70"}, changes=BOTH),
    case(MERGED, "an area over two rooms", ROOM, ["单元号", "可租面积(㎡)"], ["A-101", 1900], ["A-102", None], then=merge("B2:B3"), asked=at(ROOM, "B2", "B3")),
    case(MERGED, "jobs over two firms and a total", TENANTS, ["企业名称", "用工人数"], ["企业F1", 30], ["企业F2", None], ["合计", 30], then=merge("B2:B3"), base=two_firms, asked=at(TENANTS, "B2", "B3")),
    case(MERGED, "a quarter over two firms", PIPELINE, ["项目名称", "计划入驻"], ["企业F1", "2024Q2"], ["企业F2", None], then=merge("B2:B3"), base=two_firms, changes={("firms", name, "desired_quarter"): "2024Q2" for name in ("F1", "F2")}, told=("merged block",)),
    let("2025-03-31", changes=sits("2025Q2"), told=("free from 2025Q2",)),
    let("2025-05-15", changes=sits("2025Q3"), told=("free from 2025Q3",)),
    let("2025-04-01", asked=at(ROOM, "E2")),
    let("2025年3月", asked=at(ROOM, "E2")),
    let("2022.4.1-2025.3.31", asked=at(ROOM, "E2")),
    let("长期", asked=at(ROOM, "E2")),
    let("2025-03-31 18:00", changes=sits("2025Q2")),
    let("2025-04-01 00:00", answers={f"{ROOM}!E2": "2025-03-31"}, changes=sits("2025Q2")),
    f1(DATES, "期望入驻季度", "2024年4月份", changes=of_f1(desired_quarter="2024Q2")),
    f1(DATES, "期望入驻季度", "2024年上半年", asked=at(NEEDS, "B2")),
    f1(DATES, "期望入驻季度", "2024.1", asked=at(NEEDS, "B2")),
    f1(DATES, "期望入驻季度", "2024Q2-2024Q3", asked=at(NEEDS, "B2")),
    f1(DATES, "期望入驻季度", "2024/4/1 9:30", changes=of_f1(desired_quarter="2024Q2")),
    f1(DATES, "期望入驻季度", "Apr 2024", asked=at(NEEDS, "B2")),
    f1(DATES, "期望入驻季度", "尽快", refused=at(NEEDS, "B2")),
    f1(DATES, "期望入驻季度", "9999Q4", refused=at(NEEDS, "B2")),
    f1(DATES, "入园时间", "2023年", sheet=TENANTS, asked=at(TENANTS, "B2")),
    case(UNSEEN, "an id with a zero-width space", "企业", ["企业编号", "企业名称", "用工人数"], ["F\u200b1", "企业F1", 21], changes=jobs(21)),
    case(UNSEEN, "an id in full-width letters", "企业", ["企业编号", "企业名称", "用工人数"], ["\uff261", "企业F1", 21], changes=jobs(21)),
    case(UNSEEN, "a room with a byte-order mark", ROOM, ["单元号", "货梯(t)"], ["\ufeffA-101", 2.5], changes=lift("A-101")),
    case(UNSEEN, "a room with a hyphen that never breaks", ROOM, ["单元号", "货梯(t)"], ["A\u2011101", 2.5], changes=lift("A-101")),
    case(UNSEEN, "a name with bidi marks", PIPELINE, ["项目名称", "用电"], ["\u202a企业F1\u202c", 51], changes=of_f1(power_kw="51")),
    case(UNSEEN, "a name with a soft hyphen and wide digits", PIPELINE, ["项目名称", "用电"], ["企业\u00ad\uff26\uff11", 51], changes=of_f1(power_kw="51")),
    case(UNSEEN, "the same id twice but for what is unseen", "企业", ["企业编号", "企业名称", "用工人数"], ["F1", "企业F1", 21], ["F1\u2060", "企业F1", 22], refused=at("企业", "A3")),
    case(UNSEEN, "a header with no-break spaces", "企业", ["企业\u00a0编号", "企业名称\u200b", "用工\u2009人数"], ["F1", "企业F1", 21], changes=jobs(21)),
    total("合计（2家）", [None, "合计（2家）", 51]),
    total("a count in the name's cell", ["合计", "共1家", 51]),
    total("A栋小计", [None, "A栋小计", 51]),
    total("本页合计", [2, "本页合计", 51]),
    total("累计", [None, "累 计", 51]),
    total("总计：1户", [None, "总计：1户", 51]),
    total("in English", [None, "Grand total (1 firm)", 51]),
    rooms("A-101、A-102", "A-101", "A-102"),
    rooms("A-101~102", "A-101", "A-102", told=("read as A-101、A-102",)),
    rooms("A-101至A-202", *ALL),
    rooms("A栋1层整层", "A-101", "A-102"),
    rooms("A栋整栋", *ALL),
    case(ROOMS, "a room that is not there among others", ROOM, ["单元号", "货梯(t)"], ["A-101、A-109", 2.5], refused=at(ROOM, "A2")),
    case(ROOMS, "building and several numbers", ROOM, ["楼栋", "单元号", "货梯(t)"], ["A栋", "101/102", 2.5], changes=lift("A-101", "A-102")),
    case(ROOMS, "the area of several rooms", ROOM, ["单元号", "可租面积", "货梯(t)"], ["A-101、A-102", 2100, 2.5], refused=at(ROOM, "B2")),
    case(ROOMS, "a tenant on a whole storey", TENANTS, ["企业名称", "楼栋单元"], ["企业F1", "A栋2层"], changes=of_f1(sitting_units="A-201;A-202")),
    case(PROJECTS, "a project and its firm", PIPELINE, ["项目名称", "企业名称", "用电"], ["口罩项目", "企业F1", 51], changes=of_f1(power_kw="51"), told=("not read",)),
    case(PROJECTS, "a firm and its project", PIPELINE, ["企业名称", "项目名称", "用电"], ["企业F1", "口罩项目", 51], changes=of_f1(power_kw="51")),
    case(PROJECTS, "a project that is the firm", PIPELINE, ["项目名称", "用电"], ["企业F1", 51], changes=of_f1(power_kw="51")),
    case(PROJECTS, "two columns of firm names", PIPELINE, ["企业名称", "企业", "用电"], ["企业F1", "企业F1", 51], asked=at(PIPELINE, "A1", "B1")),
    case("hidden parts", "the only row is hidden", PIPELINE, ["项目名称", "用电"], ["企业F1", 51], then=hidden_first, asked=at(PIPELINE, "hidden_rows")),
    case("hidden parts", "the only row is hidden and read", PIPELINE, ["项目名称", "用电"], ["企业F1", 51], then=hidden_first, answers={f"{PIPELINE}!hidden_rows": READ}, changes=of_f1(power_kw="51")),
    case("hidden parts", "the only row is hidden and left out", PIPELINE, ["项目名称", "用电"], ["企业F1", 51], then=hidden_first, answers={f"{PIPELINE}!hidden_rows": SKIP}),
)  # fmt: skip
