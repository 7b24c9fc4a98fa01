"""What the overview says."""

from planner.text import Text

TO_FILES = Text("下载与交接", "Files and hand-over")
UNPLACED = Text("未落位企业 {count} 家", "Firms without a place: {count}")
PHASES = Text("分期", "Phases")
ENDINGS = Text("六个月内到期", "Ends within six months")
ENDINGS_NONE = Text(
    "{quarter} 起六个月内没有租约或预留到期。", "No lease or hold ends within six months of {quarter}."
)
ALERT = Text("需要注意 {at}/{count}：{said}", "Needs attention, {at} of {count}: {said}")
ALERTS_NONE = Text("没有需要注意的事项。", "Nothing needs attention.")
