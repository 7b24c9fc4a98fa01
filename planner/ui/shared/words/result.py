"""Texts of the views of a plan: times, resources, figures, tables, files."""

from planner.text import Text

VIEW = Text("查看", "View")
VIEWS: dict[str, Text] = {
    "stacking": Text("楼层图", "Stacking plan"),
    "times": Text("进度", "Timeline"),
    "resources": Text("公用工程", "Utilities"),
    "figures": Text("指标", "Figures"),
    "unplaced": Text("未落位", "Not placed"),
    "tables": Text("明细表", "Tables"),
    "against": Text("与执行方案对比", "Against the plan in force"),
    "certificate": Text("求解证明", "Certificate"),
    "files": Text("下载", "Files"),
}

ON_SHOW = Text("正在查看", "On show")
PARK_GAUGES = Text("园区公用工程", "Utilities of the park")
BUILDING_GAUGES = Text("楼栋用电等", "Utilities of the buildings")
SUBJECT = Text("对象", "Of")
RESOURCE = Text("资源", "Resource")
USED = Text("用量", "Used")
CAP = Text("上限", "Cap")
UNIT = Text("单位", "Unit")
SHARE = Text("占比", "Share")

GANTT = Text("入驻、装修、办证、投产", "Start, fit-out, licence, production")
TIMELINE = Text("逐季变化", "Quarter by quarter")
QUARTER = Text("季度", "Quarter")
DELIVERED = Text("当季交付", "Handed over")
ARRIVING = Text("入驻", "Arriving")
PRODUCING = Text("投产", "Starting production")
LEAVING = Text("退出", "Leaving")
PRESENT = Text("在园企业", "Firms inside")
DELIVERED_M2 = Text("已交付（㎡）", "Handed over (㎡)")
USED_M2 = Text("落位（㎡）", "Placed (㎡)")

OCCUPANCY = Text("三种入驻率", "Three occupancies")
OCCUPANCY_ROW = Text("范围", "Of")
LEASABLE = Text("可租（㎡）", "Leasable (㎡)")
SIGNED = Text("已签", "Signed")
EXPECTED = Text("期望", "Expected")
PENCILLED = Text("含意向", "With pencilled")
BY_QUARTER = Text("逐季入驻率与面积", "Occupancy and area by quarter")
WHOLE = Text("全期落位率（占全部可租）", "Space taken over the whole plan, of all leasable")
KPIS = Text("园区指标", "Figures of the park")
KPI = Text("指标", "Figure")
VALUE = Text("数值", "Value")
FORMULA = Text("算法", "How it is computed")
THRESHOLD = Text("门槛", "Threshold")
MEETS = Text("达标", "Met")
SOURCE = Text("依据", "Source")
BY_YEAR = Text("逐年产值与税收（自投产起计）", "Output and tax by year, counted from production")
YEAR = Text("年份", "Year")
WITH_UNIT = Text("{title}（{unit}）", "{title} ({unit})")
BY_STAGE = Text("各阶段企业", "Firms by stage")
PLACED = Text("已落位", "Placed")
NOT_PLACED = Text("未落位", "Not placed")

BY_UNIT = Text("按单元", "By unit")
BY_FIRM = Text("按企业", "By firm")
BUILDING = Text("楼栋", "Building")
FLOOR = Text("楼层", "Floor")
UNIT_ID = Text("单元", "Unit")
UNITS = Text("单元", "Units")
AREA = Text("面积（㎡）", "Area (㎡)")
STATE = Text("状态", "State")
FIRM = Text("企业", "Firm")
KIND = Text("类型", "Kind")
STAGE = Text("阶段", "Stage")
STANDING = Text("性质", "Standing")
PRIORITY = Text("优先级", "Priority")
ASKED = Text("意向（㎡）", "Asked (㎡)")
START = Text("入驻", "Start")
END = Text("租至", "Lease end")
FITOUT = Text("装修完成", "Fit-out done")
LICENCE = Text("办证完成", "Licensed")
PRODUCTION = Text("投产", "Production")
WAITED = Text("等待（季）", "Waited (quarters)")
LOCK = Text("锁定", "Locked")
RENT = Text("挂牌租金（元/㎡·月）", "List rent (yuan/㎡·month)")
NOTE = Text("备注", "Note")

FILES_INTRO = Text(
    "文件在点击时生成，内容与本页一致，都带有独立检查的结论和假设说明。",
    "Files are made when you click; they say what this page says, with the checker's verdict and the assumptions.",
)
EXCEL = Text("Excel 工作簿", "Excel workbook")
EXCEL_SAYS = Text(
    "汇总、按单元、按企业、未落位及原因、进度、假设、证明",
    "summary, by unit, by firm, unplaced with reasons, timeline, assumptions, certificate",
)
CSV = Text("CSV 数据（zip）", "CSV files (zip)")
CSV_SAYS = Text("每张表一个文件，UTF-8", "one file a table, UTF-8")
BUNDLE = Text("可复核数据包（zip）", "Bundle to re-check (zip)")
BUNDLE_SAYS = Text(
    "数据、方案、证明和校验值；可用 python -m planner check 单独复核",
    "facts, plan, certificate and hashes; python -m planner check verifies it on its own",
)
SVG = Text("楼层图（SVG）", "Stacking plan (SVG)")
SVG_SAYS = Text("{quarter}，可放大打印", "{quarter}, prints at any size")
