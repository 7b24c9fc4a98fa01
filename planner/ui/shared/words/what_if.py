"""What is said of scenarios on more than one page."""

from planner.text import Text

NEW = Text("新的假设", "New assumption")
BUILDING = Text("楼栋", "Building")
ANYWHERE = Text("任意位置", "anywhere")
FIRM = Text("企业", "Firm")
UNITS = Text("单元", "Units")
NOTHING_TO_CHOOSE = Text(
    "这个园区没有可选的对象，请换一种假设。",
    "There is nothing of that kind in this park; choose another assumption.",
)


RENAME = Text("改名", "Rename")

BASE_NAME = Text("基准", "Base")


IN_FORCE_OF = Text(
    "执行中的方案：情景“{name}”，{who} 于 {when} 批准执行。不可改动，要改请另存副本。",
    "Plan in force: scenario “{name}”, put in force by {who} on {when}. It is frozen; change a copy.",
)
IN_FORCE_PLAN = Text("正在查看的就是执行中的方案。", "The plan on show is the plan in force.")
NOT_IN_FORCE = Text("正在查看的不是执行中的方案。", "The plan on show is not the plan in force.")
SHOW_IN_FORCE = Text("查看执行中的方案", "Show the plan in force")
