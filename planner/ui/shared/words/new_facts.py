"""Texts of new facts told of a firm or a building, and of what changed downstream."""

from planner.text import Text

TITLE = Text("新情况", "New facts")
BASE = Text(
    "括号内为第 {number} 版的现值。保存为新版本，并从正在查看的方案出发少变动重排。",
    "In brackets the present values, of version {number}. Saved as a new version; the plan on show is re-planned with "
    "few changes.",
)
SAVE = Text("保存并重排", "Save and re-plan")
STATUS = Text("进展（{stage}）", "Progress ({stage})")
STEPS: dict[str, Text] = {"signs": Text("签约", "signs"), "leaves": Text("退出", "drops out")}
AREAS: dict[str, Text] = {
    "area_min_m2": Text("最小面积（{now} ㎡）", "Least area ({now} ㎡)"),
    "area_req_m2": Text("意向面积（{now} ㎡）", "Area asked ({now} ㎡)"),
    "area_max_m2": Text("最大面积（{now} ㎡）", "Most area ({now} ㎡)"),
}
LATER = Text("期望季度推迟到（{now}）", "Wanted only in ({now})")
LATER_SAYS = Text("最迟季度随之后移。", "The latest quarter moves with it.")
HANDOVER_LATER = Text("交付推迟到（{now}）", "Handover slips to ({now})")
HANDED_OVER = Text(
    "已于 {quarter} 交付。如有误，请到“园区与厂房”改正。",
    "Handed over in {quarter}. If that is wrong, correct it on the page Park.",
)
NAME_ASKED = Text("您的称呼（只问一次，写入历史）", "Your name (asked once, kept in the history)")

NOTHING_NEW = Text(
    "还没有改动：请先点选或填写新情况。", "Nothing was changed yet: choose or type what is new first."
)
REFUSED = Text("没有保存：", "Nothing was saved:")
REFUSED_CELL = Text("{subject} {column}“{text}”：{what}", "{subject} {column} “{text}”: {what}")
GONE = Text(
    "第 {number} 版数据里已没有 {subject}，不再接受它的新情况。",
    "Version {number} of the facts has no {subject} any more, so nothing new can be told of it.",
)
UNSAVED = Text(
    "您在第 {number} 版上有未保存的修改（{tables}），会一并保存。",
    "You have unsaved changes on version {number} ({tables}); they are saved along.",
)
BLOCKED = Text(
    "您的草稿里有 {count} 处读不了，改好或放弃之后才能在这里保存。",
    "{count} places of your draft cannot be read. Mend or discard them before anything is saved here.",
)
TO_DRAFT = Text("去编辑草稿", "Go to the draft")
ALONG = Text("（连同草稿中的修改）", " (with the changes of the draft)")
DRAFT = Text("草稿中的修改", "Changes of the draft")
SAVED = Text(
    "已保存为第 {number} 版：{what}。要撤销，请到“版本与项目”恢复第 {before} 版。",
    "Saved as version {number}: {what}. To undo it, restore version {before} on the page Versions and projects.",
)

NEWS = Text("数据第 {number} 版：{what}（{who}）", "Facts, version {number}: {what} ({who})")
DOWNSTREAM = Text("重排后的变化，与之前的方案相比", "What changed downstream, against the plan before")
OF_VERSION = Text(
    "第 {number} 版数据带来的变化，与第 {before} 版数据的方案相比",
    "What version {number} changed downstream, against the plan of version {before}",
)
OF_EARLIER = Text(
    "此前各版带来的变化：第 {first} 至 {last} 版，与之前的方案相比",
    "What earlier versions changed: {first} to {last}, against the plan before",
)
OF_ONE_EARLIER = Text(
    "此前第 {first} 版带来的变化，与之前的方案相比",
    "What version {first} changed before that, against the plan before",
)
OF_ALL = Text(
    "第 {first} 至 {last} 版数据合起来带来的变化（第 {before} 版没有方案，无法分开）",
    "What versions {first} to {last} changed together (there is no plan of version {before} to tell them apart)",
)
BETWEEN = Text(
    "正在求第 {number} 版数据的方案，以便只说最新一版带来的变化……",
    "Finding the plan of version {number}, so that only what the newest version changed is told …",
)
BEFORE, AFTER = Text("之前的方案", "Plan before"), Text("重排后", "Re-planned")
SAME = Text("方案没有变化：谁也不用动。", "The plan did not change: nobody moves.")
UNDO = Text("撤销：恢复之前的版本", "Undo: restore the version before")
SEEN = Text("知道了", "Got it")

BUILDING = Text("{id} {name}", "{id} {name}")
PHASE = Text("分期", "Phase")
HANDOVER = Text("交付季度", "Handover")
LEASABLE = Text("可租面积", "Leasable")
USED = Text("{quarter} 含意向入驻率", "Occupancy in {quarter}, with pencilled")
USED_IS = Text("{m2}（{share}）", "{m2} ({share})")
FIRMS = Text("方案中的企业", "Firms of the plan")
