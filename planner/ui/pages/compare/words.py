"""What the page that compares plans says."""

from planner.text import Text

INTRO = Text(
    "选 2 至 6 个方案或情景；第一栏是参照，点按即可换。",
    "Choose two to six plans or scenarios; one is the reference, swapped with a click.",
)
CHOOSE = Text("方案与情景", "Plans and scenarios")
REFERENCE = Text("参照", "Reference")
NEED_TWO = Text("请至少选两个方案。", "Choose at least two plans.")
ONLY_ONE = Text(
    "这个园区只有一份方案。请先求解另一个，或建立情景。",
    "This park has one plan only. Make another plan or a scenario first.",
)
