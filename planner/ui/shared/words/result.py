"""What is said of a plan on more than one page."""

from planner.text import Text

PARK_GAUGES = Text("园区公用工程", "Utilities of the park")
BUILDING_GAUGES = Text("楼栋用电等", "Utilities of the buildings")
SUBJECT = Text("对象", "Of")
RESOURCE = Text("资源", "Resource")
USED = Text("用量", "Used")
CAP = Text("上限", "Cap")
UNIT = Text("单位", "Unit")
SHARE = Text("占比", "Share")
