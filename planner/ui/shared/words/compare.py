"""Texts of a comparison of plans."""

from planner.domain.changes.comparison import Verdict
from planner.text import Text

TITLE = Text("对比方案", "Compare plans")
AGAINST = Text("看哪一个", "Which one in detail")

VIEWS: dict[str, Text] = {
    "summary": Text("指标与变动", "Figures and changes"),
    "stacking": Text("楼层图", "Stacking plans"),
    "rows": Text("数据差异", "Rows"),
    "resources": Text("公用工程", "Utilities"),
    "times": Text("时间", "Times"),
    "tornado": Text("龙卷风图", "Tornado"),
}
SENTENCES = Text("要点", "What matters")
SAME = Text("两个方案没有差别。", "The plans do not differ.")
FIGURES = Text("指标", "Figures")
FIGURE = Text("指标", "Figure")
ALL_FIGURES = Text("列出全部指标", "List every figure")
NO_FIGURES = Text("主要指标相同。", "The main figures are the same.")
WITH_UNIT = Text("{title}（{unit}）", "{title} ({unit})")
WITH_DIFFERENCE = Text("{value}（{difference} {mark}）", "{value} ({difference} {mark})")
MARKS: dict[Verdict, Text] = {
    Verdict.BETTER: Text("▲ 更好", "▲ better"),
    Verdict.WORSE: Text("▼ 更差", "▼ worse"),
    Verdict.SAME: Text("相同", "same"),
    Verdict.OPEN: Text("不同", "different"),
}
FIRMS = Text("企业变动", "Firms that change")
FIRM = Text("企业", "Firm")
CHANGE = Text("变动", "Change")
BEFORE = Text("参照", "Reference")
AFTER = Text("本方案", "This plan")
WHY = Text("原因", "Why")
NO_FIRMS = Text("没有企业变动。", "No firm changes.")
ROWS = Text("数据差异", "Rows that differ")
TABLE = Text("表", "Table")
ROW = Text("行", "Row")
FIELD = Text("字段", "Field")
MORE_ROWS = Text("另有 {count} 行", "{count} more rows")
NO_ROWS = Text("两个方案依据的数据相同。", "Both plans were made from the same facts.")
RESOURCE = Text("对象与资源", "Of what")
QUARTER = Text("季度", "Quarter")
USED_OF = Text("{used} / {cap}", "{used} of {cap}")
TIMES = Text("时间差异", "Quarters that moved")
WHAT = Text("什么", "What")
SUBJECT = Text("对象", "Of")
LATER = Text("晚几季", "Quarters later")
NO_TIMES = Text("没有改变的时间。", "No quarter has moved.")
