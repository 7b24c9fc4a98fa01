"""What the page that compares plans says."""

from collections.abc import Mapping

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
PACK_LANGUAGES: Mapping[str, Text] = {
    "both": Text("中英文", "Both"),
    "zh": Text("中文", "Chinese"),
    "en": Text("英文", "English"),
}
PACK_LANGUAGE = Text("材料语言", "Language of the papers")
PACK = Text("决策材料（一个压缩包）", "Decision pack (one zip)")
PACK_SAYS = Text(
    "两个方案的纪要、汇报、工作簿，以及两者的对比（PDF 和工作簿），约几秒。",
    "Memo, slides and workbook of both plans, and their comparison as PDF and workbook; takes a few seconds.",
)
COMMENT = Text("意见（否决时必填）", "Comment (needed to reject)")
APPROVE = Text("批准 {letter}", "Approve {letter}")
REJECT = Text("两个都否决", "Reject both")
FREEZES = Text(
    "作出决定后，两个方案冻结，材料按原样存档，可随时重印。",
    "With the decision both plans are frozen and the papers are kept as they are, to be printed again at any time.",
)
FROZEN = Text(
    "两个方案已冻结；要改请另存副本，或在“版本与项目”页撤回决定。",
    "Both plans are frozen; change a copy, or withdraw the decision on the page Versions and projects.",
)
KEPT = Text("决定已存档：{what}", "The decision is kept: {what}")
